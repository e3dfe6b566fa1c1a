import { ProcessPool, usualProcesses } from './pool.ts';
import type { Hired } from './task.ts';
import type { Way } from './way.ts';

/** How many tasks are held for each process: the next is there when one is done. */
const AHEAD = 2;

/**
 * The processes of this machine: `processes` of them, as many as cores and memory allow if not given. They end at once, whatever they are
 * at, when `signal` says so.
 */
export function localWay(
  hired: Hired,
  memory: number,
  processes = usualProcesses(),
  signal?: AbortSignal,
): Way {
  const pool = new ProcessPool(hired, processes, memory);
  const kill = () => pool.kill();
  signal?.addEventListener('abort', kill);
  let last: Promise<unknown> = Promise.resolve();
  return {
    ahead: async () => processes * AHEAD,
    do: (task, limits) => pool.do(task, limits),
    alone(_, work) {
      const mine = last.then(() => work(() => false));
      last = mine.catch(() => undefined);
      return mine;
    },
    hasRoom: async () => true,
    workers: async () => [],
    async close(isAborted) {
      signal?.removeEventListener('abort', kill);
      if (isAborted) pool.kill();
      await pool.close();
    },
  };
}
