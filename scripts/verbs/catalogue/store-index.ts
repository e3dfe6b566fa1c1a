import { join, relative, sep } from 'node:path';
import { hastyDisk, readTextAt } from '../../disk/disk.ts';
import { appendText, linesOf } from '../../disk/lines.ts';
import { withUnfinished } from '../../disk/unfinished.ts';
import { filesOf, versionsOf } from '../../vault/inventory.ts';
import { objectFolders, readInventory, requireStore, type StoredObject } from '../../vault/read.ts';
import { recordOf, unlessDamaged } from '../../vault/titles.ts';

/** Digits of a digest that are kept: no two files of one title have them in common. */
const DIGITS = 32;

/** An edition of an archive that a catalogue has made. */
interface Entry {
  /** Where its object lies, with `/`. */
  readonly path: string;
  readonly version: string;
  /** The first digits of the digest of its record. */
  readonly record: string;
}

/** What is known of an object: a line of the index. */
interface Line {
  readonly path: string;
  /** The first digits of the digest of its inventory. */
  readonly inventory: string;
  /** Key of a job, version, digits of the record. */
  readonly jobs: readonly (readonly [key: string, version: string, record: string])[];
}

/**
 * Which jobs an archive has the editions of: made from the archive, kept in a file of its own, and never believed: what it says is looked
 * up in the inventory of the object. It may be deleted at any time.
 */
export class StoreIndex {
  readonly #store: string;
  readonly #file: string;
  readonly #entries = new Map<string, Entry>();
  readonly #inventories = new Map<string, string>();

  private constructor(store: string, file: string) {
    this.#store = store;
    this.#file = file;
  }

  static async open(store: string, file: string): Promise<StoreIndex> {
    const index = new StoreIndex(store, file);
    for await (const line of linesOf(file)) index.#add(parsed(line));
    return index;
  }

  /** The version that a job has made; undefined where the archive has none, or where what the index knows is no longer so. */
  async find(key: string): Promise<string | undefined> {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const folder = join(this.#store, entry.path);
    const inventory = await unlessDamaged(() => readInventory(folder));
    if (inventory instanceof Error || !inventory.versions[entry.version]) return undefined;
    const record = filesOf(inventory, entry.version).get('record.json')?.digest.toLowerCase();
    return record?.startsWith(entry.record) ? entry.version : undefined;
  }

  /** Look through the archive again. Only objects are read that have another inventory than they had. */
  async refresh(): Promise<void> {
    await requireStore(this.#store);
    const known = new Map<string, [string, string, string][]>();
    for (const [key, { path, version, record }] of this.#entries)
      known.set(path, [...(known.get(path) ?? []), [key, version, record]]);
    const before = new Map(this.#inventories);
    this.#entries.clear();
    this.#inventories.clear();
    for await (const folder of objectFolders(this.#store)) {
      const path = relative(this.#store, folder).replaceAll(sep, '/');
      const inventory = await inventoryDigits(folder);
      if (inventory !== undefined && before.get(path) === inventory)
        this.#add({ path, inventory, jobs: known.get(path) ?? [] });
      else this.#add(await lineOf(folder, path, inventory));
    }
    await this.#save();
  }

  /** Note what one object has now. */
  async renew(path: string): Promise<void> {
    const folder = join(this.#store, path);
    const line = await lineOf(folder, path, await inventoryDigits(folder));
    this.#add(line);
    if (line) await appendText(this.#file, `${JSON.stringify(line)}\n`);
  }

  #add(line: Line | undefined): void {
    if (!line) return;
    this.#inventories.set(line.path, line.inventory);
    for (const [key, version, record] of line.jobs)
      this.#entries.set(key, { path: line.path, version, record });
  }

  async #save(): Promise<void> {
    const jobs = new Map<string, Line['jobs'][number][]>();
    for (const [key, { path, version, record }] of this.#entries)
      jobs.set(path, [...(jobs.get(path) ?? []), [key, version, record]]);
    const lines = function* (inventories: ReadonlyMap<string, string>) {
      for (const [path, inventory] of inventories)
        yield `${JSON.stringify({ path, inventory, jobs: jobs.get(path) ?? [] } satisfies Line)}\n`;
    };
    await withUnfinished(join(this.#file, '..'), 'index.new-', hastyDisk, async (beside) => {
      for (const piece of inPieces(lines(this.#inventories))) await appendText(beside, piece);
      await hastyDisk.rename(beside, this.#file);
    });
  }
}

/** Lines that are written at once. */
const PIECE = 1000;

function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  for (const line of lines) {
    piece.push(line);
    if (piece.length < PIECE) continue;
    yield piece.join('');
    piece = [];
  }
  yield piece.join('');
}

/** The job that an edition of the archive was made by, of one title. */
export async function versionOfJob(object: StoredObject, key: string): Promise<string | undefined> {
  for (const version of versionsOf(object.inventory)) {
    const record = await unlessDamaged(() => recordOf(object, version));
    if (record && !(record instanceof Error) && record.archive?.job === key) return version;
  }
  return undefined;
}

async function lineOf(
  folder: string,
  path: string,
  inventory: string | undefined,
): Promise<Line | undefined> {
  const read = await unlessDamaged(() => readInventory(folder));
  if (read instanceof Error || inventory === undefined) return undefined;
  const object = { folder, inventory: read };
  const jobs: [string, string, string][] = [];
  for (const version of versionsOf(read)) {
    const record = await unlessDamaged(() => recordOf(object, version));
    const key = record instanceof Error ? undefined : record?.archive?.job;
    if (key === undefined) continue;
    const digest = filesOf(read, version).get('record.json')!.digest.toLowerCase();
    jobs.push([key, version, digest.slice(0, DIGITS)]);
  }
  return { path, inventory, jobs };
}

async function inventoryDigits(folder: string): Promise<string | undefined> {
  for (const algorithm of ['sha512', 'sha256']) {
    const text = await readTextAt(join(folder, `inventory.json.${algorithm}`));
    if (text !== undefined) return text.slice(0, DIGITS);
  }
  return undefined;
}

function parsed(line: string): Line | undefined {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return undefined;
  }
}
