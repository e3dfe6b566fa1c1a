import { join } from 'node:path';
import type { VFile } from 'vfile';
import type { Format } from './book/artifact.ts';
import type { Book } from './book/book.ts';
import { identifiersOf } from './book/identifiers.ts';
import { type BuildEvent, build } from './build.ts';
import { report } from './diagnostics/report.ts';
import { WarraqError } from './diagnostics/warraq-error.ts';
import { copyOut, disk, listFiles, readTextAt, withFolder } from './disk/disk.ts';
import { type Manuscript, openManuscript } from './manuscript/open.ts';
import type { Found } from './manuscript/read.ts';
import { placeOfKey } from './manuscript/settings-file.ts';
import { sourceDate } from './manuscript/source-date.ts';
import { sourcesOf } from './manuscript/sources.ts';
import type { PdfProfile } from './targets/pdf/finish/profile.ts';
import { exportBag } from './vault/bag.ts';
import { type Committed, commit } from './vault/commit.ts';
import { type Difference, differenceOf } from './vault/difference.ts';

import { editionFiles } from './vault/edition/files.ts';
import { differentFiles, digestsBelow, outputDigests } from './vault/edition/outputs.ts';
import { archivedRecord, type EditionRecord, fontRecords, versionChanges } from './vault/edition/record.ts';
import { toolChanges } from './vault/edition/tool-changes.ts';
import { filesOf, type Inventory, versionsOf } from './vault/inventory.ts';
import { type DamagedObject, inventoryOf } from './vault/read.ts';
import { restoreFiles } from './vault/restore.ts';
import { feedsOf } from './vault/shelf/opds.ts';
import { pagesOf } from './vault/shelf/pages.ts';
import { placeShelf } from './vault/shelf/place.ts';
import { arrange, type LeftOff } from './vault/shelf/shelf.ts';
import { type Catalogue, catalogueOf, findEdition, recordOf, type StoredEdition } from './vault/titles.ts';
import { type Verdict, verifyStore } from './vault/validate/store.ts';

/** What all archive verbs need. */
export interface ArchiveOptions {
  /** The folder of the archive: an OCFL storage root. */
  readonly store: string;
  readonly signal?: AbortSignal;
}

export interface AddOptions extends ArchiveOptions {
  /** A folder with `book.yaml` and Markdown files, or one Markdown file. */
  readonly path: string;
  /** What the edition is called, «چاپ دوم»; the book’s own `edition` if not given. */
  readonly edition?: string | undefined;
  /** The id of the title, where it is not the book’s first identifier: a new edition may have an ISBN of its own. */
  readonly id?: string | undefined;
  readonly formats: readonly Format[];
  readonly pdfProfile?: PdfProfile | undefined;
  /** Who archives it: name, and an address that is a URI. */
  readonly user: { readonly name: string; readonly address: string };
  /** Add an ONIX 3.0 message. */
  readonly onix?: boolean | undefined;
  /** Path of an SSH key to sign with. */
  readonly key?: string | undefined;
  readonly browser?: string | undefined;
  /** Longest time for one step of a build, in seconds; 60 if not given. */
  readonly timeout?: number | undefined;
  /** The book is a stranger's: none of its templates is run, and its style may only say how text looks. */
  readonly untrusted?: boolean | undefined;
  /** SOURCE_DATE_EPOCH, in seconds. */
  readonly sourceDateEpoch?: string | undefined;
  readonly on?: (event: BuildEvent) => void;
}

export interface AddResult {
  /** False when the manuscript is at fault: then nothing was archived. */
  readonly ok: boolean;
  readonly files: readonly VFile[];
  readonly added?: Committed & { readonly id: string; readonly edition: string };
}

/**
 * Archive an edition: build it without a warning, prove that its sources alone give the same bytes in another folder, and put
 * both into the archive.
 *
 * @throws WarraqError for a fault of the surroundings; a fault of the manuscript is in the result.
 */
export async function addEdition(options: AddOptions): Promise<AddResult> {
  const manuscript = await openManuscript(options.path, options.sourceDateEpoch, options);
  const { book, files, found } = await manuscript.read();
  if (!book || !found) return { ok: false, files };
  const edition = editionOf(found, options.edition);
  if (edition === undefined) return { ok: false, files };
  const id = options.id ?? identifiersOf(book.settings)[0];
  // Told before anything is built; and once more when nobody else can add it.
  refuseSame(await inventoryOf(options.store, id), edition);
  return withFolder(async (folder) => {
    const first = join(folder, 'outputs');
    const built = await buildInto(first, options.path, options);
    if (!built.ok) return { ok: false, files: built.files };
    const sources = await copySources(book, files, manuscript, join(folder, 'sources'));
    const copy = join(folder, 'sources', manuscript.only ?? '');
    await prove(first, copy, join(folder, 'again'), options);
    const outputs = (await listFiles(first)).filter((path) => !path.endsWith('.build.json'));
    const record = await readRecord(first, { edition, only: manuscript.only, formats: options.formats });
    const created = instant(options.sourceDateEpoch);
    const contents = await editionFiles({
      id,
      book,
      record,
      outputs: [first, outputs],
      sources: [join(folder, 'sources'), sources],
      onix: options.onix ? created.slice(0, 10).replaceAll('-', '') : undefined,
      key: options.key,
    });
    options.signal?.throwIfAborted();
    const { store, user } = options;
    const added = await commit(
      store,
      { id, files: contents, created, message: edition, user },
      disk,
      (before) => refuseSame(before, edition),
    );
    return { ok: true, files: built.files, added: { ...added, id, edition } };
  });
}

