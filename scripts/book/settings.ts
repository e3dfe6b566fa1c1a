import * as z from 'zod';
import { asciiDigits } from './ascii-digits.ts';
import type { FormatOption, FormatOptions } from './format-option.ts';
import { PAGE_ROLES } from './page-roles.ts';
import { isbn, publication } from './publication.ts';
import { PAGE_SIZES } from './trim-size.ts';
import { typefaceChoices } from './typefaces.ts';

/**
 * The settings of a book: `book.yaml`, or the front matter of a one-file book. One schema gives the types, the
 * validation and the JSON Schema for editors. The words are the field's own, as in Pandoc, Quarto, Dublin Core, EPUB.
 */

export const text = z.string().trim().min(1);
const texts = z.union([text.transform((one) => [one]), z.array(text)]);

const DATE = /^\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?$/;

/** A date as it is written, in ASCII digits and hyphens; whether there is such a day shows when the book is read. */
const writtenDate = z.union([
  z
    .string()
    .transform((written) => asciiDigits(written.trim()).replaceAll('/', '-'))
    .refine((written) => DATE.test(written) && !written.startsWith('0'), {
      error: 'a date as 2026, 2026-06 or 2026-06-02 (ISO 8601), or of the Hijra: 1405, 1405-03-12',
    }),
  z.number().int().min(1000).max(9999).transform(String),
]);

