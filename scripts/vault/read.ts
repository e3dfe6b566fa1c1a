import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { kindAt, listFolder, readTextAt } from './disk.ts';
import type { Inventory } from './inventory.ts';
import { ROOT_DECLARATION } from './layout.ts';
import { problemsOfInventory } from './validate/inventory.ts';

/** An object of a store. */
export interface StoredObject {
  /** Its folder. */
  readonly folder: string;
  readonly inventory: Inventory;
}

/**
 * The inventory of an object, if its digest and its form are right: nothing is read by a path that it names before that.
 *
 * @throws WarraqError `archive-damaged`
 */
export async function readInventory(object: string): Promise<Inventory> {
  const text = await readTextAt(join(object, 'inventory.json'));
  if (text === undefined) throw damaged(object, 'has no inventory');
  const inventory = parsed(text);
  const algorithm = inventory?.digestAlgorithm === 'sha256' ? 'sha256' : 'sha512';
  const sidecar = await readTextAt(join(object, `inventory.json.${algorithm}`));
  if (!inventory || sidecar?.split(/\s/)[0]?.toLowerCase() !== digest(text, algorithm))
    throw damaged(object, 'has an inventory that was changed');
  const [fault] = problemsOfInventory(inventory).filter(({ code }) => code.startsWith('E'));
  if (fault) throw damaged(object, `has an inventory with a fault: ${fault.detail} (${fault.code})`);
  return inventory;
}

/**
 * All objects of a store, in the order of their folders.
 *
 * @throws WarraqError `archive-unknown`, `archive-damaged`
 */
export async function* readStore(root: string): AsyncGenerator<StoredObject> {
  await requireStore(root);
  yield* objectsBelow(root, true);
}

/** @throws WarraqError `archive-unknown` where a folder is no storage root. */
export async function requireStore(root: string): Promise<void> {
  const names = (await listFolder(root))?.map(({ name }) => name) ?? [];
  if (!names.some((name) => /^0=ocfl_1\.[01]$/.test(name)))
    throw new WarraqError(
      'archive-unknown',
      `${root} is not an archive (it has no 0=${ROOT_DECLARATION})`,
      'name its folder with --store; `warraq archive add` makes a new one',
    );
}

async function* objectsBelow(folder: string, isRoot: boolean): AsyncGenerator<StoredObject> {
  const entries = (await listFolder(folder)) ?? [];
  if (entries.some(({ name, kind }) => kind === 'file' && name.startsWith('0=ocfl_object_'))) {
    yield { folder, inventory: await readInventory(folder) };
    return;
  }
  for (const { name, kind } of entries)
    if (kind === 'folder' && !(isRoot && name === 'extensions'))
      yield* objectsBelow(join(folder, name), false);
}

/** The text of a file of an object. */
export async function readContent({ folder }: StoredObject, content: string): Promise<string> {
  const path = join(folder, content);
  const text = (await kindAt(path)) === 'file' ? await readTextAt(path) : undefined;
  if (text === undefined) throw damaged(folder, `has no text at ${content}`);
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

function damaged(object: string, reason: string): WarraqError {
  return new WarraqError('archive-damaged', `${object} ${reason}`, 'see `warraq archive verify`');
}
