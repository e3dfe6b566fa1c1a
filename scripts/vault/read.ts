import { createHash } from 'node:crypto';
import { join, sep } from 'node:path';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { kindAt, listFolder, readTextAt, realPath } from '../disk/disk.ts';
import type { Inventory } from './inventory.ts';
import { objectPath, ROOT_DECLARATION } from './layout.ts';
import { problemsOfInventory } from './validate/inventory.ts';

/** An object of a store. */
export interface StoredObject {
  /** Its folder. */
  readonly folder: string;
  readonly inventory: Inventory;
}

/** An object that can't be read. */
export interface DamagedObject {
  readonly folder: string;
  readonly fault: WarraqError;
}

/** How often an inventory is read again that changes while it is read: an edition may just have been added. */
const TRIES = 3;

/**
 * The inventory of an object, if its digest and its form are right: nothing is read by a path that it names before that.
 *
 * @throws WarraqError `archive-damaged`
 */
export async function readInventory(object: string): Promise<Inventory> {
  let inventory: Inventory | undefined;
  for (let turn = 0; turn < TRIES && !inventory; turn += 1) inventory = await readOnce(object);
  if (!inventory) throw new WarraqError('archive-damaged', { fault: 'no-inventory', object });
  const [fault] = problemsOfInventory(inventory).filter(({ code }) => code.startsWith('E'));
  if (fault)
    throw new WarraqError('archive-damaged', {
      fault: 'inventory',
      object,
      found: fault.fault,
      code: fault.code,
    });
  return inventory;
}

/**
 * The inventory of the title of an id; undefined where the store, or the title in it, is not there.
 *
 * @throws WarraqError `archive-damaged`
 */
export async function inventoryOf(root: string, id: string): Promise<Inventory | undefined> {
  const object = join(root, objectPath(id));
  return (await kindAt(object)) === 'folder' ? readInventory(object) : undefined;
}

async function readOnce(object: string): Promise<Inventory | undefined> {
  const text = await readTextAt(join(object, 'inventory.json'));
  const inventory = text === undefined ? undefined : parsed(text);
  const algorithm = inventory?.digestAlgorithm === 'sha256' ? 'sha256' : 'sha512';
  const sidecar = await readTextAt(join(object, `inventory.json.${algorithm}`));
  const isSame = text !== undefined && sidecar?.split(/\s/)[0]?.toLowerCase() === digest(text, algorithm);
  return isSame ? inventory : undefined;
}

/**
 * All objects of a store, in the order of their folders; those that can't be read hide none of the others.
 *
 * @throws WarraqError `archive-unknown`
 */
export async function* readStore(root: string): AsyncGenerator<StoredObject | DamagedObject> {
  await requireStore(root);
  for await (const folder of objectFolders(root)) yield await readObject(folder);
}

/** @throws WarraqError `archive-unknown` where a folder is no storage root. */
export async function requireStore(root: string): Promise<void> {
  const names = (await listFolder(root))?.map(({ name }) => name) ?? [];
  if (!names.some((name) => /^0=ocfl_1\.[01]$/.test(name)))
    throw new WarraqError('archive-unknown', {
      fault: 'undeclared',
      root,
      declaration: `0=${ROOT_DECLARATION}`,
    });
}

/** The folders of all objects of a store, in their order; nothing in them is read. */
export async function* objectFolders(folder: string, isRoot = true): AsyncGenerator<string> {
  const entries = (await listFolder(folder)) ?? [];
  if (entries.some(({ name, kind }) => kind === 'file' && name.startsWith('0=ocfl_object_'))) {
    yield folder;
    return;
  }
  for (const { name, kind } of entries)
    if (kind === 'folder' && !(isRoot && name === 'extensions'))
      yield* objectFolders(join(folder, name), false);
}

async function readObject(folder: string): Promise<StoredObject | DamagedObject> {
  try {
    return { folder, inventory: await readInventory(folder) };
  } catch (fault) {
    if (fault instanceof WarraqError) return { folder, fault };
    throw fault;
  }
}

/**
 * Where a file of an object lies, if it is one and no link leads elsewhere.
 *
 * @throws WarraqError `archive-damaged`
 */
export async function contentPath({ folder }: StoredObject, content: string): Promise<string> {
  const path = join(folder, content);
  const isInside =
    (await kindAt(path)) === 'file' && (await realPath(path)).startsWith((await realPath(folder)) + sep);
  if (!isInside)
    throw new WarraqError('archive-damaged', { fault: 'no-file', object: folder, path: content });
  return path;
}

/** The text of a file of an object. */
export async function readContent(object: StoredObject, content: string): Promise<string> {
  const text = await readTextAt(await contentPath(object, content));
  if (text === undefined)
    throw new WarraqError('archive-damaged', { fault: 'no-text', object: object.folder, path: content });
  return text;
}

function parsed(text: string): Inventory | undefined {
  try {
    return JSON.parse(text) as Inventory;
  } catch {
    return undefined;
  }
}

function digest(text: string, algorithm: string): string {
  return createHash(algorithm).update(text).digest('hex');
}
