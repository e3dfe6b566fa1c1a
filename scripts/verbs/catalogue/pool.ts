import { availableParallelism, totalmem } from 'node:os';
import { HiredProcess, type TaskLimits } from './hired-process.ts';
import type { Outcome } from './outcome.ts';
import type { Hired, Task } from './task.ts';

/** How many tasks a process does before another is started in its place: its memory only grows. */
const TASKS = 200;
/** What a process may hold when it has done a task, beside its browser, in MB: one that holds more is not hired again. */
const HELD = 700;
/** What a process needs of the machine's memory with its browser, as a rule, in MB. */
const USUAL = 700;

/** A process as the pool knows it. */
export type PooledProcess = Pick<HiredProcess, 'do' | 'kill' | 'close' | 'isEnded' | 'rss' | 'done'>;

/** What becomes of a task that comes when all are ended. */
const ENDED: Outcome = {
  state: 'failed',
  fault: { code: 'job-ended', facts: { fault: 'died', said: 'SIGKILL' } },
  mayPass: true,
};

/** As many processes as cores, and as memory allows. */
export function usualProcesses(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 ** 20 / USUAL / 1.5)));
}

/** Processes that do tasks, each one at a time, and stay with what they have warm. Who comes when all are at something waits. */
export class ProcessPool {
  readonly size: number;
  readonly #hire: () => PooledProcess;
  readonly #free: PooledProcess[] = [];
  readonly #busy = new Set<PooledProcess>();
  readonly #waiting: (() => void)[] = [];
  #taken = 0;
  #isClosed = false;

  /** `memory`: the most that any task may take, in MB. `hire`: starts a process. */
  constructor(
    hired: Hired,
    size: number,
    memory: number,
    hire: () => PooledProcess = () => new HiredProcess(hired, memory),
  ) {
    this.size = size;
    this.#hire = hire;
  }

  /** Have a task done; whatever becomes of the process, there is an outcome. */
  async do(task: Task, limits: TaskLimits): Promise<Outcome> {
    // Who waits is handed the place of who ends.
    if (this.#taken >= this.size) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#taken += 1;
    try {
      return this.#isClosed ? ENDED : await this.#doNow(task, limits);
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#taken -= 1;
    }
  }

  async #doNow(task: Task, limits: TaskLimits): Promise<Outcome> {
    const process = this.#free.pop() ?? this.#hire();
    this.#busy.add(process);
    try {
      return await process.do(task, limits);
    } finally {
      this.#busy.delete(process);
      this.#giveBack(process);
    }
  }

  /** What the processes hold beside their browsers after their last task, in MB. */
  get held(): readonly number[] {
    return [...this.#free, ...this.#busy].map(({ rss }) => Math.round(rss));
  }

  /** End all at once, whatever they are at. */
  kill(): void {
    this.#isClosed = true;
    for (const process of [...this.#busy, ...this.#free]) process.kill();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#free.splice(0).map((process) => process.close()));
  }

  #giveBack(process: PooledProcess): void {
    if (process.isEnded) return;
    if (this.#isClosed || process.done >= TASKS || process.rss > HELD) void process.close();
    else this.#free.push(process);
  }
}
