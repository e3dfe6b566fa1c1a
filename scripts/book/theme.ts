import { posix } from 'node:path';
import * as z from 'zod';
import {
  emphasis,
  justification,
  length,
  margins,
  noteNumbering,
  pageSize,
  runningHeads,
  text,
} from './settings.ts';
import type { TextFile } from './text-file.ts';
import { leading, sizeAdjust, typefaceChoices } from './typefaces.ts';

/**
 * A theme is a folder: its record `theme.yaml`, a style sheet for each medium that it has something to say of, templates and
 * typefaces. The record has one schema, for the themes that warraq brings along as for any other.
 */

/** The file in the folder of a theme that says what it is. */
export const THEME_RECORD = 'theme.yaml';

/** What a style sheet is for; `base` is for all of them. */
export const SHEETS = ['base', 'print', 'epub', 'web'] as const;

export type Sheet = (typeof SHEETS)[number];

export type Medium = Exclude<Sheet, 'base'>;

/**
 * What a typeface of a record is for. Each is named by the CSS token of its role, such as `--text-font`; `latin` stands before text and headings,
 * symbols behind all others.
 */
const ROLES = ['text', 'heading', 'latin', 'code', 'math', 'symbols'] as const;

/** `naskh`: for markup that is set so, in books that have any. */
export type TypefaceRole = (typeof ROLES)[number] | 'naskh';

/** Names that every medium takes: some shops and readers of EPUB know no others. */
const FACE_NAME = /^[A-Za-z0-9][\w-]*$/;

/** `unicode-range` (CSS Fonts 4, 4.5), without wildcards. */
const RANGES = /^U\+[0-9A-F]{1,6}(-[0-9A-F]{1,6})?(\s*,\s*U\+[0-9A-F]{1,6}(-[0-9A-F]{1,6})?)*$/i;

const isWithin = (path: string) =>
  !path.includes('\\') && !posix.isAbsolute(path) && !path.split('/').includes('..');

const face = z
  .strictObject({
    file: text
      .refine(isWithin, { error: 'a path below the folder of the theme, with «/»' })
      .describe('TrueType, as .ttf, .woff or .woff2'),
    weight: z.int().min(1).max(1000),
    italic: z.boolean().optional().describe('A slanted face, for sheets that ask for one'),
    name: text
      .regex(FACE_NAME, 'letters a to z, digits, «-» and «_»')
      .optional()
      .describe('Its name in editions; that of its file otherwise'),
    range: text
      .regex(RANGES, 'ranges of characters, such as «U+0600-06FF, U+200C»')
      .optional()
      .describe('The characters that it is used for; all that it has otherwise'),
    'print-only': z.boolean().default(false).describe('EPUB and web go without it'),
  })
  .transform((one) => ({ ...one, name: one.name ?? posix.parse(one.file).name }))
  .refine(({ name }) => FACE_NAME.test(name), {
    path: ['file'],
    error: 'a file whose name has nothing but letters a to z, digits, «-» and «_»; or give the face a «name»',
  });

const family = {
  family: text
    .regex(/^[\p{L}\p{M}\p{N} _.-]+$/u, 'letters, digits, spaces, «-», «_» and «.»')
    .describe('As CSS names it'),
  role: z.enum(ROLES),
  scripts: z
    .array(z.string().regex(/^[A-Z][a-z]{3}$/, 'a script as ISO 15924 has it, such as «Arab»'))
    .default([])
    .describe('The scripts whose text it is for (ISO 15924); the imprint names the typeface of the script'),
  names: z
    .record(z.string(), text)
    .default({})
    .describe('Its name as the imprint has it, by the language of the book'),
  'size-adjust': sizeAdjust
    .optional()
    .describe('How much larger or smaller it is set than the sheets say: 109%'),
  leading: leading
    .optional()
    .describe('For text: the distance of its lines, as a multiple of the size of the type'),
  faces: z.array(face).min(1),
};

const typeface = z.strictObject(family);

/** A list of typefaces, as a file may have it alone. */
export const typefacesSchema = z.strictObject({ typefaces: z.array(typeface).min(1) });

/** A list of typefaces that can be asked for by a word. */
export const typefacesByWord = z.strictObject({
  typefaces: z
    .array(
      z.strictObject({
        words: z.array(text).min(1),
        naskh: z.boolean().default(false),
        plain: z.string().optional(),
        ...family,
      }),
    )
    .min(1),
});

