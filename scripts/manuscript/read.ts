import { posix } from 'node:path';
import type { Root, RootContent } from 'mdast';
import type { Book, Chapter, Part } from '../book/book.ts';
import { headingText, isUnnumbered } from '../book/outline.ts';
import { matterOf, PAGE_ROLES, pageOf, pageRecord } from '../book/page-roles.ts';
import { type ChapterSettings, DEFAULT_KIND, type Settings, type WrittenSettings } from '../book/settings.ts';
import type { TextFile } from '../book/text-file.ts';
import { visit } from '../book/visit.ts';
import type { World } from '../book/world.ts';
import { hasErrors, MessageList, type Report, type Told } from '../diagnostics/report.ts';
import { withoutControls } from '../language/controls.ts';
import { isIsbn } from '../language/isbn.ts';
import { LANGUAGES, languageNamed } from '../language/languages.ts';
import { isOrcid } from '../language/orcid.ts';
import { fileName } from '../language/slug.ts';
import { wordsOf } from '../language/words.ts';
import type { Located } from './chapter-names.ts';
import { checkArticle, checkOrder, type Entry } from './chapter-order.ts';
import type { About } from './contents/contents.ts';
import { textAt, textsAt } from './contents/values.ts';
import { readBookDate } from './date.ts';
import { type FoundIn, type Listed, settled, textsOfFolder } from './folder-texts.ts';
import { sayForeign } from './foreign-keys.ts';
import { chosenId, chosenIds, giveIds, Ids } from './ids.ts';
import { Images } from './images.ts';
import { firstLook, withKind } from './kind.ts';
import { LIMITS } from './limits.ts';
import { resolveLinks } from './links.ts';
import { TOO_MANY_NOTES } from './markdown/bounds.ts';
import { checkMerge } from './merge-markers.ts';
import { readCover, readLogo, readStyle, readTemplates } from './own-files.ts';
import { sayOfPlugins } from './plugins.ts';
import {
  checkTexts,
  type Draft,
  hasText,
  readChapter,
  readTree,
  splitChapters,
  wholeText,
} from './read-chapter.ts';
import type { ReadOptions } from './read-options.ts';
import { checkFrontMatter, checkYaml, placeOfKey, type SettingsSource } from './settings-file.ts';
import { settingsSchemaFor } from './settings-schema.ts';
import { fillTables } from './table-files.ts';
import { BOOK_FILE, readMarkdown, readText } from './text-file.ts';
import { checkColumns, readTheme } from './theme.ts';
import { checkHeadings, firstWords, givenTitle, sayChapterUntitled, sayUntitled, titleIn } from './titles.ts';

/** A book, unless a fault is in the way; and the files that were read, with everything that is to be said of them. */
export interface Reading extends Told {
  readonly book: Book | undefined;
  /** What was found on the way, also where there is no book. */
  readonly found: Found | undefined;
  /** Where the texts of a folder were found. */
  readonly foundIn?: FoundIn;
}

/** The settings and the texts of a book that may have faults. */
export interface Found {
  readonly settings: Settings;
  /** False where the settings are at fault: those here are the defaults, and nothing is to be changed by them. */
  readonly settled: boolean;
  readonly source: SettingsSource;
  /** Each Markdown file once, in the order of the book, with its whole tree. */
  readonly texts: readonly { readonly file: TextFile; readonly tree: Root }[];
  /** The chapters with their places in the folder, connected as far as can be; none where the settings are at fault. */
  readonly chapters: readonly Located[];
  /** The addresses of images of the web that nobody has fetched, or whose files are gone. */
  readonly remote: readonly string[];
}

/** The order of a book's matter, whatever the order of its files. */
const ORDER: readonly ChapterSettings['role'][] = [
  ...PAGE_ROLES.filter((page) => matterOf(page) === 'front'),
  'front',
  'body',
  'back',
  ...PAGE_ROLES.filter((page) => matterOf(page) === 'back'),
];

/** The settings of a book that has none. */
const DEFAULTS = withKind(settingsSchemaFor({ syntaxes: [] }).parse({ title: BOOK_FILE }), DEFAULT_KIND);

