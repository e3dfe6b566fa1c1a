import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { disk, hastyDisk, kindAt, listFolder, readTextAt, sizeOf } from '../../disk/disk.ts';
import { makeFolders } from '../../disk/folders.ts';
import { placeSet } from '../../disk/place-set.ts';
import { type CommitOptions, type Content, commit, type NewEdition } from '../../vault/commit.ts';
import { type EditionRecord, recordFrom } from '../../vault/edition/record.ts';
import { type Inventory, versionsOf } from '../../vault/inventory.ts';
import { objectPath } from '../../vault/layout.ts';
import { inventoryOf } from '../../vault/read.ts';
import { instant } from '../archive/options.ts';
import type { Depot } from './depot.ts';
import { type Job, sha256 } from './job.ts';
import type { Catalogue } from './open.ts';
import type { Made, Receipt } from './outcome.ts';
import { StoreIndex, versionOfJob } from './store-index.ts';

/** How long to wait for another program that writes into the same archive, in ms. */
const PATIENCE = 120_000;

/** The record of an edition in the folder of its title. */
const RECORD = 'edition.json';

type IsGone = CommitOptions['isGone'] & {};

/** What has become of an edition. */
export interface Standing {
  /** The version of the archive that it is; undefined where none goes there. */
  readonly version: string | undefined;
  /** Whether it was there before. */
  readonly isNew: boolean;
}

/** Where the editions of a catalogue are: an archive, a folder, or both. */
export class Editions {
  readonly #catalogue: Catalogue;
  readonly #index: StoreIndex | undefined;
  #isFresh = false;

  private constructor(catalogue: Catalogue, index: StoreIndex | undefined) {
    this.#catalogue = catalogue;
    this.#index = index;
  }

  /** `work`: the folder that has the index of the archive. */
  static async open(catalogue: Catalogue, work: string): Promise<Editions> {
    const store = storeOf(catalogue);
    if (store === undefined) return new Editions(catalogue, undefined);
    const file = join(work, `index-${sha256(store).slice(0, 16)}.jsonl`);
    return new Editions(catalogue, await StoreIndex.open(store, file));
  }

