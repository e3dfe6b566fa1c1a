import { basename, resolve } from 'node:path';
import type { Nodes, Root, RootContent } from 'mdast';
import type { MessageLanguage } from '../book/message.ts';
import { visitAll } from '../book/visit.ts';
import { silent } from '../diagnostics/report.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { kindAt } from '../disk/disk.ts';
import type { Placed } from '../disk/place-set.ts';
import { guessLanguage } from '../language/guess-language.ts';
import { isOfTool, textsIn } from '../manuscript/contents/find.ts';
import { diskWorld } from '../manuscript/disk-world.ts';
import { listedWorld } from '../manuscript/listed-world.ts';
import { readBook } from '../manuscript/read.ts';
import type { Reading } from '../manuscript/reading.ts';
import { BOOK_FILE } from '../manuscript/text-file.ts';
import { type Known, type SpelledText, sourceOf } from '../orthography/check.ts';
import { optionsOf } from '../orthography/choices.ts';
import { fixSource, fixText, unfixed } from '../orthography/fix.ts';
import { withHabits } from '../orthography/habits.ts';
import { checkEach } from '../orthography/manuscript.ts';
import { withArticleHead } from '../readers/article-head.ts';
import { folderOf, type ImportedFolder } from '../readers/folder.ts';
import { type Change, COUNTED, type Counted, type Imported } from '../readers/imported.ts';
import { difference, lettersIn, textOfTree } from '../readers/letters.ts';
import { readOthers } from '../readers/others/read-others.ts';
import { bookDifference } from '../readers/others/same-book.ts';
import type { Remark } from '../readers/remarks.ts';
import { reportOf } from '../readers/report/report.ts';
import { SYNTAXES } from '../syntax/syntaxes.ts';
import { placeNew, refuseOccupied } from './empty-folder.ts';
import { readFiles } from './import-files.ts';
import { isOfProgram } from './of-program.ts';