/**
 * Read a book: the folder of the world with `book.yaml` and Markdown files, or, if `only` names it, one Markdown file
 * with its settings as front matter.
 */
export async function readBook(
  world: World,
  only: string | undefined,
  options: ReadOptions,
): Promise<Reading> {
  const said = new MessageList();
  const reading = await (only === undefined
    ? readFolder(world, options, said)
    : readSingle(world, only, options, said));
  return { ...reading, messages: said.all };
}

/** What was read, before all is said of it. */
type Read = Omit<Reading, 'messages'>;

async function readFolder(world: World, options: ReadOptions, said: MessageList): Promise<Read> {
  const { report } = said;
  const isOurs = (await world.list()).includes(BOOK_FILE);
  const file = isOurs
    ? await readText(world, BOOK_FILE, report)
    : { path: posix.join(world.root, BOOK_FILE), value: '' };
  const source = { file, yaml: file.value, base: 0 };
  checkMerge(file, report);
  sayOfPlugins(file, options.plugins, report);
  const settings =
    !isOurs || file.isUnread
      ? undefined
      : withKind(
          checkYaml(file, source.yaml, settingsSchemaFor(options), report),
          options.kind ?? DEFAULT_KIND,
        );
  const { language } = settings ?? DEFAULTS;
  const texts = await textsOfFolder(world, settings, source, language, said);
  if (isOurs && !settings) return unsettled(source, await readAll(texts.listed, world, options, said));
  const place = isOurs ? file : { path: world.root || '.', value: '' };
  if (texts.listed.length === 0) {
    report(place, 'manuscript-has-text', {});
    if (!isOurs) return { book: undefined, files: [place], found: undefined };
  }
  const article = settings?.kind === 'article' ? settings : undefined;
  const entries: Entry[] = [];
  const { macros = {} } = settings ?? {};
  for (const { path, known, ...entry } of texts.listed) {
    const text = await readMarkdown(world, path, report);
    const draft = await readChapter(text, path, { ...options, macros }, said, article);
    entries.push({ ...draft, ...entry, settings: withKnown(draft, known) });
  }
  if (article) checkArticle(entries, source, report);
  const isListed = settings?.chapters !== undefined || texts.found.order !== undefined;
  const { drafts, found } = isListed
    ? { drafts: entries, found: texts.found }
    : settled(entries, texts.found);
  sayForeign(entries, report, settings ? undefined : drafts[0]);
  const read = settings ?? foundSettings(texts.about, drafts[0], file, said);
  const told = [...texts.files, ...entries.map((entry) => entry.file)];
  const reading = await assemble(read, source, drafts, world, undefined, options, said, told);
  return { ...reading, foundIn: found };
}

/** The settings of a chapter, with what a list says of it where it says nothing itself. */
function withKnown(
  { settings, heading }: Draft,
  { title, role }: NonNullable<Listed['known']> = {},
): Draft['settings'] {
  const isNamed = settings.title !== undefined || heading !== undefined;
  return {
    ...settings,
    ...(isNamed || title === undefined ? {} : { title }),
    ...(role === undefined || settings.role !== 'body' ? {} : { role }),
  };
}

/**
 * The settings of a folder that has no `book.yaml`: what another tool's say, and the front matter and the title of its first text. A value
 * that is none is passed over.
 */
function foundSettings(about: About, first: Entry | undefined, file: TextFile, said: MessageList): Settings {
  const { foreign = {}, settings: own } = first ?? {};
  const heading = first && titleIn(first);
  const title = about.title ?? (textsAt(foreign, 'author') ? own?.title : undefined) ?? heading ?? own?.title;
  const instead = title ?? (first && firstWords(first.tree)) ?? BOOK_FILE;
  if (title === undefined && first && hasText(first) && !said.refuses(first.file))
    sayUntitled(file, instead, said.report);
  const language = about.language ?? textAt(foreign, 'lang') ?? textAt(foreign, 'language');
  const author = about.author ?? textsAt(foreign, 'author') ?? textsAt(foreign, 'authors');
  const date = about.date ?? foreign['date'];
  const schema = settingsSchemaFor({ syntaxes: [] });
  const found: Record<string, unknown> = { title: instead };
  for (const [key, value] of Object.entries({
    author,
    language: language?.toLowerCase().split('-')[0],
    subtitle: about.subtitle ?? textAt(foreign, 'subtitle'),
    description: textAt(foreign, 'description'),
    keywords: textsAt(foreign, 'keywords'),
    date: typeof date === 'string' ? /^\p{Nd}{4}(?:([-/])\p{Nd}{1,2}\1\p{Nd}{1,2})?/u.exec(date)?.[0] : date,
  }))
    if (value !== undefined && schema.safeParse({ ...found, [key]: value }).success) found[key] = value;
  return withKind(schema.parse(found), DEFAULT_KIND);
}

