import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, posix, resolve, sep } from 'node:path';
import type { Nodes, Root, RootContent } from 'mdast';
import { visitAll } from '../book/visit.ts';
import type { MessageLanguage } from '../diagnostics/messages/messages.ts';
import { messagesOf, severityOf } from '../diagnostics/report.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { hastyDisk, kindAt, listFolder } from '../disk/disk.ts';
import { type Placed, placeSet } from '../disk/place-set.ts';
import { guessLanguage } from '../language/guess-language.ts';
import { listedWorld } from '../manuscript/listed-world.ts';
import { readBook } from '../manuscript/read.ts';
import { BOOK_FILE } from '../manuscript/text-file.ts';
import { type Known, type Source as SpelledSource, sourceOf } from '../orthography/check.ts';
import { optionsOf } from '../orthography/choices.ts';
import { fixSource, fixText, unfixed } from '../orthography/fix.ts';
import { checkEach } from '../orthography/manuscript.ts';
import { folderOf, type ImportedFolder } from '../readers/folder.ts';
import { COUNTED, type Counted, type Imported, type Reader, type Source } from '../readers/imported.ts';
import { together } from '../readers/join.ts';
import { difference, lettersIn, textOfTree } from '../readers/letters.ts';
import { READERS } from '../readers/readers.ts';
import type { Remark } from '../readers/remarks.ts';
import { reportOf } from '../readers/report/report.ts';
import { SYNTAXES } from '../syntax/syntaxes.ts';

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

/** The report, beside the manuscript. */
export const IMPORT_REPORT = 'import-report.md';

/** Bytes of a file that is imported. */
const MOST_BYTES = 1_000_000_000;
/** Bytes of a file beside it. */
const MOST_BESIDE = 100_000_000;

/**
 * Make a manuscript of a file of another program: a folder that can be built at once, with a report. All letters of the file are in
 * it, or nothing is written.
 *
 * @throws WarraqError `import-readable`, `import-occupied`, `output-unwritable`, `disk-full`, `file-unreadable`
 */
export async function importManuscript(options: ImportOptions): Promise<ImportResult> {
  const { to, language = 'en', asIs = false, changes = false, signal } = options;
  await refuseOccupied(to);
  const name = nameOf(options);
  const imported = withLanguage(await readAll(options));
  signal?.throwIfAborted();
  proveRead(imported);
  const spell = asIs || imported.settings.language !== 'fa' ? (text: string) => text : mendedTitle;
  const folder = folderOf(imported, name.replace(/\.[^.]+$/, ''), spell);
  if (folder.chapters.length === 0)
    throw new WarraqError('import-readable', { fault: 'nothing', name: options.path });
  const read = folder.chapters.map(({ text }) => sourceOf(text, SYNTAXES));
  proveWritten(folder, read, imported);
  const made = await mend(folder, read, asIs);
  const counts = countsOf(imported, folder);
  const remarks = [...imported.remarks, ...privateLetters(imported)];
  const told = { name, counts, remarks, changes: changes ? (imported.changes ?? []) : [] };
  const report = reportOf({ ...told, mended: asIs ? undefined : made.mended, left: made.left }, language);
  const files = [...made.files, { path: IMPORT_REPORT, bytes: new TextEncoder().encode(report) }];
  const look = async (target: string) => {
    await refuseOccupied(target);
    return new Set<string>();
  };
  await placeSet(to, files, { disk: hastyDisk, signal, look });
  const { title } = folder.settings;
  const { mended, left, errors, warnings } = made;
  return {
    folder: to,
    title,
    files: files.map(({ path }) => path),
    counts,
    remarks,
    mended,
    left,
    errors,
    warnings,
  };
}

/** @throws WarraqError `import-occupied` where a folder has anything in it, or is none. */
async function refuseOccupied(folder: string): Promise<void> {
  const kind = await kindAt(folder);
  if (kind === 'missing') return;
  const names = kind === 'folder' ? ((await listFolder(folder)) ?? []) : undefined;
  // What we put there ourselves while we write is no file of anybody's.
  if (names?.every(({ name }) => name.startsWith('.warraq'))) return;
  throw new WarraqError('import-occupied', { folder, free: join(folder, 'manuscript') });
}