/** What the edition is called; a message where the book says something else, or nothing. */
function editionOf({ settings, source }: Found, given: string | undefined): string | undefined {
  const { file, yaml, base } = source;
  const own = settings.edition;
  if (own !== undefined && given !== undefined && own !== given) {
    report(file, 'edition-named', { fault: 'other', own, given }, placeOfKey(file, yaml, ['edition'], base));
    return undefined;
  }
  if (own === undefined && given === undefined) report(file, 'edition-named', { fault: 'nameless' });
  return given ?? own;
}

function refuseSame(before: Inventory | undefined, edition: string): void {
  const same = versionsOf(before).find((version) => before?.versions[version]?.message === edition);
  if (same) throw new WarraqError('edition-exists', { edition, version: same });
}

function buildInto(out: string, path: string, options: AddOptions) {
  const { formats, pdfProfile, browser, timeout, untrusted, sourceDateEpoch, signal, on } = options;
  return build({
    path,
    out,
    formats,
    pdfProfile,
    browser,
    timeout,
    untrusted,
    sourceDateEpoch,
    strict: true,
    ...(signal ? { signal } : {}),
    ...(on ? { on } : {}),
  });
}

async function copySources(
  book: Book,
  files: readonly VFile[],
  { folder }: Manuscript,
  to: string,
): Promise<readonly string[]> {
  const paths = sourcesOf(book, files).map(({ path }) => path);
  for (const path of paths) await copyOut(join(folder, path), join(to, path));
  return paths;
}

/** Build again, from the copied sources: every file must have the same bytes. */
async function prove(first: string, sources: string, again: string, options: AddOptions): Promise<void> {
  const { ok } = await buildInto(again, sources, options);
  const [different] = ok ? differentFiles(await digestsBelow(first), await digestsBelow(again)) : ['book'];
  if (different !== undefined) throw new WarraqError('not-reproducible', { path: different });
}

async function readRecord(
  folder: string,
  { edition, only, formats }: { edition: string; only: string | undefined; formats: readonly Format[] },
): Promise<EditionRecord> {
  const path = (await listFiles(folder)).find((one) => one.endsWith('.build.json'))!;
  const text = (await readTextAt(join(folder, path))) ?? '{}';
  return archivedRecord(JSON.parse(text) as Record<string, unknown>, {
    edition,
    ...(only === undefined ? {} : { only }),
    formats,
    fonts: fontRecords(),
  });
}

