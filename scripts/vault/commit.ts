import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { besidePath, type Disk, digestsOf, kindAt, listFolder, readTextAt, sizeOf } from '../disk/disk.ts';
import { explainedFault } from '../disk/disk-fault.ts';
import { linkTree, makeFolders } from '../disk/folders.ts';
import { removeDeadLocks, type Waiting, withLock } from '../disk/lock.ts';
import { removeUnfinished, withUnfinished } from '../disk/unfinished.ts';
import { type Agent, type Inventory, inventoryText, sidecarText, withVersion } from './inventory.ts';
import { OBJECT_DECLARATION, objectPath, ROOT_DECLARATION, ROOT_FILES } from './layout.ts';
import { clashOf } from './names.ts';
import { inventoryOf, readInventory } from './read.ts';
import { LOCK, REPLACED, STAGING } from './staging.ts';

/**
 * A file of an edition: where it lies, or its bytes; `sha512`: what it is to be, where that is known already. It is proven when the file is
 * copied.
 */
export type Content = { readonly path: string; readonly sha512?: string } | { readonly bytes: Uint8Array };

/** An edition to be kept. */
export interface NewEdition {
  /** The id of its title: a URI. */
  readonly id: string;
  /** Logical path -> content. */
  readonly files: ReadonlyMap<string, Content>;
  /** RFC 3339. */
  readonly created: string;
  /** What the edition is called. */
  readonly message: string;
  readonly user: Agent;
}

export interface CommitOptions extends Waiting {
  readonly check?: (before: Inventory | undefined) => void;
}

/** What a commit has done. */
export interface Committed {
  /** The version's name, such as `v2`. */
  readonly version: string;
  /** Files of the edition, and those that were new to the object. */
  readonly files: number;
  readonly added: number;
  readonly addedBytes: number;
}

/**
 * Put an edition into a store, as a new version of its title's object. At every instant the store holds the editions that it
 * had, or these and the new one whole: all is written beside them first, and one rename puts it in its place. Nothing that is
 * there is changed or deleted.
 *
 * `check` may look at the object's inventory before (undefined for a new title) and throw. For a program that writes into the store, `patience` and
 * `isGone` are as `withLock` has them.
 *
 * @throws WarraqError `archive-locked`, `archive-unknown` (the folder is something else), `archive-damaged`, `archive-name`.
 */
export async function commit(
  store: string,
  edition: NewEdition,
  disk: Disk,
  { check = () => {}, ...waiting }: CommitOptions = {},
): Promise<Committed> {
  const root = besidePath(store);
  const clash = clashOf(edition.files.keys());
  if (clash) throw new WarraqError('archive-name', clash);
  try {
    await makeRoot(root, disk);
    return await withLock(join(root, LOCK), disk, () => commitLocked(root, edition, disk, check), waiting);
  } catch (cause) {
    throw explainedFault(cause, root);
  }
}

async function commitLocked(
  root: string,
  edition: NewEdition,
  disk: Disk,
  check: (before: Inventory | undefined) => void,
): Promise<Committed> {
  await cleanUp(root, disk);
  const folder = join(root, STAGING, randomBytes(8).toString('hex'));
  try {
    return await commitVersion(root, folder, edition, disk, check);
  } finally {
    await removeStaging(root, folder, disk);
  }
}

async function commitVersion(
  root: string,
  folder: string,
  edition: NewEdition,
  disk: Disk,
  check: (before: Inventory | undefined) => void,
): Promise<Committed> {
  const place = objectPath(edition.id);
  const target = join(root, place);
  const before = await inventoryOf(root, edition.id);
  check(before);
  const digests = new Map<string, string>();
  for (const [path, content] of edition.files) digests.set(path, await digestOf(content));
  const { inventory, added } = withVersion(before, { ...edition, files: digests });
  await makeFolders(join(folder, dirname(place)), disk);
  const staged = join(folder, place);
  await disk.makeFolder(staged);
  if (before) await linkTree(target, staged, disk, { without: isInventory, refuse: notKept });
  else await disk.write(join(staged, `0=${OBJECT_DECLARATION}`), `${OBJECT_DECLARATION}\n`);
  const addedBytes = await writeVersion(staged, inventory, added, edition.files, digests, disk);
  if (before) await replaceObject(staged, target, before, folder, disk);
  else await placeFolder(folder, root, place, disk);
  return { version: inventory.head, files: digests.size, added: added.size, addedBytes };
}

async function digestOf(content: Content): Promise<string> {
  if ('bytes' in content) return createHash('sha512').update(content.bytes).digest('hex');
  return content.sha512 ?? (await digestsOf(content.path, ['sha512']))['sha512']!;
}

