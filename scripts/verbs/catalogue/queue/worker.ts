import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Job as QueueJob, Worker } from 'bullmq';
import type { AnyError } from '../../../diagnostics/facts.ts';
import { WarraqError } from '../../../diagnostics/warraq-error.ts';
import { version } from '../../../house/package-files.ts';
import { Depot } from '../depot.ts';
import { Gate } from '../gate.ts';
import type { TaskLimits } from '../hired-process.ts';
import { makerHere } from '../job.ts';
import { type Outcome, outcomeOf } from '../outcome.ts';
import { ProcessPool, usualProcesses } from '../pool.ts';
import type { Task } from '../task.ts';
import type { WorkerNews } from '../way.ts';
import { type Connected, connect } from './connect.ts';
import { buildQueue, type QueuedTask, verifyQueue, WORKERS } from './names.ts';

export interface WorkerOptions {
  /** `redis://host:6379` */
  readonly queue: string;
  /** The folder that the catalogues have as `work`, where this machine sees it. */
  readonly jobs: string;
  /** The bucket that the sources of titles are in, where their catalogue has one. */
  readonly sources?: string | undefined;
  /** How many titles at once; as cores and memory allow if not given. */
  readonly slots?: number | undefined;
  /** Whether it runs the templates of books that their catalogue trusts. */
  readonly trusts?: boolean | undefined;
  /** The archives that it looks through, by the paths that they have wherever that is asked for. */
  readonly stores?: readonly string[] | undefined;
  /** Most memory for one title, in MB, whatever a job allows; 4096 if not given. */
  readonly memory?: number | undefined;
  readonly browser?: string | undefined;
  readonly cache?: string | undefined;
  /** After how long another worker takes up the job of one that says nothing, in ms; 30 000 if not given. */
  readonly lease?: number | undefined;
  /** How long jobs may take to end when the worker is told to, in ms, before they are given back; 60 000 if not given. */
  readonly grace?: number | undefined;
  /** When it is told to end. */
  readonly signal: AbortSignal;
  readonly on?: ((event: WorkerEvent) => void) | undefined;
}

export type WorkerEvent =
  | { readonly type: 'ready'; readonly slots: number; readonly maker: string }
  | { readonly type: 'done'; readonly task: string; readonly outcome: Outcome }
  | { readonly type: 'halt'; readonly fault: AnyError }
  | { readonly type: 'go-on' }
  | { readonly type: 'ending'; readonly busy: number };

/** How often a job may be taken up that nobody came back from. */
const MOST_STALLS = 10;
/** What it takes to look through one object of an archive: nobody says it. */
const VERIFY_TIME = 86_400;
const MEMORY = 4096;

/**
 * Take jobs from a queue, and do them, until the signal says to end: then those that are being done may end, or are given back.
 *
 * @throws WarraqError `queue-missing`, `browser-missing`
 */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const maker = await makerHere(options.browser);
  const connected = await connect(options.queue);
  const bench = new Bench(options, maker, connected);
  try {
    const opening = bench.open();
    // Where the queue is gone again before all is ready, that may take long.
    await Promise.race([opening, ended(options.signal)]);
    opening.catch(() => undefined);
    await ended(options.signal);
    await bench.end();
  } finally {
    await bench.close();
    await connected.close();
  }
}