function nameOf({ path }: ImportOptions): string {
  return path === '-' ? 'stdin' : basename(resolve(path));
}

/** All that can be imported of a path, as one. */
async function readAll({ path, input }: ImportOptions): Promise<Imported> {
  if (path === '-')
    return readOne({ name: '-', bytes: input ?? new Uint8Array(), beside: async () => undefined });
  const kind = await stat(path).catch(() => undefined);
  if (!kind) throw new WarraqError('import-readable', { fault: 'missing', name: path });
  if (!kind.isDirectory()) return readOne(await sourceAt(path));
  const names = ((await listFolder(path)) ?? []).filter(
    ({ name, kind: one }) => one === 'file' && !name.startsWith('.'),
  );
  const sorted = names.map(({ name }) => name).sort(new Intl.Collator('fa', { numeric: true }).compare);
  const read: Imported[] = [];
  for (const name of sorted) {
    const source = await sourceAt(join(path, name));
    const reader = readerOf(source);
    if (reader) read.push(await reader.read(source));
  }
  if (read.length === 0) throw new WarraqError('import-readable', { fault: 'nothing', name: path });
  return together(read);
}

function readerOf({ name, bytes }: Source): Reader | undefined {
  return READERS.find((reader) => reader.recognizes(name, bytes));
}

async function readOne(source: Source): Promise<Imported> {
  if (source.bytes.length === 0)
    throw new WarraqError('import-readable', { fault: 'empty', name: source.name });
  const reader = readerOf(source);
  if (!reader) throw new WarraqError('import-readable', { fault: 'unknown', name: source.name });
  return reader.read(source);
}

async function sourceAt(path: string): Promise<Source> {
  const name = basename(path);
  const known = await stat(path);
  // A pipe or a device may give bytes without end.
  if (!known.isFile()) throw new WarraqError('import-readable', { fault: 'unknown', name });
  if (known.size > MOST_BYTES)
    throw new WarraqError('import-readable', {
      fault: 'large',
      name,
      part: name,
      megabytes: MOST_BYTES / 1e6,
    });
  const folder = dirname(path);
  return { name, bytes: await readable(path), beside: (address) => besideOf(folder, address) };
}

async function readable(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new WarraqError('file-unreadable', { path }, cause);
  }
}

/** A file beside another, or below it; nothing that a link leads out of that folder to. */
async function besideOf(folder: string, address: string): Promise<Uint8Array | undefined> {
  if (posix.isAbsolute(address) || /^[a-z][a-z0-9+.-]*:/i.test(address)) return undefined;
  try {
    const [home, path] = [await realpath(folder), await realpath(join(folder, address))];
    const known = await stat(path);
    if (!path.startsWith(home + sep) || !known.isFile() || known.size > MOST_BESIDE) return undefined;
    return await readFile(path);
  } catch {
    return undefined;
  }
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
  read: readonly SpelledSource[],
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
async function mend(folder: ImportedFolder, read: readonly SpelledSource[], asIs: boolean): Promise<Mended> {
  const options = { syntaxes: SYNTAXES };
  // What is to be said of spelling stands in the settings, whatever the texts say.
  const without = filesOf(folder, () => '# –\n');
  const { found } = await readBook(worldOf(without), undefined, options);
  const spelling = found?.settled
    ? { ...(await optionsOf(found.settings)), known: new Map() satisfies Known }
    : undefined;
  let mended = 0;
  const files = filesOf(folder, (text, at) => {
    if (asIs || !spelling) return text;
    const fixed = fixSource(read[at]!, spelling);
    if (unfixed(fixed) !== text) throw new Error('what was mended does not lead back to the text');
    mended += fixed.fixed.length;
    return fixed.text;
  });
  const reading = await readBook(worldOf(files), undefined, options);
  const severities = messagesOf(reading.files).map(severityOf);
  const checked =
    reading.found && spelling
      ? await checkEach(reading.found.texts, SYNTAXES, spelling, { store: undefined })
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

/** What came over, as the trees show it. */
function countsOf({ texts, counts, text }: Imported, { chapters }: ImportedFolder): ImportResult['counts'] {
  const found: Record<Counted, number> = Object.fromEntries(
    COUNTED.map((name) => [name, counts[name] ?? 0]),
  ) as never;
  for (const { tree } of texts) count(tree, found);
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