async function readSingle(
  world: World,
  path: string,
  options: ReadOptions,
  said: MessageList,
): Promise<Read> {
  const { report } = said;
  const file = await readMarkdown(world, path, report);
  if (file.isUnread) return { book: undefined, files: [file], found: undefined };
  sayOfPlugins(file, options.plugins, report);
  const { tree, matter, written } = await readTree(file, options, said);
  const source = {
    file,
    yaml: matter?.value ?? '',
    base: matter ? file.value.indexOf('\n') + 1 : 0,
  };
  const otherwise = options.kind ?? 'article';
  const look = firstLook(source.yaml, otherwise);
  const drafts =
    look.kind === 'article'
      ? [wholeText(tree, file, written, look.title, report)]
      : splitChapters(tree, file, written, report);
  const only = drafts.length === 1 ? drafts[0] : undefined;
  const title = only?.heading ? headingText(only.heading) : undefined;
  const untitled = title === undefined && look.title === undefined;
  const instead = title ?? firstWords(tree) ?? stem(path);
  const given = matter
    ? withKind(
        settingsIn(file, withKnownKeys(matter.value, instead), source.base, options, report),
        otherwise,
      )
    : withKind({ ...DEFAULTS, title: instead, kind: undefined, theme: undefined }, otherwise);
  if (!given) return unsettled(source, [{ file, tree }]);
  if (untitled) sayUntitled(file, given.title, report);
  checkHeadings(file, tree, report);

  return assemble(
    given,
    source,
    drafts.map((draft) => ({
      ...draft,
      part: undefined,
      listed: undefined,
      untitled: untitled && only !== undefined,
    })),
    world,
    stem(path),
    options,
    said,
  );
}

/** Texts whose settings are at fault: they make no book, but can be looked through. */
function unsettled(source: SettingsSource, texts: Found['texts']): Read {
  const files = [...new Set([source.file, ...texts.map(({ file }) => file)])];
  return {
    book: undefined,
    files,
    found: { settings: DEFAULTS, settled: false, source, texts, chapters: [], remote: [] },
  };
}

async function readAll(
  listed: readonly Listed[],
  world: World,
  options: ReadOptions,
  said: MessageList,
): Promise<Found['texts']> {
  const texts: { file: TextFile; tree: Root }[] = [];
  for (const { path } of listed) {
    const file = await readText(world, path, said.report);
    texts.push({ file, tree: (await readTree(file, options, said)).tree });
  }
  return texts;
}

/** The settings in the front matter of a one-file book. */
function settingsIn(
  file: TextFile,
  yaml: string,
  base: number,
  options: ReadOptions,
  report: Report,
): WrittenSettings | undefined {
  const { settings, foreign } = checkFrontMatter(file, yaml, settingsSchemaFor(options), report, base);
  sayForeign([{ file, foreign }], report, { file, foreign: {} }, ['lang']);
  return settings;
}

/**
 * Front matter may leave the title to the text's one heading of the first level, and have the language in the key of other tools:
 * `lang: fa-IR`.
 */