/** RFC 3339: when an edition is archived. */
function instant(epoch: string | undefined): string {
  const date = sourceDate(epoch) ?? new Date();
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** All titles of an archive with their editions. */
export async function listTitles({ store }: ArchiveOptions): Promise<Catalogue> {
  return catalogueOf(store);
}

/** An edition with its files: path -> digest and place. */
export async function showEdition({ store }: ArchiveOptions, name: string) {
  const { title, edition } = await findEdition(store, name);
  const record = await recordOf(title.object, edition.version);
  return { title, edition, record, files: filesOf(title.object.inventory, edition.version) };
}

/** Look through an archive, or through one title of it. */
export async function verifyArchive(
  { store, signal }: ArchiveOptions,
  name?: string,
  on?: (path: string) => void,
): Promise<Verdict> {
  if (name === undefined) return verifyStore(store, { signal, on });
  // A title that was spoilt may not be found by its name, but by its id.
  const id = name.includes(':') ? name : (await findEdition(store, name)).title.id;
  return verifyStore(store, { signal, on, id });
}

export interface RestoreResult {
  readonly files: readonly string[];
  /** Those of them that are templates of the book: code, of which nothing was run. */
  readonly templates: readonly string[];
}

/** Write the files of an edition into an empty folder. */
export async function restoreEdition(
  { store }: ArchiveOptions,
  name: string,
  to: string,
): Promise<RestoreResult> {
  const { title, edition } = await findEdition(store, name);
  const files = await restoreFiles(title.object, edition.version, to);
  return { files, templates: templatesAmong(files) };
}

export interface RebuildResult {
  /** Files that have other bytes now, or that are missing. */
  readonly different: readonly string[];
  readonly same: number;
  /** What is of another version than when the edition was built. */
  readonly changes: readonly string[];
  /** What was said of the manuscript. */
  readonly files: readonly VFile[];
}

export interface RebuildOptions extends ArchiveOptions, Pick<AddOptions, 'browser' | 'timeout' | 'on'> {
  /** Run the templates of the book, which are code: nobody knows where an archive comes from. */
  readonly trustTemplates?: boolean | undefined;
}

/**
 * Build an edition again, from its archived sources in a clean folder, and compare every byte.
 *
 * @throws WarraqError `templates-untrusted` where the book has templates of its own, and nobody said to run them.
 */
export async function rebuildEdition(options: RebuildOptions, name: string): Promise<RebuildResult> {
  const { title, edition } = await findEdition(options.store, name);
  const { object } = title;
  const then = await recordOf(object, edition.version);
  if (!then?.archive || !then.instant)
    throw new WarraqError('edition-unknown', { fault: 'no-record', label: edition.label });
  const files = filesOf(object.inventory, edition.version);
  const { only } = then.archive;
  if (only !== undefined && !files.has(`sources/${only}`))
    throw new WarraqError('archive-damaged', { fault: 'no-manuscript', label: edition.label, path: only });
  if (!then.untrusted && !options.trustTemplates) refuseTemplates(templatesAmong([...files.keys()]), edition);
  return withFolder(async (folder) => {
    await restoreFiles(object, edition.version, join(folder, 'sources'), 'sources/');
    const out = join(folder, 'outputs');
    const { ok, files: read } = await build({
      path: join(folder, 'sources', only ?? ''),
      out,
      formats: then.archive.formats,
      pdfProfile: then.pdfProfile,
      untrusted: then.untrusted,
      browser: options.browser,
      timeout: options.timeout,
      sourceDateEpoch: String(Date.parse(then.instant) / 1000),
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.on ? { on: options.on } : {}),
    });
    const archived = outputDigests(files);
    const built = ok ? await digestsBelow(out) : new Map<string, string>();
    const different = differentFiles(archived, built);
    const now = ok ? await readRecord(out, { ...then.archive, only: undefined, formats: [] }) : then;
    const changes =
      different.length === 0
        ? []
        : [...versionChanges(then, now), ...(await toolChanges(object, edition.version))];
    return { different, same: archived.size - different.length, changes, files: read };
  });
}

/** The templates of a book among the paths of an edition: they are code. */
function templatesAmong(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => /^sources\/templates\/.+\.ejs$/.test(path));
}

function refuseTemplates(templates: readonly string[], { label }: StoredEdition): void {
  if (templates.length === 0) return;
  throw new WarraqError('templates-untrusted', { label, templates });
}

/** What is different between two editions. */
export async function diffEditions(
  { store }: ArchiveOptions,
  one: string,
  other: string,
): Promise<Difference> {
  return differenceOf(await findEdition(store, one), await findEdition(store, other));
}

/** Write an edition as a BagIt bag; its date is SOURCE_DATE_EPOCH, if it is given. */
export async function exportEdition(
  { store, sourceDateEpoch }: ArchiveOptions & Pick<AddOptions, 'sourceDateEpoch'>,
  name: string,
  to: string,
): Promise<void> {
  const { title, edition } = await findEdition(store, name);
  await exportBag(title, edition, to, instant(sourceDateEpoch).slice(0, 10));
}

/** What the shelf is called. */
const SHELF = 'قفسهٔ کتاب';

/**
 * Write a catalogue of an archive as web pages with an OPDS 2 feed, into a folder that is empty, not there, or an older shelf,
 * which is replaced when the new one is whole.
 *
 * @throws WarraqError `restore-occupied`
 */
export async function makeShelf(
  { store }: ArchiveOptions,
  folder: string,
): Promise<{
  readonly titles: number;
  readonly editions: number;
  /** What could not be read, and stands on no shelf. */
  readonly damaged: readonly DamagedObject[];
  /** The web editions that may run something, and are not on the shelf. */
  readonly leftOff: readonly LeftOff[];
}> {
  const catalogue = await catalogueOf(store);
  const { titles, copied, made, damaged, leftOff } = await arrange(catalogue.titles);
  const feeds = [...feedsOf(titles, SHELF)].map(([path, feed]) => ({
    path,
    bytes: new TextEncoder().encode(`${JSON.stringify(feed, undefined, 2)}\n`),
  }));
  await placeShelf(folder, [...made, ...feeds, ...pagesOf(titles, SHELF)], copied);
  return {
    titles: titles.length,
    editions: titles.reduce((sum, { editions }) => sum + editions.length, 0),
    damaged: [
      ...catalogue.damaged.filter((one) => !damaged.some(({ folder: also }) => also === one.folder)),
      ...damaged,
    ],
    leftOff,
  };
}
