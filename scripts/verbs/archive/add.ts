import { join } from 'node:path';
import type { Book } from '../../book/book.ts';
import type { FormatOptions } from '../../book/format-option.ts';
import { identifiersOf } from '../../book/identifiers.ts';
import type { TextFile } from '../../book/text-file.ts';
import { MessageList, type Report, type Told } from '../../diagnostics/report.ts';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { copyOut, disk, listFiles, withFolder } from '../../disk/disk.ts';
import type { Manuscript } from '../../manuscript/open.ts';
import type { Found } from '../../manuscript/reading.ts';
import { placeOfKey } from '../../manuscript/settings-file.ts';
import { sourcesOf } from '../../manuscript/sources.ts';
import { type Committed, commit } from '../../vault/commit.ts';
import { type EditionFile, editionFiles } from '../../vault/edition/files.ts';
import { differentFiles, digestsBelow } from '../../vault/edition/outputs.ts';
import { archivedRecord, fontRecords } from '../../vault/edition/record.ts';
import { type Inventory, versionsOf } from '../../vault/inventory.ts';
import { inventoryOf } from '../../vault/read.ts';
import { build, buildOpen } from '../build.ts';
import { RECORD } from '../build-record.ts';
import { openBook } from '../open-book.ts';
import type { BuildEvent } from '../progress.ts';
import { type Workshop, withWorkshop } from '../workshop.ts';
import { type ArchiveOptions, instant } from './options.ts';

export interface AddOptions extends ArchiveOptions {
  /** A folder with `book.yaml` and Markdown files, or one Markdown file. */
  readonly path: string;
  /** What the edition is called, «چاپ دوم»; the book’s own `edition` if not given. */
  readonly edition?: string | undefined;
  /** The id of the title, where it is not the book’s first identifier: a new edition may have an ISBN of its own. */
  readonly id?: string | undefined;
  readonly formats: readonly string[];
  /** As `build` has them. */
  readonly formatOptions?: FormatOptions | undefined;
  /** Who archives it: name, and an address that is a URI. */
  readonly user: { readonly name: string; readonly address: string };
  /** Add an ONIX 3.0 message. */
  readonly onix?: boolean | undefined;
  /** Path of an SSH key to sign with. */
  readonly key?: string | undefined;
  readonly browser?: string | undefined;
  /** The folder of the store of earlier results, for the edition; the proof that it can be made again does without. */
  readonly cache?: string | undefined;
  /** Longest time for one step of a build, in seconds; 60 if not given. */
  readonly timeout?: number | undefined;
  /** The book is a stranger's: none of its templates and plug-ins is run, its theme is not used, and its style may only say how text looks. */
  readonly untrusted?: boolean | undefined;
  /** SOURCE_DATE_EPOCH, in seconds. */
  readonly sourceDateEpoch?: string | undefined;
  readonly on?: (event: BuildEvent) => void;
}

export interface AddResult extends Told {
  /** False when the manuscript is at fault: then nothing was archived. */
  readonly ok: boolean;
  readonly added?: Committed & { readonly id: string; readonly edition: string };
}

/**
 * Archive an edition: build it without a warning, prove that its sources alone give the same bytes in another folder, and put
 * both into the archive.
 *
 * @throws WarraqError for a fault of the surroundings; a fault of the manuscript is in the result.
 */
export async function addEdition(options: AddOptions): Promise<AddResult> {
  const { store, user, cache } = options;
  const building = { ...buildingOptions(options), cache };
  return withFolder((folder) =>
    withWorkshop(building, async (workshop) => {
      // Told before anything is built; and once more when nobody else can add it.
      const early = async (id: string, edition: string) => refuseSame(await inventoryOf(store, id), edition);
      const prepared = await prepareEdition(options, folder, workshop, early);
      if (!prepared.edition) return { ok: false, ...prepared };
      const { files, messages } = prepared;
      const { id, edition, contents } = prepared.edition;
      options.signal?.throwIfAborted();
      const created = instant(options.sourceDateEpoch);
      const added = await commit(store, { id, files: contents, created, message: edition, user }, disk, {
        check: (before) => refuseSame(before, edition),
      });
      return { ok: true, files, messages, added: { ...added, id, edition } };
    }),
  );
}

/** What an edition of the archive is made with; where it goes is for others to know. */
export type PrepareOptions = Omit<AddOptions, 'store' | 'user' | 'cache'> & {
  /** Kept in its record. */
  readonly job?: string | undefined;
};