function withKnownKeys(yaml: string, title: string | undefined): string {
  // `{title: …, lang: fa}` is one map as well.
  const isFlow = /^\s*\{/.test(yaml);
  const begin = isFlow ? String.raw`[{,]\s*["']?` : '^';
  const has = (key: string) => new RegExp(`${begin}${key}["']?\\s*:`, 'm').test(yaml);
  const [, tag] = new RegExp(`${begin}lang["']?\\s*:\\s*["']?([a-z]{2,3})\\b`, 'im').exec(yaml) ?? [];
  const isOurs = LANGUAGES.some((one) => one.tag === tag?.toLowerCase());
  const keys = [
    ...(title === undefined || has('title') ? [] : [`title: ${JSON.stringify(title)}`]),
    ...(!isOurs || has('language') ? [] : [`language: ${tag!.toLowerCase()}`]),
  ];
  if (keys.length === 0) return yaml;
  return isFlow ? yaml.replace('{', `{ ${keys.join(', ')}, `) : `${yaml}\n${keys.join('\n')}\n`;
}

/** The name of a file without its ending, as a title. */
function stem(path: string): string {
  return withoutControls(posix.basename(path).replace(/\.[^.]+$/, ''));
}

/** Number, name and connect what was read. */
async function assemble(
  written: Settings,
  source: SettingsSource,
  drafts: readonly Entry[],
  world: World,
  name: string | undefined,
  options: ReadOptions,
  said: MessageList,
  more: readonly TextFile[] = [],
): Promise<Read> {
  const { report } = said;
  const { settings, date } = readBookDate(written, source, report);
  checkTexts(drafts, said);
  checkOrder(drafts, report);
  const images = new Images(world, report);
  const texts = drafts.filter((one) => pageOf(one.settings.role) === undefined);
  const numbering =
    settings.numbering ?? (texts.length > 1 && settings.kind !== 'article' ? 'chapters' : 'none');
  const located = numbered(
    [...drafts].sort((a, b) => ORDER.indexOf(a.settings.role) - ORDER.indexOf(b.settings.role)),
    settings,
    numbering !== 'none',
    said,
  );
  const tableFiles: TextFile[] = [];
  for (const { chapter, path } of located) {
    await images.readAll(chapter.tree, chapter.file, posix.dirname(path));
    tableFiles.push(...(await fillTables(chapter.tree, posix.dirname(path), world, report)));
  }
  checkNoteCount(drafts, report);
  resolveLinks(located, settings['file-links'] === 'notes', report);
  checkIsbn(settings, source, report);
  checkOrcids(settings, source, report);
  const covers = new Images(world, report);
  const cover = await readCover(settings, source, covers, report);
  const logo = await readLogo(settings, source, images, report);
  const style = await readStyle(settings, source, world, options, said);
  const { theme, told: themeTexts } = await readTheme(settings, source, world, options, said);
  checkColumns(settings, theme, source, report);
  const { templates, told } = await readTemplates(world, options, report);
  const read = [
    source.file,
    ...more,
    ...images.records,
    ...drafts.map((draft) => draft.file),
    ...tableFiles,
    ...themeTexts,
    ...told,
  ];
  // The cover may be shown in the text as well: what is to be said of it is said once.
  const drawings = [...new Map([...covers.drawings, ...images.drawings]).values()];
  for (const { messages } of drawings) said.add(messages);
  const files = [...new Set([...read, ...drawings.flatMap((one) => one.files), ...style.told])];
  const chapters = located.map(({ chapter }) => chapter);
  const { remote } = images;
  const found = { settings, settled: true, source, texts: textsOf(chapters), chapters: located, remote };
  if (hasErrors(said.all)) return { book: undefined, files, found };
  const book: Book = {
    syntaxes: options.syntaxes,
    settings: {
      ...settings,
      logo,
      numbering,
      description: settings.description ?? oneLine(settings.abstract),
    },
    language: languageNamed(settings.language),
    date,
    slug: settings.slug ?? (fileName(name ?? settings.title) || 'book'),
    chapters,
    assets: images.assets,
    cover,
    theme,
    style: style.css,
    templates,
    instant: instantOf(settings, world),
  };
  return { book, files, found };
}

/** The files of chapters with their trees put together; a note that two chapters mark comes once. */
function textsOf(chapters: readonly Chapter[]): Found['texts'] {
  const nodes = new Map<TextFile, Set<RootContent>>();
  for (const { file, tree } of chapters) {
    const known = nodes.get(file) ?? new Set();
    for (const child of tree.children) known.add(child);
    nodes.set(file, known);
  }
  return [...nodes].map(([file, children]) => ({ file, tree: { type: 'root', children: [...children] } }));
}

function numbered(
  drafts: readonly Entry[],
  settings: Settings,
  counts: boolean,
  said: MessageList,
): readonly Located[] {
  const { report } = said;
  const chosen = drafts.flatMap(({ tree, settings: { id } }) => [...chosenIds(tree), ...(id ? [id] : [])]);
  const ids = new Ids(new Set(chosen));
  const parts = new Map<string, Part>();
  const words = wordsOf(languageNamed(settings.language), settings.words);
  const texts = drafts.filter((one) => pageOf(one.settings.role) === undefined).length;
  let number = 0;
  return drafts.map((draft) => {
    const role = matterOf(draft.settings.role);
    const page = pageOf(draft.settings.role);
    const given = givenTitle(draft, settings, texts);
    const title = given ?? (page ? words[pageRecord(page).word] : (firstWords(draft.tree) ?? words.chapter));
    if (given === undefined && !draft.untitled && !page && !said.refuses(draft.file))
      sayChapterUntitled(draft.file, title, draft.tree.children[0], report);
    const chosen = draft.settings.id ?? (draft.heading && chosenId(draft.heading));
    const id =
      chosen === undefined
        ? ids.make(title, 'chapter')
        : ids.claim(chosen, draft.file, draft.heading, report);
    if (draft.part !== undefined && !parts.has(draft.part)) {
      parts.set(draft.part, { id: ids.make(draft.part, 'part'), title: draft.part, number: parts.size + 1 });
    }
    giveIds(draft.tree, draft.file, ids, report);
    const mayCount = page === undefined && settings.kind !== 'article';
    const isNumbered =
      mayCount &&
      (draft.settings.numbered ??
        (counts && role === 'body' && !(draft.heading && isUnnumbered(draft.heading))));
    if (isNumbered) number += 1;
    const chapter: Chapter = {
      id,
      title,
      shortTitle: draft.settings['short-title'] ?? title,
      role,
      page,
      untitled: page ? !draft.heading : given === undefined,
      number: isNumbered ? number : undefined,
      part: draft.part === undefined ? undefined : parts.get(draft.part),
      tree: draft.tree,
      written: draft.written,
      file: draft.file,
    };
    return { chapter, path: draft.path };
  });
}

/** A text as one line. */
function oneLine(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').trim();
}

/** More notes than any book has would take hours to be set. */
function checkNoteCount(drafts: readonly Entry[], report: Report): void {
  let count = 0;
  for (const { tree, file } of drafts)
    visit(tree, 'footnoteDefinition', (note) => {
      count += 1;
      if (count === LIMITS.notes + 1) report(file, 'text-within-limits', TOO_MANY_NOTES, note);
    });
}

function checkIsbn(settings: Settings, { file, yaml, base }: SettingsSource, report: Report): void {
  for (const key of ['isbn', 'print-isbn'] as const) {
    const isbn = settings.identifier[key];
    if (isbn === undefined || isIsbn(isbn)) continue;
    report(file, 'isbn-valid', { isbn }, placeOfKey(file, yaml, ['identifier', key], base));
  }
  const isbn = settings.original?.isbn;
  if (isbn !== undefined && !isIsbn(isbn))
    report(file, 'isbn-valid', { isbn }, placeOfKey(file, yaml, ['original', 'isbn'], base));
}

function checkOrcids({ author }: Settings, { file, yaml, base }: SettingsSource, report: Report): void {
  for (const [index, { orcid }] of author.entries()) {
    if (orcid === undefined || isOrcid(orcid)) continue;
    report(file, 'orcid-valid', { orcid }, placeOfKey(file, yaml, ['author', index, 'orcid'], base));
  }
}

/** SOURCE_DATE_EPOCH, else the book's date, else the first instant that a ZIP file can hold. */
function instantOf(settings: Settings, world: World): string {
  if (world.sourceDate) return world.sourceDate.toISOString().replace(/\.\d+Z$/, 'Z');
  const [year = '1980', month = '01', day = '01'] = settings.date?.split('-') ?? [];
  return `${year}-${month}-${day}T00:00:00Z`;
}
