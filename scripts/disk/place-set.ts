import { basename, dirname, join, relative } from 'node:path';
import { type Disk, kindAt, listFolder, realPath } from './disk.ts';
import { explainedFault } from './disk-fault.ts';
import { linkTree, makeFolders } from './folders.ts';
import { removeDeadLocks, withLock } from './lock.ts';
import { removeUnfinished, unfinishedIn, withUnfinished } from './unfinished.ts';

/** A file to be put into a folder: its path there, with `/`. */
export interface Placed {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A file that is too large to be held: its text in pieces, which may be asked for more than once. */
export interface PlacedPieces {
  readonly path: string;
  readonly pieces: Iterable<string>;
}

type Placeable = Placed | PlacedPieces;

interface Options {
  readonly disk: Disk;
  readonly signal?: AbortSignal | undefined;
  /**
   * Look at the folder, as its only writer, before anything is written; throw where nothing is to be. Gives the names of the folders
   * in it that may be made anew.
   */
  readonly look: (folder: string) => Promise<ReadonlySet<string>>;
}

/** What we ourselves put into a folder while we write begins with this. */
const OWN = '.warraq';
const LOCK = `${OWN}.lock`;
/** How long to wait for another program that writes into the same folder, in ms. */
const PATIENCE = 20_000;

/**
 * Put files into a folder, in the place of those of the same names, all of them or none. What is a folder in it (`web`) is
 * replaced as a whole.
 *
 * All is written beside the folder, together with links to what else is in it, and one exchange puts the new folder in the place of
 * the old: whenever the program is killed, the old files are there or the new ones. Where that can't be (somebody else's folder
 * stands in it, it is a disk of its own, a program works in it, the file system can't exchange folders) the files are renamed one by
 * one; a fault undoes that, and after a kill the next call ends it.
 *
 * Nothing waits for the disk itself: what power failure takes can be built again.
 *
 * @throws WarraqError `output-unwritable`, `disk-full`, `archive-locked`
 */
export async function placeSet(folder: string, files: readonly Placeable[], options: Options): Promise<void> {
  const { disk, look } = options;
  let made: readonly string[] = [];
  try {
    made = await makeFolders(folder, disk);
    const target = await realPath(folder);
    const write = async () => {
      await cleanUp(target, disk);
      const ours = await look(target);
      if (!(await placeBeside(target, files, ours, options))) await placeWithin(target, files, options);
    };
    await withLock(join(target, LOCK), disk, write, { patience: PATIENCE });
  } catch (cause) {
    for (const path of [...made].reverse()) await disk.removeEmpty(path).catch(() => undefined);
    throw explainedFault(cause, folder);
  }
}

const begins = (target: string) => ({
  beside: `${basename(target)}.new-`,
  within: `${OWN}-`,
  whole: `${OWN}-whole-`,
});

/** Write a whole new folder, and let it change places with the old one; false where that can't be, and nothing was done. */
async function placeBeside(
  target: string,
  files: readonly Placeable[],
  ours: ReadonlySet<string>,
  { disk, signal }: Options,
): Promise<boolean> {
  const names = namesOf(files);
  const others = ((await listFolder(target)) ?? []).filter(({ name }) => !names.has(name));
  if (others.some(({ name, kind }) => kind === 'folder' && !ours.has(name)) || isWorkedIn(target))
    return false;
  return withUnfinished(dirname(target), begins(target).beside, disk, async (staging) => {
    if (!(await isMade(staging, disk))) return false;
    const without = (name: string) => names.has(name) || (name.startsWith(OWN) && name !== LOCK);
    if (!(await isLinked(target, staging, disk, without))) return false;
    await writeAll(staging, files, disk, signal);
    await disk.copyMode(target, staging);
    signal?.throwIfAborted();
    return disk.exchange(staging, target);
  });
}

/** Make a folder; false where we may not. */
async function isMade(path: string, disk: Disk): Promise<boolean> {
  try {
    await disk.makeFolder(path);
    return true;
  } catch (cause) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((cause as NodeJS.ErrnoException).code ?? '')) return false;
    throw cause;
  }
}

/** Give all else in a folder a second name in the new one; false where that is on another disk. */
async function isLinked(
  target: string,
  staging: string,
  disk: Disk,
  without: (name: string) => boolean,
): Promise<boolean> {
  try {
    await linkTree(target, staging, disk, { without });
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EXDEV') return false;
    throw cause;
  }
}

/** Write the files into a folder of their own within the other one, and rename them one by one. */
async function placeWithin(
  target: string,
  files: readonly Placeable[],
  { disk, signal }: Options,
): Promise<void> {
  const { within, whole } = begins(target);
  await withUnfinished(target, within, disk, async (staging) => {
    await makeFolders(join(staging, 'new'), disk);
    await disk.makeFolder(join(staging, 'old'));
    await writeAll(join(staging, 'new'), files, disk, signal);
    signal?.throwIfAborted();
    await withUnfinished(target, whole, disk, async (ready) => {
      await disk.rename(staging, ready);
      await moveIn(ready, target, disk);
    });
  });
}

/** Move what is new to its place, and what stood there aside; a fault moves all of it back. */
async function moveIn(whole: string, target: string, disk: Disk): Promise<void> {
  const moved: string[] = [];
  try {
    for (const { name } of (await listFolder(join(whole, 'new'))) ?? []) {
      moved.push(name);
      if ((await kindAt(join(target, name))) !== 'missing')
        await disk.rename(join(target, name), join(whole, 'old', name));
      await disk.rename(join(whole, 'new', name), join(target, name));
    }
  } catch (cause) {
    for (const name of moved.reverse()) await moveBack(name, whole, target, disk);
    throw cause;
  }
}

async function moveBack(name: string, whole: string, target: string, disk: Disk): Promise<void> {
  const isMoved = (await kindAt(join(whole, 'new', name))) === 'missing';
  if (isMoved) await disk.rename(join(target, name), join(whole, 'new', name));
  if ((await kindAt(join(whole, 'old', name))) !== 'missing')
    await disk.rename(join(whole, 'old', name), join(target, name));
}

/** End, or take away, what programs began that were killed. */
async function cleanUp(target: string, disk: Disk): Promise<void> {
  const { beside, within, whole } = begins(target);
  for (const path of await unfinishedIn(target, whole)) await moveIn(path, target, disk);
  for (const begin of [whole, within]) await removeUnfinished(target, begin, disk);
  await removeUnfinished(dirname(target), beside, disk);
  await removeDeadLocks(join(target, LOCK), disk);
}

async function writeAll(
  folder: string,
  files: readonly Placeable[],
  disk: Disk,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const file of files) {
    signal?.throwIfAborted();
    const path = join(folder, file.path);
    await makeFolders(dirname(path), disk);
    await disk.write(path, 'pieces' in file ? file.pieces : file.bytes);
  }
}

/** The names that a set has in its folder itself. */
function namesOf(files: readonly Placeable[]): ReadonlySet<string> {
  return new Set(files.map(({ path }) => path.split('/')[0]!));
}

/** Whether this program works in a folder, or below it: then so may the shell that started it. */
function isWorkedIn(folder: string): boolean {
  const way = relative(folder, process.cwd());
  return !way.startsWith('..');
}