/** An ORCID iD as it is written, or its address: `0000-0002-1825-0097`. */
const ORCID = /^(?:https?:\/\/orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/i;

const author = z.strictObject({
  name: text,
  'file-as': text.optional().describe('The name as it is sorted: «Karimi, Sara»'),
  affiliation: text.optional().describe('Where the author works, as the head of an article has it'),
  email: z
    .string()
    .trim()
    .regex(/^[^\s@<>"]+@[^\s@<>"]+$/, 'an address, such as name@example.org')
    .optional(),
  orcid: z
    .string()
    .trim()
    .regex(ORCID, 'an ORCID iD, such as 0000-0002-1825-0097')
    .transform((written) => ORCID.exec(written)![1]!.toUpperCase())
    .optional()
    .describe('The ORCID iD: 0000-0002-1825-0097'),
  'name-en': text.optional().describe('The name in Latin letters, for English pages'),
  'affiliation-en': text.optional(),
});

export type Author = Readonly<z.output<typeof author>>;

const person = z.union([text.transform((name): Author => ({ name })), author]);

const contributor = z.strictObject({
  name: text,
  role: z
    .enum(['trl', 'edt', 'ill', 'aui', 'ctb', 'cov', 'pfr', 'bkd'])
    .describe(
      'MARC relator code: trl translator, edt editor, ill illustrator, aui foreword, ctb contributor, …',
    ),
  'file-as': text.optional(),
});

/** An entry of `chapters`: a file, or a part with its files. */
const chapterEntry = z.union([
  text,
  z.strictObject({ part: text.describe('The title of the part'), chapters: z.array(text).min(1) }),
]);

const MILLIMETRES = String.raw`\d{1,4}(\.\d{1,4})?mm`;
export const length = z
  .string()
  .regex(new RegExp(`^${MILLIMETRES}$`), 'a length in millimetres, such as 20mm, below 10 m');

const TWO_LENGTHS = new RegExp(`^${MILLIMETRES} ${MILLIMETRES}$`);

/** Trim size: a format by name, or two lengths. */
export const pageSize = z
  .string()
  .refine((size) => Object.hasOwn(PAGE_SIZES, size) || TWO_LENGTHS.test(size), {
    error: `a format (${Object.keys(PAGE_SIZES).join('، ')}) or width and height, such as «145mm 215mm»`,
  });

export const margins = z.strictObject({ top: length, bottom: length, inner: length, outer: length });

const page = z.strictObject({
  size: pageSize.optional().describe('Trim size: a format by name, or «145mm 215mm»'),
  margin: margins.partial().optional().describe('Margins; the inner one is at the binding'),
  bleed: length
    .refine((bleed) => Number.parseFloat(bleed) <= 50, { error: 'a length of at most 50mm' })
    .optional()
    .describe('For the print shop: bleed around the trimmed page, with crop marks; PDF only'),
});

/** Bytes; file systems take 255 with the ending. */
export const LONGEST_SLUG = 200;

const headOf = z.enum(['title', 'chapter', 'section', 'none']);

/** What stands at the head of left and right pages. */
export const runningHeads = z.strictObject({ verso: headOf, recto: headOf });

const scope = z.enum(['page', 'chapter', 'book']);

/** Where the numbers of notes start again, and whether short notes stand beside each other. */
export const noteNumbering = z.union([
  scope,
  z.strictObject({
    numbering: scope.optional().describe('As `footnotes` by itself'),
    'run-in': z
      .boolean()
      .optional()
      .describe(
        'In print, short notes stand beside each other at the foot of a page, parted by a wide space',
      ),
  }),
]);

/** Where the numbers of notes start again. */
export type NoteScope = z.output<typeof scope>;

const giving = z.enum(['even', 'letters', 'spaces']);

/** What gives in a justified line. */
export type Giving = z.output<typeof giving>;

export const justification = z.union([
  giving,
  z.strictObject({
    by: giving.optional().describe('As `justify` by itself'),
    kashida: z
      .boolean()
      .optional()
      .describe(
        'Where spaces are still wide, a word of the Arabic script or two may be elongated, as the naskh has it; the strokes are no part of the text',
      ),
  }),
]);

/** How emphasis is shown. */
export const emphasis = z.enum(['weight', 'colour', 'guillemets', 'face']);

export type Emphasis = z.output<typeof emphasis>;

/** What gives in justified lines, and whether words are elongated. */
export type Justification = z.output<typeof justification>;

/** What is made: one running text that begins on its first page, or a book of chapters. Each has a theme of its name. */
export const KINDS = ['article', 'report', 'book'] as const;

export type Kind = (typeof KINDS)[number];

/** The kind, and with it the theme, of a folder that names none; a single file is an article. */
export const DEFAULT_KIND: Kind = 'report';

const listsOf = <Name extends z.ZodType<string>>(name: Name) =>
  z.array(name).default([]).describe('Lists of figures and tables after the contents');

/** What the formats can be asked for in a book; where not all plug-ins are there, nobody knows whose the other names are. */
function formatOptionsOf(options: readonly FormatOption[], areAll: boolean) {
  const shape = Object.fromEntries(
    options.map(({ name, values, summary }) => [name, z.enum(values).optional().describe(summary.en)]),
  );
  const general =
    'What formats are asked for, where the options of the command that have these names say nothing';
  return (areAll ? z.strictObject(shape) : z.object(shape))
    .transform((given) => given as FormatOptions)
    .default({})
    .describe([general, ...options.map(({ name, summary }) => `\`${name}\`: ${summary.en}`)].join('; '));
}

const plugins = z
  .array(text)
  .default([])
  .describe(
    'Code that adds markup, rules of spelling, themes and formats: folders in the book’s folder, or npm packages (docs/plugins.md)',
  );

const check = z.strictObject({
  rules: z
    .record(z.string(), z.enum(['off', 'suggestion', 'warning', 'error']))
    .default({})
    .describe('Severity by the id of a rule, such as `zwnj-compound: off`; docs/rules.md has all'),
  ezafe: z
    .enum(['hamze', 'ye'])
    .optional()
    .describe(
      'How the ezafe is written after a silent heh: خانهٔ or خانه‌ی; if not given, as the book has it all along, else خانهٔ',
    ),
  words: texts.default([]).describe('Words that no rule touches'),
});

const bookSettings = z
  .strictObject({
    kind: z
      .enum(KINDS)
      .optional()
      .describe(
        'article: one running text, its title, authors and abstract at the head of its first page; report, book: chapters behind front matter. What the theme says otherwise; report for a folder, article for a single file',
      ),
    title: text,
    subtitle: text.optional(),
    'title-en': text
      .optional()
      .describe(
        'The title in English: of a title page at the other end of a book, of the English abstract of an article',
      ),
    'subtitle-en': text.optional(),
    'short-title': text.optional().describe('For running heads'),
    author: z.union([person.transform((one) => [one]), z.array(person)]).default([]),
    contributor: z.array(contributor).default([]),
    publisher: text.optional(),
    'publisher-en': text.optional(),
    place: text.optional().describe('Place of publication'),
    date: writtenDate
      .optional()
      .describe(
        'Date of publication: ISO 8601, or a year (and month and day) of the Hijra; printed in the calendar of the book',
      ),
    /** BCP 47; which ones there are is said where the schema is made. */
    language: z.string(),
    identifier: z
      .strictObject({
        isbn: isbn.optional(),
        'print-isbn': isbn
          .optional()
          .describe('ISBN of the print edition, whose pages the EPUB marks, where it has one of its own'),
        doi: text.optional(),
        uuid: z.uuid().optional(),
      })
      .default({}),
    series: z
      .strictObject({ title: text, position: z.union([text, z.number().transform(String)]).optional() })
      .optional()
      .describe('The series that the book belongs to, and its place in it'),
    rights: text.optional(),
    description: text.optional().describe('For shops and catalogues; the abstract otherwise'),
    abstract: text
      .optional()
      .describe('At the head of an article: plain text, an empty line between paragraphs'),
    'abstract-en': text.optional().describe('The abstract in English, set from left to right'),
    'english-abstract': z
      .enum(['end', 'head'])
      .default('end')
      .describe('Where an article has its English title, abstract and keywords'),
    subject: texts.default([]),
    keywords: texts.default([]).describe('At the head of an article; subjects in catalogues'),
    'keywords-en': texts.default([]),
    edition: text.optional().describe('As printed: «چاپ اول»'),
    ...publication,
    cover: z
      .union([text, z.literal(false)])
      .optional()
      .describe('An image in the book’s folder; one is made from the metadata otherwise; false for none'),
    page: page.default({}),
    columns: z
      .literal([1, 2])
      .default(1)
      .describe('Columns that an article is printed in; only for themes that have them'),
    theme: text
      .optional()
      .describe(
        'article, report or book, that of the kind if none is named; or a theme of your own: its folder in the book’s folder, or an npm package (docs/themes.md)',
      ),
    plugins,
    typefaces: typefaceChoices.optional(),
    style: text.optional().describe('A small CSS file in the book’s folder, laid over the theme'),
    chapters: z.array(chapterEntry).min(1).optional().describe('The order of the files; by name otherwise'),
    contents: z
      .boolean()
      .optional()
      .describe(
        'Whether contents are printed; an article of more than about twelve pages has them, a book always',
      ),
    'toc-depth': z.int().min(1).max(4).default(2),
    numbering: z.enum(['none', 'chapters', 'sections']).optional(),
    footnotes: noteNumbering
      .optional()
      .describe(
        'Where the numbers of notes start again; EPUB and web, which have no pages, take chapters for pages. As a map, `{ numbering: page, run-in: true }`, short notes stand beside each other too',
      ),
    justify: justification
      .optional()
      .describe(
        'What gives in the printed lines of justified text. even: spaces, and the letters of the few lines that would still be loose, by 1.5 % at most; letters: the letters of all lines too, by 2 % at most; spaces: nothing else. As a map, `{ by: letters, kashida: true }`, words are elongated too',
      ),
    'hanging-punctuation': z
      .boolean()
      .optional()
      .describe(
        'In print, punctuation and quotation marks at the edges of justified text stand beyond them by half their width',
      ),
    emphasis: emphasis
      .optional()
      .describe(
        'How emphasis is shown. weight: in heavier letters; colour: in dark red, or what `--emphasis-colour` of a style says; guillemets: in quotation marks; face: in the typeface of headings, where the book has one of its own. As the theme has it otherwise',
      ),
    'chapters-open': z
      .enum(['recto', 'first', 'any'])
      .optional()
      .describe(
        'Where chapters and parts open in print: each on a right page; only the first one, the others on the next page; all on the next page, and the folios go on from the front matter. As the theme has it otherwise',
      ),
    grid: z
      .boolean()
      .optional()
      .describe(
        'Whether lines of text stand on a grid in print, so that those of facing pages meet; as the theme has it otherwise',
      ),
    'note-digits': z
      .enum(['native', 'latin'])
      .optional()
      .describe(
        'latin: the number of a note that is all in Latin letters is in Latin digits; its mark in the text stays as it is',
      ),
    'file-links': z
      .enum(['notes', 'none'])
      .default('notes')
      .describe(
        'What becomes of links to files that are no chapters: their words, with the address as a note or without',
      ),
    macros: z
      .record(z.string().regex(/^\\[A-Za-z]+$/, 'a name as TeX has them, such as \\R'), z.string())
      .optional()
      .describe(
        'Names in TeX that formulas of the book may use, each with its meaning: `"\\\\R": "\\\\mathbb{R}"`',
      ),
    'running-heads': runningHeads
      .partial()
      .optional()
      .describe('What stands at the head of left and right pages'),
    /** What can be listed is said there too. */
    lists: listsOf(text),
    /** Which there are is said there too. */
    'format-options': formatOptionsOf([], false),
    digits: z
      .enum(['native', 'keep'])
      .default('native')
      .describe('native: the digits of the book’s language'),
    calendar: z.enum(['persian', 'islamic', 'gregorian']).optional(),
    'site-url': z
      .string()
      .trim()
      .regex(/^https?:\/\/[^\s"<>?#]+$/, 'an address, such as https://example.org/book/')
      .transform((address) => (address.endsWith('/') ? address : `${address}/`))
      .optional()
      .describe(
        'Where the web edition is put: its pages then say their own addresses, and that of their picture, to those who share them',
      ),
    slug: z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u, 'letters, digits, dots and hyphens')
      .refine((name) => new TextEncoder().encode(name).length <= LONGEST_SLUG, {
        error: `a name of at most ${LONGEST_SLUG} bytes`,
      })
      .optional()
      .describe('The name of the files that are made'),
    check: check
      .prefault({})
      .describe('Rules of `warraq check`: which are off, how grave they are, what they know'),
    words: z.record(z.string(), z.string()).default({}).describe('Words of the furniture, overruled'),
    profiles: z
      .record(text, z.record(text, z.unknown()))
      .optional()
      .describe(
        'Settings by the name of a purpose, which lie over all others in a build with that `--profile`: `{proof: {page: {size: A4}}}`',
      ),
  })
  .meta({ title: 'warraq book', description: 'The settings of a book: book.yaml, or front matter' });

/** The checked settings, with every default but those that the manuscript itself decides. */
export type WrittenSettings = Readonly<z.output<typeof bookSettings>>;

/** The settings of a book, every default filled in. */
export type Settings = WrittenSettings & { readonly kind: Kind; readonly theme: string };

/** The plug-ins alone, which decide how all else is read. */
export const pluginsKey = z.looseObject({ plugins });

/** The keys that decide whether a single file is an article, and which of its headings is its title. */
export const kindKeys = z.looseObject({
  kind: z.enum(KINDS).optional().catch(undefined),
  theme: text.optional().catch(undefined),
  title: text.optional().catch(undefined),
});

/**
 * The schema for books in one of some languages (BCP 47; the first is that of a book that names none), whose markup can make some
 * lists, and whose formats have some options; `areAll`: and no others.
 */
export function settingsSchemaOf(
  languages: readonly string[],
  lists: readonly string[],
  options: readonly FormatOption[] = [],
  areAll = true,
) {
  const language = z.enum(languages).default(languages[0]!);
  const known = {
    language,
    lists: listsOf(z.enum(lists)),
    'format-options': formatOptionsOf(options, areAll),
  };
  return bookSettings.extend(known).meta({ ...bookSettings.meta() });
}

/** Front matter that a chapter's file may have. */
export const chapterSettingsSchema = z.strictObject({
  title: text.optional(),
  'short-title': text.optional(),
  id: z
    .string()
    .regex(/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u, 'letters, digits, hyphens, dots and _, without spaces')
    .optional(),
  role: z
    .enum(['front', 'body', 'back', ...PAGE_ROLES])
    .default('body')
    .describe(
      'Front matter, body, back matter; or a page that books have, without heading and not in the contents',
    ),
  numbered: z.boolean().optional(),
});

export type ChapterSettings = z.output<typeof chapterSettingsSchema>;