/** An edition that can be committed. */
export interface PreparedEdition {
  readonly id: string;
  readonly edition: string;
  /** The book's own title. */
  readonly title: string;
  /** By their logical paths; they lie in the folder that it was prepared in, or with warraq. */
  readonly contents: ReadonlyMap<string, EditionFile>;
}

/**
 * Make an edition of the archive in a folder, and prove it: the second build takes nothing from the store of the workshop. `early` may throw
 * when it is known which edition it is, before anything is built.
 *
 * @returns What was said, and the edition, unless the manuscript is at fault.
 */
export async function prepareEdition(
  options: PrepareOptions,
  folder: string,
  workshop: Workshop,
  early: (id: string, edition: string) => Promise<void> = async () => {},
): Promise<Told & { readonly edition?: PreparedEdition }> {
  const opened = await openBook(options.path, options.sourceDateEpoch, options);
  const { manuscript } = opened;
  const { book, files, messages, found } = await manuscript.read();
  if (!book || !found) return { files, messages };
  const said = new MessageList(messages);
  if (opened.plugins.length > 0) {
    refusePlugins(found, said.report);
    return { files, messages: said.all };
  }
  const edition = editionOf(found, options.edition, said.report);
  if (edition === undefined) return { files, messages: said.all };
  const id = options.id ?? identifiersOf(book.settings)[0];
  await early(id, edition);
  const first = join(folder, 'outputs');
  const built = await buildOpen(opened, workshop, buildingInto(first, options));
  if (!built.ok) return { files: built.files, messages: built.messages };
  const sources = await copySources(book, files, manuscript, join(folder, 'sources'));
  const copy = join(folder, 'sources', manuscript.only ?? '');
  await prove(first, copy, join(folder, 'again'), options, workshop);
  const outputs = (await listFiles(first)).filter((path) => !path.endsWith(RECORD));
  const record = archivedRecord(built.record!, {
    edition,
    ...(manuscript.only === undefined ? {} : { only: manuscript.only }),
    ...(options.job === undefined ? {} : { job: options.job }),
    formats: options.formats,
    fonts: fontRecords(book.theme.typefaces),
  });
  const contents = await editionFiles({
    id,
    book,
    record,
    outputs: [first, outputs],
    sources: [join(folder, 'sources'), sources],
    onix: options.onix ? instant(options.sourceDateEpoch).slice(0, 10).replaceAll('-', '') : undefined,
    key: options.key,
  });
  const { title } = book.settings;
  return { files: built.files, messages: built.messages, edition: { id, edition, title, contents } };
}

/** Nobody can build a book again whose plug-ins are not kept; and what is kept is to be read without running anything. */
function refusePlugins({ settings, source: { file, yaml, base } }: Found, report: Report): void {
  for (const [index, name] of settings.plugins.entries())
    report(file, 'plugin-archived', { name }, placeOfKey(file, yaml, ['plugins', index], base));
}

/** What the edition is called; a message where the book says something else, or nothing. */
function editionOf(
  { settings, source }: Found,
  given: string | undefined,
  report: Report,
): string | undefined {
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

/** How an edition is built that is to be archived: without a warning. */
function buildingInto(out: string, options: PrepareOptions) {
  return { out, ...buildingOptions(options) };
}

function buildingOptions(options: PrepareOptions) {
  const { formats, formatOptions, browser, timeout, untrusted, sourceDateEpoch, signal, on } = options;
  return {
    formats,
    formatOptions,
    browser,
    timeout,
    untrusted,
    sourceDateEpoch,
    strict: true,
    ...(signal ? { signal } : {}),
    ...(on ? { on } : {}),
  };
}

async function copySources(
  book: Book,
  files: readonly TextFile[],
  { folder }: Manuscript,
  to: string,
): Promise<readonly string[]> {
  const sources = sourcesOf(book, files);
  for (const { path, home = folder } of sources) await copyOut(join(home, path), join(to, path));
  return sources.map(({ path }) => path);
}

/** Build again, from the copied sources, without what was kept: every file must have the same bytes. */
async function prove(
  first: string,
  sources: string,
  again: string,
  options: PrepareOptions,
  workshop: Workshop,
): Promise<void> {
  const building = { path: sources, ...buildingInto(again, options), sealed: true };
  const { ok } = await build(building, { ...workshop, store: undefined });
  const [different] = ok ? differentFiles(await digestsBelow(first), await digestsBelow(again)) : ['book'];
  if (different !== undefined) throw new WarraqError('not-reproducible', { path: different });
}
