import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { type Disk, listFolder, readTextAt } from './disk.ts';

/** OCFL 1.1, section 4: what a validator does not understand in a storage root it leaves alone. */
export const LOCK = '.warraq.lock';

/** Who writes into a store. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly nonce: string;
}

/**
 * Be the only one who writes into a store. The lock of a program that was killed is taken over.
 *
 * @throws WarraqError `archive-locked` where another program is writing.
 */
export async function withLock<Result>(
  root: string,
  disk: Disk,
  work: () => Promise<Result>,
): Promise<Result> {
  const path = join(root, LOCK);
  const mine: Holder = { pid: process.pid, host: hostname(), nonce: randomBytes(8).toString('hex') };
  own.add(mine.nonce);
  try {
    await acquire(path, mine, disk);
    try {
      return await work();
    } finally {
      await disk.removeFile(path);
    }
  } finally {
    own.delete(mine.nonce);
  }
}

/** The locks that this program holds, or waits for. */
const own = new Set<string>();

/** Remove what programs left that were killed while they took a lock. */
export async function removeDeadLocks(root: string, disk: Disk): Promise<void> {
  for (const { name } of (await listFolder(root)) ?? []) {
    const [, pid, nonce] = new RegExp(`^${LOCK}\\.(\\d+)\\.([\\da-f]+)`).exec(name) ?? [];
    const isLeft = Number(pid) === process.pid ? !own.has(nonce!) : !isRunning(Number(pid));
    if (pid && isLeft) await disk.removeFile(join(root, name));
  }
}

async function acquire(path: string, mine: Holder, disk: Disk): Promise<void> {
  // A lock is there with its text, or not at all.
  const aside = `${path}.${mine.pid}.${mine.nonce}`;
  await disk.write(aside, JSON.stringify(mine));
  try {
    while (!(await isTaken(aside, path, disk))) {
      const text = await readTextAt(path);
      if (text === undefined) continue;
      const holder = parse(text);
      if (!holder || isAlive(holder)) throw locked(path, holder);
      await takeAway(path, text, mine, disk);
    }
  } finally {
    await disk.removeFile(aside);
  }
}

async function isTaken(aside: string, path: string, disk: Disk): Promise<boolean> {
  try {
    await disk.link(aside, path);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
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
  return new WarraqError(
    'archive-locked',
    `another program (${holder ? `${holder.pid} on ${holder.host}` : 'unknown'}) is writing into this archive`,
    `wait until it has ended; if it is gone for sure, remove ${path}`,
  );
}