/** The record of a theme, `theme.yaml`. */
export const themeSchema = z
  .strictObject({
    typefaces: z
      .union([z.array(typeface), typefaceChoices])
      .default([])
      .describe(
        'Its own typefaces, as a list with every face of theirs, or as `book.yaml` says it; those of warraq stand behind them, for what they lack',
      ),
    traits: z
      .strictObject({
        'half-title': z.boolean().describe('A leaf with the title alone stands before the title page'),
        'recto-chapters': z.boolean().describe('Chapters open on a right page'),
        'chapters-open': z
          .enum(['recto', 'first', 'any'])
          .optional()
          .describe(
            'Where chapters open: each on a right page; the first of the text alone, with the pages before it as they are in books; or, on leaves that are printed on one side, wherever they come. As `recto-chapters` has it otherwise',
          ),
        'note-digits': z
          .enum(['native', 'latin'])
          .optional()
          .describe('latin: the number of a note that is all in Latin letters is in Latin digits'),
        'preface-first': z
          .boolean()
          .default(false)
          .describe('Front matter that is text, such as a preface, stands before the contents'),
        'level-pages': z.boolean().describe('Facing pages end level'),
        abstracts: z
          .boolean()
          .default(false)
          .describe(
            'The abstract stands on a page of its own before the contents, the English one behind the text',
          ),
        grid: z
          .boolean()
          .default(false)
          .describe('Lines of text stand on a grid, so that those of facing pages meet'),
        footnotes: noteNumbering.describe('Where the numbers of notes start again'),
        'running-heads': runningHeads.describe('What stands at the head of left and right pages'),
        page: z.strictObject({ size: pageSize, margin: margins }),
        justify: justification
          .optional()
          .describe('What gives in the lines of justified text, as in `book.yaml`'),
        'hanging-punctuation': z
          .boolean()
          .optional()
          .describe('Punctuation at the edges of justified text stands beyond them by half its width'),
        emphasis: emphasis
          .optional()
          .describe('How emphasis is shown, as in `book.yaml`; as the sheets have it otherwise'),
        columns: z
          .strictObject({ gap: length, margin: margins })
          .optional()
          .describe('For articles in two columns: the room between them, and the margins of their pages'),
      })
      .describe(
        'What no style sheet can say. A book overrules all but `half-title`, `recto-chapters`, `preface-first`, `level-pages`, `abstracts` and `columns`',
      ),
  })
  .meta({ title: 'warraq theme', description: 'The record of a theme: theme.yaml' });

/** The JSON Schema (2020-12) of `theme.yaml`, for editors. */
export function themeJsonSchema(): object {
  return z.toJSONSchema(themeSchema, { io: 'input', unrepresentable: 'any' });
}

export type ThemeRecord = z.output<typeof themeSchema>;

export type TypefaceRecord = z.output<typeof typeface>;

/** What a theme decides beyond CSS. */
export type Traits = Readonly<ThemeRecord['traits']>;

/** One static face of a family. */
export interface Face {
  readonly family: string;
  readonly role: TypefaceRole;
  readonly weight: number;
  readonly italic?: boolean | undefined;
  /** Its size, as a multiple of what the sheets say (CSS `size-adjust`); 1 if not given. */
  readonly sizeAdjust?: number | undefined;
  /** File name without ending, in editions. */
  readonly name: string;
  /** CSS `unicode-range`, for faces that come in pieces. */
  readonly range?: string | undefined;
  readonly printOnly: boolean;
  /** TrueType, WOFF or WOFF2, as its file has it. */
  readonly bytes: () => Uint8Array;
}

/** A family, or a part of it, with what it is for. */
export interface Typeface<F extends Face = Face>
  extends Pick<TypefaceRecord, 'family' | 'scripts' | 'names' | 'leading'> {
  readonly role: TypefaceRole;
  readonly faces: readonly F[];
}

/** A file that a theme was read from, and that is no text. */
export interface ThemeFile {
  /** In the book's folder, with `/`. */
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What typefaces decide of sizes and lines. */
export interface Measures {
  /** Size of the text in print, in points, as the sheets have it: before `size-adjust`; as the theme's sheets say if not given. */
  readonly size?: number | undefined;
  /** Distance of the lines, as a multiple of that size; as the theme's sheets say if not given. */
  readonly leading?: number | undefined;
  /** What is added to the spaces of passages that run from left to right, em. */
  readonly space?: number | undefined;
  /** `size-adjust` of the typefaces that stand behind those of the book. */
  readonly others: number;
  /** Words may be elongated: false where the typeface of the text has no stroke for it. */
  readonly elongates?: boolean | undefined;
}

export interface Theme {
  /** As the book names it. */
  readonly name: string;
  readonly sheets: Readonly<Partial<Record<Sheet, string>>>;
  /** By the name of ours that each replaces. */
  readonly templates: ReadonlyMap<string, TextFile>;
  readonly typefaces: readonly Typeface[];
  readonly traits: Traits;
  /** What its typefaces decide of sizes; nothing if not given. */
  readonly measures?: Measures | undefined;
  /** The files of its typefaces. */
  readonly files: readonly ThemeFile[];
  /** The folder on disk that the paths of its files begin in, where that is not the book's: for a package. */
  readonly home?: string | undefined;
}

/** Typefaces of a record; `more` gives what a face is besides what the record says of it. */
export function typefacesFrom<More extends Pick<Face, 'bytes'>>(
  records: readonly TypefaceRecord[],
  more: (file: string) => More,
): readonly Typeface<Face & More>[] {
  return records.map(({ faces, 'size-adjust': sizeAdjust, ...typeface }) => ({
    ...typeface,
    faces: faces.map(({ file, weight, italic, name, range, 'print-only': printOnly }) => ({
      family: typeface.family,
      role: typeface.role,
      weight,
      italic,
      sizeAdjust,
      name,
      range,
      printOnly,
      ...more(file),
    })),
  }));
}