function ended(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** The processes of a worker, and what they are at. */
class Bench {
  readonly #options: WorkerOptions;
  readonly #maker: string;
  readonly #connected: Connected;
  readonly #depot: Depot;
  readonly #pool: ProcessPool;
  readonly #gate: Gate;
  readonly #workers: Worker<QueuedTask, Outcome>[] = [];
  readonly #name = `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`;
  #beating: NodeJS.Timeout | undefined;
  #waits: AnyError | undefined;
  #busy = 0;
  #done = 0;
  /** Aborted where what is being done is given back. */
  readonly #ending = new AbortController();

  get #isEnding(): boolean {
    return this.#ending.signal.aborted;
  }

  constructor(options: WorkerOptions, maker: string, connected: Connected) {
    const {
      jobs,
      sources,
      browser,
      cache,
      trusts = false,
      slots = usualProcesses(),
      memory = MEMORY,
    } = options;
    this.#options = options;
    this.#maker = maker;
    this.#connected = connected;
    this.#depot = new Depot(jobs);
    this.#pool = new ProcessPool(
      { depot: jobs, sources, browser, cache, step: undefined, maker, trusts },
      slots,
      memory,
    );
    this.#gate = new Gate({
      folders: [jobs],
      signal: this.#ending.signal,
      on: (fault) => {
        this.#waits = fault;
        options.on?.(fault ? { type: 'halt', fault } : { type: 'go-on' });
        void this.#beat();
      },
    });
  }

  async open(): Promise<void> {
    const { trusts = false, stores = [], lease = 30_000, on } = this.#options;
    const builds = [buildQueue(this.#maker, false), ...(trusts ? [buildQueue(this.#maker, true)] : [])];
    for (const name of builds) this.#listen(name, (data) => this.#buildTask(data));
    for (const store of stores) this.#listen(verifyQueue(store), async (data) => verifyTask(store, data));
    await Promise.all(this.#workers.map((worker) => worker.waitUntilReady()));
    this.#beating = setInterval(() => void this.#beat(), lease / 6);
    await this.#beat();
    on?.({ type: 'ready', slots: this.#pool.size, maker: this.#maker });
  }

  #listen(name: string, taskOf: (data: QueuedTask) => Promise<Task>): void {
    const { lease = 30_000 } = this.#options;
    const worker = new this.#connected.bullmq.Worker<QueuedTask, Outcome>(
      name,
      (job, token) => this.#do(job, token, taskOf),
      {
        connection: this.#connected.redis,
        concurrency: this.#pool.size,
        lockDuration: lease,
        stalledInterval: lease / 2,
        maxStalledCount: MOST_STALLS,
      },
    );
    // A queue that is gone comes back; what it can't be told then is found in the depot.
    worker.on('error', () => {});
    this.#workers.push(worker);
  }

  async #do(
    job: QueueJob<QueuedTask, Outcome>,
    token: string | undefined,
    taskOf: (data: QueuedTask) => Promise<Task>,
  ): Promise<Outcome> {
    this.#busy += 1;
    try {
      const outcome = await this.#outcome(job.data, taskOf);
      // What was ended with this worker is for another one.
      if (this.#isEnding && outcome.state === 'failed' && outcome.mayPass)
        return await this.#giveBack(job, token);
      this.#done += 1;
      this.#options.on?.({ type: 'done', task: shown(job.data), outcome });
      return outcome;
    } finally {
      this.#busy -= 1;
    }
  }

  async #outcome(data: QueuedTask, taskOf: (data: QueuedTask) => Promise<Task>): Promise<Outcome> {
    for (;;) {
      await this.#gate.pass().catch(() => undefined);
      const outcome = await this.#try(data, taskOf);
      if (outcome.state !== 'failed' || outcome.fault.code !== 'disk-full' || this.#isEnding) return outcome;
      // It is given up where the worker ends.
      await this.#gate.close(outcome.fault).catch(() => undefined);
    }
  }

  async #try(data: QueuedTask, taskOf: (data: QueuedTask) => Promise<Task>): Promise<Outcome> {
    try {
      const task = await taskOf(data);
      return await this.#pool.do(task, this.#limitsOf(task));
    } catch (cause) {
      return outcomeOf(cause);
    }
  }

  async #buildTask(data: QueuedTask): Promise<Task> {
    if (!('key' in data)) throw new WarraqError('job-refused', { fault: 'key' });
    const job = await this.#depot.job(data.key);
    if (job.key !== data.key) throw new WarraqError('job-refused', { fault: 'key' });
    return { kind: 'build', job };
  }

  #limitsOf(task: Task): TaskLimits {
    const { memory = MEMORY } = this.#options;
    if (task.kind === 'verify') return { time: VERIFY_TIME, memory };
    const { limits } = task.job;
    return {
      time: Number(limits?.time) || VERIFY_TIME,
      memory: Math.min(memory, Number(limits?.memory) || memory),
    };
  }

  async #giveBack(job: QueueJob<QueuedTask, Outcome>, token: string | undefined): Promise<never> {
    await job.moveToWait(token);
    throw new this.#connected.bullmq.WaitingError();
  }

  /** Take no more jobs; those that are being done may end within the time, and are given back else. */
  async end(): Promise<void> {
    const { grace = 60_000, on } = this.#options;
    on?.({ type: 'ending', busy: this.#busy });
    await Promise.all(this.#workers.map((worker) => worker.pause(true)));
    const until = Date.now() + grace;
    while (this.#busy > 0 && Date.now() < until) await sleep(50);
    this.#ending.abort();
    // Where the queue is gone, what can't be given back is taken up by another one when its lease has run out.
    this.#connected.giveUp();
    if (this.#busy > 0) this.#pool.kill();
    while (this.#busy > 0) await sleep(50);
  }

  async close(): Promise<void> {
    clearInterval(this.#beating);
    this.#pool.kill();
    await Promise.all([this.#pool.close(), ...this.#workers.map((worker) => worker.close(true))]);
    await Promise.race([this.#connected.redis.hdel(WORKERS, this.#name).catch(() => 0), sleep(1000)]);
  }

  /** Say that it is there. */
  async #beat(): Promise<void> {
    const news: WorkerNews = {
      name: this.#name,
      tool: `warraq ${version()}`,
      maker: this.#maker,
      slots: this.#pool.size,
      busy: this.#busy,
      done: this.#done,
      waits: this.#waits?.code,
      at: Date.now(),
    };
    await this.#connected.redis.hset(WORKERS, this.#name, JSON.stringify(news)).catch(() => 0);
  }
}

/** Paths come from the queue: they lead nowhere but into the archive. */
async function verifyTask(store: string, data: QueuedTask): Promise<Task> {
  if (!('path' in data) || data.path.split('/').includes('..'))
    throw new WarraqError('job-refused', { fault: 'key' });
  return { kind: 'verify', store, path: data.path };
}

function shown(data: QueuedTask): string {
  return 'key' in data ? data.key : data.path;
}
