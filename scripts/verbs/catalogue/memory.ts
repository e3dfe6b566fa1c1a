import { readProc } from '../../disk/disk.ts';

/** Bytes of a page of memory, as Linux has them on all machines that the pinned browser runs on. */
const PAGE = 4096;

/**
 * What a process and all that it has started hold of the memory alone, in MB: what they share is not counted for each (proc(5), `statm`).
 * 0 where the system doesn't say it.
 */
export function memoryBelow(pid: number): number {
  const [, resident = 0, shared = 0] = readProc(`/proc/${pid}/statm`).split(' ').map(Number);
  const below = readProc(`/proc/${pid}/task/${pid}/children`).split(' ').map(Number).filter(Boolean);
  return ((resident - shared) * PAGE) / 2 ** 20 + below.reduce((sum, one) => sum + memoryBelow(one), 0);
}