  /** What the edition of a job is, where it is wherever it goes. */
  async find({ key, title }: Pick<Job, 'key' | 'title'>): Promise<Standing | undefined> {
    const folder = folderOf(this.#catalogue, title);
    if (folder !== undefined && !(await isPlaced(folder, key))) return undefined;
    if (!this.#index) return { version: undefined, isNew: false };
    const version = (await this.#index.find(key)) ?? (await this.#findAnew(key));
    return version === undefined ? undefined : { version, isNew: false };
  }

  /** The same where it is known what its job has made: others may just have put it there. */
  async findMade(
    { key, title }: Pick<Job, 'key' | 'title'>,
    receipt: Receipt | undefined,
  ): Promise<Standing | undefined> {
    if (!receipt) return undefined;
    const folder = folderOf(this.#catalogue, title);
    if (folder !== undefined && !(await isPlaced(folder, key))) return undefined;
    const store = storeOf(this.#catalogue);
    if (store === undefined) return { version: undefined, isNew: false };
    const version = receipt.archive && (await archivedVersion(store, receipt.archive.id, key));
    return version === undefined ? undefined : { version, isNew: false };
  }

  /** Others may have put it there: once, the whole archive is looked through. */
  async #findAnew(key: string): Promise<string | undefined> {
    if (this.#isFresh) return undefined;
    this.#isFresh = true;
    if ((await listFolder(storeOf(this.#catalogue)!)) !== undefined) await this.#index!.refresh();
    return this.#index!.find(key);
  }

  /**
   * Put what a job has made where it goes; what is there already stays.
   *
   * @throws WarraqError `edition-exists` where the archive has another edition of that name; `job-refused`, and what `commit` throws.
   */
  async place(job: Job, made: Made, depot: Depot, isGone: IsGone): Promise<Standing> {
    const folder = folderOf(this.#catalogue, job.title);
    const store = storeOf(this.#catalogue);
    const archived =
      store === undefined
        ? undefined
        : await archive(store, job, made, depot, { user: this.#agent(), isGone });
    if (archived?.isNew) await this.#index!.renew(objectPath(made.archive!.id));
    const isPlacedNow = folder !== undefined && (await place(folder, job, made, depot));
    return { version: archived?.version, isNew: archived?.isNew === true || isPlacedNow };
  }

  #agent(): NewEdition['user'] {
    const { by } = this.#catalogue.settings.editions;
    if (by === undefined) {
      const { username } = userInfo();
      return { name: username, address: `mailto:${username}@${hostname()}` };
    }
    const [, name, address] = /^(.+?)\s*<(\S+)>$/.exec(by.trim())!;
    return { name: name!, address: /^[a-z][a-z\d+.-]*:/i.test(address!) ? address! : `mailto:${address}` };
  }
}

/** The archive of a catalogue, as a whole path. */
export function storeOf({ folder, settings }: Catalogue): string | undefined {
  const { store } = settings.editions;
  return store === undefined ? undefined : join(folder, store);
}

function folderOf({ folder, settings }: Catalogue, title: string): string | undefined {
  const at = settings.editions.folder;
  // A title that lies beside the catalogue has a name that leads out of it.
  return at === undefined ? undefined : join(folder, at, title.replace(/(?:^|\/)\.\.(?=\/|$)/g, ''));
}

async function archive(
  store: string,
  { key, settings }: Job,
  { archive, files }: Made,
  depot: Depot,
  { user, isGone }: { readonly user: NewEdition['user']; readonly isGone: IsGone },
): Promise<Standing> {
  const { id, edition } = archive!;
  const there = await archivedVersion(store, id, key);
  if (there !== undefined) return { version: there, isNew: false };
  const contents = new Map<string, Content>(
    files.map((file) => [file.path, { path: depot.resultFile(key, file), sha512: file.sha512 }]),
  );
  const created = instant(settings.sourceDateEpoch);
  try {
    const { version } = await commit(store, { id, files: contents, created, message: edition, user }, disk, {
      check: (before) => refuseSame(before, edition),
      patience: PATIENCE,
      isGone,
    });
    return { version, isNew: true };
  } catch (cause) {
    // Another program may have been faster with the same.
    const version = isSame(cause) ? await archivedVersion(store, id, key) : undefined;
    if (version !== undefined) return { version, isNew: false };
    throw cause;
  }
}

async function archivedVersion(store: string, id: string, key: string): Promise<string | undefined> {
  const inventory = await inventoryOf(store, id);
  return inventory && versionOfJob({ folder: join(store, objectPath(id)), inventory }, key);
}

function refuseSame(before: Inventory | undefined, edition: string): void {
  const same = versionsOf(before).find((version) => before?.versions[version]?.message === edition);
  if (same) throw new WarraqError('edition-exists', { edition, version: same });
}

function isSame(cause: unknown): boolean {
  return cause instanceof WarraqError && cause.code === 'edition-exists';
}

/** Whether the folder of a title has what a job has made: its record, and files as long as that says. */
async function isPlaced(folder: string, key: string): Promise<boolean> {
  const record = await recordIn(folder);
  if (record?.archive?.job !== key) return false;
  for (const { path, bytes } of record.outputs) {
    const at = join(folder, path);
    if ((await kindAt(at)) !== 'file' || (await sizeOf(at)) !== bytes) return false;
  }
  return true;
}

async function recordIn(folder: string): Promise<EditionRecord | undefined> {
  try {
    return recordFrom(JSON.parse((await readTextAt(join(folder, RECORD))) ?? ''));
  } catch {
    return undefined;
  }
}

/** Put the outputs into the folder of their title; false where they are there. @throws WarraqError `output-taken` */
async function place(folder: string, { key }: Job, { files }: Made, depot: Depot): Promise<boolean> {
  if (await isPlaced(folder, key)) return false;
  const placed = [];
  for (const file of files) {
    const { path } = file;
    const name = path === 'record.json' ? RECORD : path.startsWith('outputs/') ? path.slice(8) : undefined;
    if (name !== undefined) placed.push({ path: name, bytes: await depot.fileOf(key, file) });
  }
  const before = (await recordIn(folder))?.outputs ?? [];
  await makeFolders(join(folder, '..'), hastyDisk);
  await placeSet(folder, placed, { disk: hastyDisk, look: foldersOfOurs });
  const paths = new Set(placed.map(({ path }) => path));
  for (const { path } of before)
    if (!paths.has(path) && !path.startsWith('..')) await hastyDisk.removeFile(join(folder, path));
  return true;
}

/** The folders that an earlier edition has in the folder of its title. */
async function foldersOfOurs(folder: string): Promise<ReadonlySet<string>> {
  const record = await recordIn(folder);
  const names = ((await listFolder(folder)) ?? [])
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.'));
  if (!record && names.length > 0) throw new WarraqError('output-taken', { fault: 'foreign', path: folder });
  const folders = (record?.outputs ?? []).filter(({ path }) => path.includes('/'));
  return new Set(folders.map(({ path }) => path.split('/')[0]!));
}