export interface ImportOptions {
  /** A file, or a folder with files; `-` for `input`. */
  readonly path: string;
  /** The folder of the manuscript: empty, or not there yet. */
  readonly to: string;
  /** What came in where no file is named. */
  readonly input?: Uint8Array | undefined;
  /** Of the report. */
  readonly language?: MessageLanguage | undefined;
  /** Mend nothing. */
  readonly asIs?: boolean | undefined;
  /** List tracked changes in the report. */
  readonly changes?: boolean | undefined;
  /** Images of the web stay images, for `fetchImages`; otherwise links stand in their places where a page has them. */
  readonly remoteImages?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ImportResult {
  readonly folder: string;
  readonly title: string;
  /** What was written, as paths in the folder. */
  readonly files: readonly string[];
  readonly counts: Readonly<Partial<Record<Counted | 'chapters' | 'words', number>>>;
  /** What did not come over as it was, and where. */
  readonly remarks: readonly Remark[];
  /** How many places were mended, and are left for the author. */
  readonly mended: number;
  readonly left: number;
  /** What a build would say: errors and warnings. */
  readonly errors: number;
  readonly warnings: number;
}

/** What is cited, beside the manuscript, as CSL JSON. */
const REFERENCES = 'references.json';

/** The report, beside the manuscript. */
export const IMPORT_REPORT = 'import-report.md';

/**
 * Make a manuscript of a file of another program: a folder that can be built at once, with a report. All letters of the file are in
 * it, or nothing is written.
 *
 * @throws WarraqError `import-readable`, `import-occupied`, `output-unwritable`, `disk-full`, `file-unreadable`
 */
export async function importManuscript(options: ImportOptions): Promise<ImportResult> {
  const { path, to, language = 'en', asIs = false, changes = false, signal } = options;
  await refuseOccupied(to);
  const name = path === '-' ? 'stdin' : basename(resolve(path));
  const mended = asIs ? (text: string) => text : mendedTitle;
  const brought = await ((await isFolderOfTexts(path))
    ? bringTexts(path, mended)
    : bringFiles(options, name, mended));
  signal?.throwIfAborted();
  const { folder, counts, remarks } = brought;
  const made = await mend(brought, asIs);
  const told = { name, counts, remarks, changes: changes ? brought.changes : [] };
  const report = reportOf({ ...told, mended: asIs ? undefined : made.mended, left: made.left }, language);
  const encoded = (text: string) => new TextEncoder().encode(text);
  const files = [
    ...made.files,
    ...(folder.references ? [{ path: REFERENCES, bytes: encoded(folder.references) }] : []),
    { path: IMPORT_REPORT, bytes: encoded(report) },
  ];
  await placeNew(to, files, signal);
  const { title } = folder.settings;
  const { files: _, ...judged } = made;
  return { folder: to, title, files: files.map((one) => one.path), counts, remarks, ...judged };
}

/** A manuscript before it is mended, and what there is to tell of it. */
interface Brought {
  readonly folder: ImportedFolder;
  readonly counts: ImportResult['counts'];
  readonly remarks: readonly Remark[];
  readonly changes: readonly Change[];
  /** The texts of its chapters, as the rules of spelling read them. */
  readonly sources: readonly SpelledText[];
  /** The manuscript as it is read with the titles of its files, if that is known. */
  readonly reading?: Reading;
}

type Spell = (text: string) => string;

/** The files of other programs: all letters of them are in the manuscript. */
async function bringFiles(options: ImportOptions, name: string, mended: Spell): Promise<Brought> {
  const { path, input, remoteImages } = options;
  const imported = withArticleHead(withLanguage(await readFiles(path, input, remoteImages)));
  proveRead(imported);
  const { settings, texts, changes = [], remarks } = imported;
  const spell = settings.language === 'fa' ? mended : (text: string) => text;
  const folder = folderOf(imported, name.replace(/\.[^.]+$/, ''), spell);
  if (folder.chapters.length === 0)
    throw new WarraqError('import-readable', { fault: 'nothing', name: path });
  const sources = sourcesOf(folder);
  proveWritten(folder, sources, imported);
  const trees = texts.map(({ tree }) => tree);
  const counts = countsOf(trees, imported.text, folder, imported.counts);
  return {
    folder,
    counts,
    changes,
    sources,
    remarks: [...remarks, ...namedByFile(folder), ...privateLetters(imported), ...(await textsBeside(path))],
  };
}

function namedByFile({ isNamedByFile, settings: { title } }: ImportedFolder): readonly Remark[] {
  return isNamedByFile ? [{ kind: 'title-of-file', facts: { title } }] : [];
}

function sourcesOf({ chapters }: ImportedFolder): readonly SpelledText[] {
  return chapters.map(({ text }) => sourceOf(text, SYNTAXES));
}

/** Texts in Markdown that lie among files of other programs. */
async function textsBeside(path: string): Promise<readonly Remark[]> {
  const texts =
    path !== '-' && (await kindAt(path)) === 'folder' ? await textsIn(diskWorld(path, undefined)) : [];
  return texts.map((text): Remark => ({ kind: 'passed-over', facts: { path: text } }));
}

/** The folder of another tool: a build of the manuscript reads the very book that one of the folder reads. */
async function bringTexts(path: string, mended: Spell): Promise<Brought> {
  const read = await readOthers(diskWorld(path, undefined), SYNTAXES);
  const folder = read.folder((text) => text);
  const written = worldOf(filesOf(folder, (text) => text));
  const reading = await readBook(written, undefined, { syntaxes: SYNTAXES });
  const { found } = reading;
  const differs = found ? bookDifference(read, found, read.was) : 'all of it';
  if (differs !== undefined)
    throw new Error(`the book of ${path} and the one that was made of it differ: ${differs}`);
  const trees = folder.chapters.map(({ tree }) => tree);
  const text = trees.map(textOfTree).join('\n');
  const spelled = read.settings.language === 'fa' ? read.folder(mended) : folder;
  return {
    folder: spelled,
    counts: countsOf(trees, text, folder, {}),
    remarks: read.remarks,
    changes: [],
    sources: sourcesOf(spelled),
    reading,
  };
}

/**
 * Whether a path is a folder whose texts are in Markdown: that of another tool, or one without files of other programs.
 *
 * @throws WarraqError `import-readable` where it is a manuscript already.
 */
async function isFolderOfTexts(path: string): Promise<boolean> {
  if (path === '-' || (await kindAt(path)) !== 'folder') return false;
  const world = diskWorld(path, undefined);
  if ((await textsIn(world)).length === 0) return false;
  const names = await world.list();
  if (!(await isOfTool(world)) && names.some(isOfProgram)) return false;
  if (names.includes(BOOK_FILE)) throw new WarraqError('import-readable', { fault: 'ours', name: path });
  return true;
}

function withLanguage(imported: Imported): Imported {
  const language = imported.settings.language ?? guessLanguage(imported.text);
  return { ...imported, settings: { ...imported.settings, language } };
}

/** Prove that all letters of a file are in its trees: a difference is a fault of our own, and nothing is written. */
function proveRead({ texts, text, replaced }: Imported): void {
  const made = lettersIn(...texts.map(({ tree }) => textOfTree(tree)), replaced);
  prove('the file and what was read of it', difference(lettersIn(text), made));
}

/** Prove that all letters of the trees are in the files, as they will be read. */
function proveWritten(
  { moved, repeated }: ImportedFolder,
  read: readonly SpelledText[],
  { texts }: Imported,
): void {
  const made = lettersIn(...read.map(({ tree }) => textOfTree(tree)), ...moved);
  prove(
    'what was read and what is written',
    difference(lettersIn(...texts.map(({ tree }) => textOfTree(tree)), ...repeated), made),
  );
}

function prove(of: string, found: readonly string[]): void {
  if (found.length > 0) throw new Error(`letters of ${of} differ: ${found.slice(0, 20).join(', ')}`);
}

interface Mended {
  readonly files: readonly Placed[];
  readonly mended: number;
  readonly left: number;
  readonly errors: number;
  readonly warnings: number;
}

/** A title or a name, mended; one with signs of Markdown stays as it is. */
function mendedTitle(text: string): string {
  return /[*_`[\]<>#$\\|~{}]|^\s*[-+>]|^\p{N}+[.)]/u.test(text) ? text : fixText(text, SYNTAXES).text;
}

/** The files of a manuscript, mended; what is left to be said of them is counted. */
async function mend({ folder, sources, reading: known }: Brought, asIs: boolean): Promise<Mended> {
  const options = { syntaxes: SYNTAXES };
  // What is to be said of spelling stands in the settings, whatever the texts say.
  const without = () => readBook(worldOf(filesOf(folder, () => '# –\n')), undefined, options);
  const { found } = known ?? (await without());
  const spelling = found?.settled
    ? {
        ...withHabits(
          await optionsOf(found.settings),
          sources.map(({ text }) => text),
        ),
        known: new Map() satisfies Known,
      }
    : undefined;
  let mended = 0;
  const files = filesOf(folder, (text, at) => {
    if (asIs || !spelling) return text;
    const fixed = fixSource(sources[at]!, spelling);
    if (unfixed(fixed) !== text) throw new Error('what was mended does not lead back to the text');
    mended += fixed.fixed.length;
    return fixed.text;
  });
  const reading = asIs && known ? known : await readBook(worldOf(files), undefined, options);
  const severities = reading.messages.map(({ severity }) => severity);
  const checked =
    reading.found && spelling
      ? await checkEach(reading.found.texts, SYNTAXES, spelling, { report: silent, store: undefined })
      : [];
  return {
    files,
    mended,
    left: checked.reduce((sum, { findings }) => sum + findings.length, 0),
    errors: severities.filter((one) => one === 'error').length,
    warnings: severities.filter((one) => one === 'warning').length,
  };
}

function filesOf(
  { book, chapters, images }: ImportedFolder,
  change: (text: string, at: number) => string,
): readonly Placed[] {
  const encoded = (text: string) => new TextEncoder().encode(text);
  return [
    { path: BOOK_FILE, bytes: encoded(book) },
    ...chapters.map(({ path, text }, at) => ({ path, bytes: encoded(change(text, at)) })),
    ...images,
  ];
}

function worldOf(files: readonly Placed[]) {
  const known = new Map(files.map(({ path, bytes }) => [path, bytes]));
  return listedWorld(known.keys(), {
    sourceDate: undefined,
    size: async (path) => known.get(path)?.length ?? 0,
    read: async (path) => known.get(path)!,
  });
}

/** What came over, as the trees show it; `counts`: what these don't show. */
function countsOf(
  trees: readonly Root[],
  text: string,
  { chapters }: ImportedFolder,
  counts: Imported['counts'],
): ImportResult['counts'] {
  const found: Record<Counted, number> = Object.fromEntries(
    COUNTED.map((name) => [name, counts[name] ?? 0]),
  ) as never;
  for (const tree of trees) count(tree, found);
  return {
    chapters: chapters.length,
    words: text.match(/[\p{L}\p{M}\p{N}\u200c]+/gu)?.length ?? 0,
    ...found,
  };
}

function count(tree: Root, found: Record<Counted, number>): void {
  visitAll(tree, (node, _index, parent) => {
    if (node.type === 'heading') found.headings += 1;
    else if (node.type === 'paragraph') found.paragraphs += 1;
    else if (node.type === 'footnoteDefinition') found.notes += 1;
    else if (node.type === 'table' || (node.type === 'html' && node.value.startsWith('<table')))
      found.tables += 1;
    else if (node.type === 'image') found.images += 1;
    else if (node.type === 'list' && parent?.type !== 'listItem') found.lists += 1;
    else if (node.type === 'containerDirective' && node.name === 'verse') found.poems += 1;
    else if (node.type === 'blockquote') found.quotations += 1;
    else if (node.type === 'math' || node.type === 'inlineMath') found.formulas += 1;
    else if (node.type === 'link') found[node.children.length === 0 ? 'references' : 'links'] += 1;
    else if (node.type === 'code') found.code += 1;
  });
}

/** How much of a text is told before characters that are told of. */
const BEFORE = 40;

/** Characters that only the typeface of the file can show, paragraph by paragraph. */
function privateLetters({ texts }: Imported): readonly Remark[] {
  const found: Remark[] = [];
  const look = (node: Nodes): void => {
    if ('children' in node && !LINES.has(node.type)) {
      for (const child of node.children) look(child);
      return;
    }
    const text = textOfTree({ type: 'root', children: [node as RootContent] }).replaceAll('\n', '');
    const codes = [...new Set(text.match(/\p{Private_Use}/gu) ?? [])].map(
      (one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase()}`,
    );
    if (codes.length === 0) return;
    const at = text.search(/\p{Private_Use}/u);
    const place = text.slice(Math.max(0, at - BEFORE), at + BEFORE / 2).trim();
    found.push({ kind: 'private-letters', facts: { codes: codes.join(' ') }, place });
  };
  for (const { tree } of texts) look(tree);
  return found;
}

/** Blocks whose content is a line of text. */
const LINES: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell']);
