import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { type Disk, hasNoLinks, isFolder, kindAt, listFolder, readTextAt } from './disk.ts';

/** Who writes into a folder. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly nonce: string;
}

/**
 * Be the only one who writes into a folder: `path` is that of its lock. The lock of a program that was killed is taken over. For
 * one that is writing, `patience` is how long to wait, in ms; `isGone` may know of one on another machine that it was killed.
 *
 * @throws WarraqError `archive-locked` where another program is writing.
 */
export async function withLock<Result>(
  path: string,
  disk: Disk,
  work: () => Promise<Result>,
  { patience = 0, isGone = () => false }: Waiting = {},
): Promise<Result> {
  const mine: Holder = { pid: process.pid, host: hostname(), nonce: randomBytes(8).toString('hex') };
  own.add(mine.nonce);
  try {
    await acquire(path, mine, disk, performance.now() + patience, isGone);
    try {
      return await work();
    } finally {
      await disk.removeFile(path);
    }
  } finally {
    own.delete(mine.nonce);
  }
}

export interface Waiting {
  readonly patience?: number;
  readonly isGone?: (holder: Holder) => boolean;
}

/** The locks that this program holds, or waits for. */
const own = new Set<string>();

/** Remove what programs left that were killed while they took a lock. */
export async function removeDeadLocks(path: string, disk: Disk): Promise<void> {
  const begin = `${basename(path)}.`;
  for (const { name } of (await listFolder(dirname(path))) ?? []) {
    const [, pid, nonce] =
      (name.startsWith(begin) && /^(\d+)\.([\da-f]+)/.exec(name.slice(begin.length))) || [];
    const isLeft = Number(pid) === process.pid ? !own.has(nonce!) : !isRunning(Number(pid));
    if (pid && isLeft) await disk.removeFile(join(dirname(path), name));
  }
}

/** How often a lock that another program holds is asked for, in ms. */
const PAUSE = 50;
/** How long it may take to write one, in ms. */
const WRITING = 500;

async function acquire(
  path: string,
  mine: Holder,
  disk: Disk,
  until: number,
  isGone: (holder: Holder) => boolean,
): Promise<void> {
  // A lock without a text may be one that is just being written; longer than that it is none.
  const readable = performance.now() + WRITING;
  while (!(await isTaken(path, mine, disk))) {
    const text = await readTextAt(path);
    if (text === undefined && (await kindAt(path)) === 'missing') continue;
    const holder = parse(text ?? '');
    if (holder && (!isAlive(holder) || isGone(holder))) await takeAway(path, text!, mine, disk);
    else if (performance.now() < (holder ? until : Math.min(until, readable))) await setTimeout(PAUSE);
    else throw locked(path, holder);
  }
}

async function isTaken(path: string, mine: Holder, disk: Disk): Promise<boolean> {
  // A lock is there with its text, or not at all.
  const aside = `${path}.${mine.pid}.${mine.nonce}`;
  try {
    await disk.write(aside, JSON.stringify(mine));
    await linkOrWrite(aside, path, mine, disk);
    return true;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    // The folder, and what stood aside in it, may have been exchanged for another one meanwhile.
    if (code === 'EEXIST' || (code === 'ENOENT' && (await isFolder(dirname(path))))) return false;
    throw cause;
  } finally {
    await disk.removeFile(aside);
  }
}

/** Where a disk has no links, a lock may be seen before its text is: then nobody is known to hold it. */
async function linkOrWrite(aside: string, path: string, mine: Holder, disk: Disk): Promise<void> {
  try {
    await disk.link(aside, path);
  } catch (cause) {
    if (!hasNoLinks(cause)) throw cause;
    await disk.write(path, JSON.stringify(mine));
  }
}

/** Take the lock of a dead program away; if it was another's by then, it is put back. */
async function takeAway(path: string, text: string, mine: Holder, disk: Disk): Promise<void> {
  const aside = `${path}.${mine.pid}.${mine.nonce}.old`;
  try {
    await disk.rename(path, aside);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw cause;
  }
  if ((await readTextAt(aside)) !== text) await disk.link(aside, path).catch(() => undefined);
  await disk.removeFile(aside);
}

function parse(text: string): Holder | undefined {
  try {
    const { pid, host, nonce } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' && typeof host === 'string' && typeof nonce === 'string'
      ? { pid, host, nonce }
      : undefined;
  } catch {
    return undefined;
  }
}

/** A program of another machine may be alive: only that machine can tell. */
function isAlive({ pid, host, nonce }: Holder): boolean {
  if (host !== hostname()) return true;
  return pid === process.pid ? own.has(nonce) : isRunning(pid);
}

/** Whether a program of this machine is running. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function locked(path: string, holder: Holder | undefined): WarraqError {
  return new WarraqError('archive-locked', {
    fault: 'held',
    folder: dirname(path),
    lock: path,
    holder: holder && { pid: holder.pid, host: holder.host },
  });
}