/** Write what is new of a version, and both copies of the inventory; gives the bytes of its content. */
async function writeVersion(
  object: string,
  inventory: Inventory,
  added: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, Content>,
  digests: ReadonlyMap<string, string>,
  disk: Disk,
): Promise<number> {
  await disk.makeFolder(join(object, inventory.head));
  const folders = new Set([join(object, inventory.head)]);
  let bytes = 0;
  for (const [content, path] of added) {
    const to = join(object, content);
    if (!folders.has(dirname(to))) for (const made of await makeFolders(dirname(to), disk)) folders.add(made);
    bytes += await writeContent(files.get(path)!, to, digests.get(path)!, disk);
  }
  const text = inventoryText(inventory);
  for (const folder of [join(object, inventory.head), object]) {
    await disk.write(join(folder, 'inventory.json'), text);
    await disk.write(join(folder, 'inventory.json.sha512'), sidecarText(text));
  }
  for (const folder of [...folders, object].sort((a, b) => b.length - a.length)) await disk.sync(folder);
  return bytes;
}

async function writeContent(content: Content, to: string, digest: string, disk: Disk): Promise<number> {
  if ('bytes' in content) {
    await disk.write(to, content.bytes);
    return content.bytes.length;
  }
  if ((await disk.copy(content.path, to)) !== digest)
    throw new WarraqError('file-changed', { fault: 'archiving', path: content.path });
  return sizeOf(to);
}

/** Put a new object in its place: the highest folder of its path that is not there yet is renamed into the store. */
async function placeFolder(folder: string, root: string, place: string, disk: Disk): Promise<void> {
  const parts = place.split('/');
  let depth = 1;
  while ((await kindAt(join(root, ...parts.slice(0, depth)))) === 'folder') depth += 1;
  const missing = parts.slice(0, depth);
  for (let at = parts.length - 1; at >= depth; at -= 1) await disk.sync(join(folder, ...parts.slice(0, at)));
  await disk.rename(join(folder, ...missing), join(root, ...missing));
  await disk.sync(join(root, ...missing.slice(0, -1)));
}

/**
 * Put an object in the place of its former self, in one step. Where the file system has none for it, in two: if the program is
 * killed between them, the next verb that writes brings the old folder back. What was there must be what the new one was
 * made of: else it goes back.
 */
async function replaceObject(
  staged: string,
  target: string,
  before: Inventory,
  folder: string,
  disk: Disk,
): Promise<void> {
  const isOfBefore = async (object: string) => (await readInventory(object)).head === before.head;
  if (await disk.exchange(staged, target)) {
    if (!(await isOfBefore(staged))) {
      await disk.exchange(staged, target);
      throw overtaken(target);
    }
  } else {
    if (!(await isOfBefore(target))) throw overtaken(target);
    await disk.rename(target, join(folder, REPLACED));
    await disk.rename(staged, target);
  }
  await disk.sync(dirname(target));
}

function overtaken(object: string): WarraqError {
  return new WarraqError('archive-locked', { fault: 'overtaken', object });
}

/** Make a storage root where there is none: beside its place, and then by renaming. */
async function makeRoot(root: string, disk: Disk): Promise<void> {
  if ((await readTextAt(join(root, `0=${ROOT_DECLARATION}`))) === `${ROOT_DECLARATION}\n`) return;
  const names = (await listFolder(root))?.map(({ name }) => name) ?? [];
  if (names.length > 0 || (await kindAt(root)) === 'file')
    throw new WarraqError('archive-unknown', { fault: 'other', root });
  const begin = `${basename(root)}.new-`;
  await removeUnfinished(dirname(root), begin, disk);
  await withUnfinished(dirname(root), begin, disk, async (fresh) => {
    await makeFolders(fresh, disk);
    for (const [path, text] of ROOT_FILES) {
      await makeFolders(dirname(join(fresh, path)), disk);
      await disk.write(join(fresh, path), text);
      await disk.sync(dirname(join(fresh, path)));
    }
    await disk.sync(fresh);
    try {
      await disk.rename(fresh, root);
    } catch (cause) {
      // Another program was faster.
      if (!['ENOTEMPTY', 'EEXIST'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
    }
  });
  await disk.sync(dirname(root));
}

/** What a program that was killed left: an object that it had taken out of its place goes back, all else is removed. */
async function cleanUp(root: string, disk: Disk): Promise<void> {
  await removeDeadLocks(join(root, LOCK), disk);
  for (const { name } of (await listFolder(join(root, STAGING))) ?? []) {
    const folder = join(root, STAGING, name);
    const old = join(folder, REPLACED);
    if ((await kindAt(old)) === 'folder') {
      const target = join(root, objectPath((await readInventory(old)).id));
      if ((await kindAt(target)) === 'missing') await disk.rename(old, target);
    }
    await disk.removeTree(folder);
  }
  await disk.removeEmpty(join(root, STAGING));
}

async function removeStaging(root: string, folder: string, disk: Disk): Promise<void> {
  await disk.removeTree(folder);
  await disk.removeEmpty(join(root, STAGING));
}

const isInventory = (name: string) => /^inventory\.json(?:\.sha512)?$/.test(name);

const notKept = (object: string, path: string) =>
  new WarraqError('archive-damaged', { fault: 'not-kept', object, path });
