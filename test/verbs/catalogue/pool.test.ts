import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../scripts/verbs/catalogue/outcome.ts';
import { type PooledProcess, ProcessPool } from '../../../scripts/verbs/catalogue/pool.ts';
import type { Hired, Task } from '../../../scripts/verbs/catalogue/task.ts';

const BUILT: Outcome = { state: 'built', isNew: true, ms: 1 };
const LIMITS = { time: 60, step: 60, memory: 2000 };

/** A process that does nothing. `holds`: its memory after so many tasks, in MB; `dies`: with which task it ends. */
class IdleProcess implements PooledProcess {
  rss = 0;
  done = 0;
  isEnded = false;
  isClosed = false;
  readonly #holds: (done: number) => number;
  readonly #dies: number;

  constructor(holds: (done: number) => number = () => 100, dies = Number.POSITIVE_INFINITY) {
    this.#holds = holds;
    this.#dies = dies;
  }

  async do(): Promise<Outcome> {
    if (this.isClosed || this.isEnded) throw new Error('it was asked when it was gone');
    await Promise.resolve();
    this.done += 1;
    this.rss = this.#holds(this.done);
    this.isEnded ||= this.done >= this.#dies;
    return BUILT;
  }

  kill(): void {
    this.isEnded = true;
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}

/** A pool of such processes, and those that it has hired. */
function poolOf(size: number, make = () => new IdleProcess()) {
  const hired: IdleProcess[] = [];
  const hire = () => {
    const process = make();
    hired.push(process);
    return process;
  };
  return { pool: new ProcessPool({} as Hired, size, 2000, hire), hired };
}

const doAll = (pool: ProcessPool, count: number) =>
  Promise.all(Array.from({ length: count }, () => pool.do({ kind: 'verify' } as Task, LIMITS)));

describe('the processes of a catalogue', () => {
  it('are as many as they may be, and stay', async () => {
    const { pool, hired } = poolOf(3);
    expect(await doAll(pool, 90)).toEqual(Array.from({ length: 90 }, () => BUILT));
    expect(hired.map(({ done, isClosed }) => [done, isClosed])).toEqual([
      [30, false],
      [30, false],
      [30, false],
    ]);
  });

  it('are closed after 200 tasks, and others come in their place', async () => {
    const { pool, hired } = poolOf(1);
    await doAll(pool, 450);
    expect(hired.map(({ done, isClosed }) => [done, isClosed])).toEqual([
      [200, true],
      [200, true],
      [50, false],
    ]);
  });

  it('are closed when they hold more than 700 MB after a task', async () => {
    const { pool, hired } = poolOf(1, () => new IdleProcess((done) => 300 * done));
    await doAll(pool, 7);
    expect(hired.map(({ done, isClosed }) => [done, isClosed])).toEqual([
      [3, true],
      [3, true],
      [1, false],
    ]);
  });

  it('are hired anew when one has ended', async () => {
    const { pool, hired } = poolOf(1, () => new IdleProcess(undefined, 4));
    await doAll(pool, 6);
    expect(hired.map(({ done }) => done)).toEqual([4, 2]);
  });

  it('do nothing more when all were ended', async () => {
    const { pool, hired } = poolOf(1);
    const all = doAll(pool, 3);
    pool.kill();
    expect((await all).slice(1).map(({ state }) => state)).toEqual(['failed', 'failed']);
    expect(hired).toHaveLength(1);
  });
});
