import { posix } from 'node:path';
import type { RootContent } from 'mdast';
import type { Book, Chapter } from '../book/book.ts';
import { pageOf } from '../book/page-roles.ts';
import type { Settings } from '../book/settings.ts';
import type { TextFile } from '../book/text-file.ts';
import { visit } from '../book/visit.ts';
import type { World } from '../book/world.ts';
import { hasErrors, type Report } from '../diagnostics/report.ts';
import { isIsbn } from '../language/isbn.ts';
import { languageNamed } from '../language/languages.ts';
import { isOrcid } from '../language/orcid.ts';
import { fileName } from '../language/slug.ts';
import type { Located } from './chapter-names.ts';
import { checkOrder, type Entry } from './chapter-order.ts';
import { readBookDate } from './date.ts';
import { Images } from './images.ts';
import { LIMITS } from './limits.ts';
import { resolveLinks } from './links.ts';
import { TOO_MANY_NOTES } from './markdown/bounds.ts';
import { numberChapters } from './number-chapters.ts';
import { readCover, readLogo, readStyle, readTemplates } from './own-files.ts';
import { checkTexts } from './read-chapter.ts';
import type { Found, Read, ReadContext } from './reading.ts';
import { placeOfKey, type SettingsSource } from './settings-file.ts';
import { fillTables } from './table-files.ts';
import { checkColumns, readTheme } from './theme.ts';
import { withNaskh } from './typeface/naskh.ts';

/** What a book is put together from. */
export interface Drafted {
  readonly written: Settings;
  readonly source: SettingsSource;
  readonly drafts: readonly Entry[];
  /** Of the book's file, where it is one. */
  readonly name?: string;
  /** Other files that were read, of which something may be said. */
  readonly more?: readonly TextFile[];
}

/** Number, name and connect what was read. */
export async function assemble(
  { written, source, drafts, name, more = [] }: Drafted,
  context: ReadContext,
): Promise<Read> {
  const { world, options, said } = context;
  const { report } = said;
  const { settings, date } = readBookDate(written, source, report);
  checkTexts(drafts, said);
  checkOrder(drafts, report);
  const numbering = numberingOf(settings, drafts);
  const located = numberChapters(drafts, settings, numbering !== 'none', said);
  const images = new Images(world, report, options.images);
  const tableFiles = await fillIn(located, images, world, report);
  checkNoteCount(drafts, report);
  resolveLinks(located, settings['file-links'] === 'notes', report);
  checkIsbn(settings, source, report);
  checkOrcids(settings, source, report);
  const own = await readOwn(settings, source, images, context);
  const read = [
    source.file,
    ...more,
    ...images.records,
    ...drafts.map((draft) => draft.file),
    ...tableFiles,
    ...own.told,
  ];
  const files = [...new Set([...read, ...drawn(own.drawings, context), ...own.styleFiles])];
  const chapters = located.map(({ chapter }) => chapter);
  const { remote } = images;
  const found = { settings, settled: true, source, texts: textsOf(chapters), chapters: located, remote };
  if (hasErrors(said.all)) return { book: undefined, files, found };
  const book: Book = {
    syntaxes: options.syntaxes,
    settings: {
      ...settings,
      logo: own.logo,
      numbering,
      description: settings.description ?? oneLine(settings.abstract),
    },
    language: languageNamed(settings.language),
    date,
    slug: settings.slug ?? (fileName(name ?? settings.title) || 'book'),
    chapters,
    assets: images.assets,
    cover: own.cover,
    theme: await withNaskh(own.theme, chapters, options.syntaxes),
    style: own.style,
    templates: own.templates,
    instant: instantOf(settings, world),
  };
  return { book, files, found };
}

/** Whether chapters are numbered, where the settings don't say: those of a book of several texts are. */
function numberingOf(settings: Settings, drafts: readonly Entry[]): NonNullable<Settings['numbering']> {
  const texts = drafts.filter((one) => pageOf(one.settings.role) === undefined);
  return settings.numbering ?? (texts.length > 1 && settings.kind !== 'article' ? 'chapters' : 'none');
}

/** Read the images of the chapters, and the tables that stand in files of their own. @returns These files. */
async function fillIn(
  located: readonly Located[],
  images: Images,
  world: World,
  report: Report,
): Promise<readonly TextFile[]> {
  const tableFiles: TextFile[] = [];
  for (const { chapter, path } of located) {
    await images.readAll(chapter.tree, chapter.file, posix.dirname(path));
    tableFiles.push(...(await fillTables(chapter.tree, posix.dirname(path), world, report)));
  }
  return tableFiles;
}

/** Read what a book has of its own beside its texts: its cover, its style, its theme, its templates. */
async function readOwn(settings: Settings, source: SettingsSource, images: Images, context: ReadContext) {
  const { world, options, said } = context;
  const { report } = said;
  const covers = new Images(world, report, options.images);
  const cover = await readCover(settings, source, covers, report);
  const logo = await readLogo(settings, source, images, report);
  const style = await readStyle(settings, source, world, options, said);
  const { theme, told: themeTexts } = await readTheme(settings, source, world, options, said);
  checkColumns(settings, theme, source, report);
  const { templates, told } = await readTemplates(world, options, report);
  return {
    cover,
    logo,
    theme,
    templates,
    style: style.css,
    styleFiles: style.told,
    told: [...themeTexts, ...told],
    drawings: new Map([...covers.drawings, ...images.drawings]),
  };
}

/** Say what is to be said of drawings: of one that is both the cover and in the text, once. @returns Their files. */
function drawn(drawings: Images['drawings'], { said }: ReadContext): readonly TextFile[] {
  const all = [...drawings.values()];
  for (const { messages } of all) said.add(messages);
  return all.flatMap((one) => one.files);
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
