import { readTextAt } from '../../disk/disk.ts';

/** Bytes of a page of memory, as Linux has them on all machines that the pinned browser runs on. */
const PAGE = 4096;

/**
 * What a process and all that it has started hold of the memory alone, in MB: what they share is not counted for each (proc(5), `statm`).
 * 0 where the system doesn't say it.
 */
export async function memoryBelow(pid: number): Promise<number> {
  const [statm, children] = await Promise.all([
    readTextAt(`/proc/${pid}/statm`).catch(() => undefined),
    readTextAt(`/proc/${pid}/task/${pid}/children`).catch(() => undefined),
  ]);
  const [, resident = 0, shared = 0] = (statm ?? '').split(' ').map(Number);
  const below = (children ?? '').split(' ').map(Number).filter(Boolean);
  const more = await Promise.all(below.map(memoryBelow));
  return ((resident - shared) * PAGE) / 2 ** 20 + more.reduce((sum, one) => sum + one, 0);
}
