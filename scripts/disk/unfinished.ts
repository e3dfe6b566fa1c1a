import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Disk, listFolder } from './disk.ts';
import { isRunning } from './lock.ts';

/** Names that this program works under. */
const own = new Set<string>();

/** Work with a path in a folder for what is put together before it goes to its place; what is left there is removed. */
export async function withUnfinished<Result>(
  folder: string,
  begin: string,
  disk: Disk,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  const { path, end } = newUnfinished(folder, begin);
  try {
    return await work(path);
  } finally {
    try {
      await disk.removeTree(path);
    } finally {
      end();
    }
  }
}

/** A path that tells which program works under it, until `end` is called. */
export function newUnfinished(folder: string, begin: string): { readonly path: string; end(): void } {
  const name = `${begin}${process.pid}-${randomBytes(4).toString('hex')}`;
  own.add(name);
  return { path: join(folder, name), end: () => void own.delete(name) };
}

/** The paths of this kind that programs left that were killed. */
export async function unfinishedIn(folder: string, begin: string): Promise<readonly string[]> {
  return ((await listFolder(folder)) ?? []).flatMap(({ name }) => {
    const [, pid] = (name.startsWith(begin) && /^(\d+)-[\da-f]{8}$/.exec(name.slice(begin.length))) || [];
    const isLeft = Number(pid) === process.pid ? !own.has(name) : !isRunning(Number(pid));
    return pid && isLeft ? [join(folder, name)] : [];
  });
}

/** Remove what programs began to put together in a folder, and that were killed. */
export async function removeUnfinished(folder: string, begin: string, disk: Disk): Promise<void> {
  for (const path of await unfinishedIn(folder, begin)) await disk.removeTree(path);
}
