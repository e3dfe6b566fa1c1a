import { setTimeout as sleep } from 'node:timers/promises';
import type { Queue, QueueEvents, Job as QueueJob } from 'bullmq';
import { sha256 } from '../job.ts';
import type { Outcome } from '../outcome.ts';
import type { Task } from '../task.ts';
import type { Asked, Way, WorkerNews } from '../way.ts';
import { connect } from './connect.ts';
import { withLease } from './lease.ts';
import { idOf, type QueuedTask, queuedTask, queueOf, SILENT, WORKERS } from './names.ts';

/** How many jobs are in the queue at most, for each place of a worker, and altogether: the others are not even filed. */
const AHEAD = { each: 3, least: 16, most: 512 };
/** How often what is told to have ended is looked at, in ms; and all, for nothing is told while the queue is gone. */
const LOOK = { told: 20, all: 1000 };
/** How long what is known of workers is good for, in ms. */
const FRESH = 1000;
/** How long what goes on may end with the help of the queue where all is broken off, in ms. */
const GRACE = 1000;

/** What is written to see whether the queue has room. */
const ROOM = 'warraq:room';

/** A job that somebody waits for. */
interface Waiting {
  readonly queue: Queue<QueuedTask, Outcome>;
  readonly task: Task;
  readonly asked: Asked;
  end(outcome: Outcome | undefined): void;
  /** Give it up, whatever becomes of the job: workers may go on with it. */
  breakOff(cause: unknown): void;
}

/**
 * Workers at a queue. The queue says who does what and what has ended; that nothing is lost with it, and nothing done twice, is seen to by
 * who files: what the queue doesn't know any more is filed again, and what was made already is not made again. When `signal` says so, all
 * that is waited for is rejected, also where the queue is gone.
 *
 * @throws WarraqError `queue-missing`
 */
export async function queueWay(address: string, maker: string, signal?: AbortSignal): Promise<Way> {
  const connected = await connect(address);
  const { bullmq, redis, ask } = connected;
  const queues = new Map<string, Queue<QueuedTask, Outcome>>();
  const waiting = new Map<string, Waiting>();
  /** Jobs of which the queue has told that they ended. */
  const told = new Set<string>();
  const listening: QueueEvents[] = [];
  let isClosed = false;
  let polling: Promise<void> | undefined;
  let known: { readonly at: number; readonly workers: readonly WorkerNews[] } | undefined;

  const queueNamed = (name: string) => {
    const known = queues.get(name);
    if (known) return known;
    const queue = new bullmq.Queue<QueuedTask, Outcome>(name, { connection: redis });
    const events = new bullmq.QueueEvents(name, { connection: connected.another() });
    const hear = ({ jobId }: { readonly jobId: string }) => void told.add(jobId);
    events
      .on('error', () => {})
      .on('completed', hear)
      .on('failed', hear);
    queue.on('error', () => {});
    queues.set(name, queue);
    listening.push(events);
    return queue;
  };
  const lookAt = (id: string) =>
    ask(() => look(id, waiting)).catch((cause: unknown) => {
      waiting.get(id)?.breakOff(cause);
      waiting.delete(id);
    });
  const poll = async () => {
    let last = Date.now();
    while (waiting.size > 0 && !isClosed) {
      const isWhole = Date.now() - last >= LOOK.all;
      if (isWhole) last = Date.now();
      const ids = isWhole ? [...waiting.keys()] : [...told];
      told.clear();
      await Promise.all(ids.map(lookAt));
      await sleep(LOOK.told);
    }
    polling = undefined;
  };
  const breakOff = async () => {
    isClosed = true;
    connected.giveUp();
    for (const one of waiting.values()) one.breakOff(signal!.reason);
    waiting.clear();
    await sleep(GRACE);
    await connected.close();
  };
  const hear = () => void breakOff();
  signal?.addEventListener('abort', hear);
  if (signal?.aborted) hear();
  const workers = async () => {
    if (known && Date.now() - known.at < FRESH) return known.workers;
    known = { at: Date.now(), workers: await ask(() => workersAt(redis)) };
    return known.workers;
  };

  return {
    async ahead() {
      const slots = (await workers())
        .filter((one) => one.maker === maker)
        .reduce((sum, one) => sum + one.slots, 0);
      return Math.min(AHEAD.most, Math.max(AHEAD.least, slots * AHEAD.each));
    },
    async do(task, _, asked) {
      const queue = queueNamed(queueOf(task, maker));
      const id = idOf(task);
      await ask(() => file(queue, id, task));
      signal?.throwIfAborted();
      return new Promise((resolve, reject) => {
        const before = waiting.get(id);
        const end = (outcome: Outcome | undefined) => {
          before?.end(outcome);
          resolve(outcome);
        };
        const breakOff = (cause: unknown) => {
          before?.breakOff(cause);
          reject(cause);
        };
        waiting.set(id, { queue, task, asked, end, breakOff });
        // It may have ended by now.
        told.add(id);
        polling ??= poll();
      });
    },
    alone: (name, work) => ask(() => withLease(redis, sha256(name).slice(0, 16), work)),
    hasRoom: () =>
      ask(() => redis.set(ROOM, '', 'PX', FRESH)).then(
        () => true,
        () => false,
      ),
    workers,
    async close(isAborted) {
      isClosed = true;
      signal?.removeEventListener('abort', hear);
      // What is being asked is no longer waited for.
      if (isAborted) await connected.close();
      await polling;
      await Promise.all(listening.map((events) => events.close().catch(() => undefined)));
      await connected.close();
    },
  };
}

/** Put a job into a queue. What is left there of an earlier run, and has ended, is taken out first. */
async function file(queue: Queue<QueuedTask, Outcome>, id: string, task: Task): Promise<void> {
  const old = await queue.getJob(id);
  if (old?.finishedOn) await remove(old);
  await queue.add(task.kind, queuedTask(task), { jobId: id });
}

/** Look whether a job has ended. One that two wait for is taken out by the first; the other one looks where it goes. */
async function look(id: string, waiting: Map<string, Waiting>): Promise<void> {
  const one = waiting.get(id);
  if (!one) return;
  const { queue, task, asked, end } = one;
  const job = await queue.getJob(id);
  if (!job) {
    if (!(await asked.isDone())) return file(queue, id, task);
    waiting.delete(id);
    return end({ state: 'built', isNew: false, ms: 0 });
  }
  const isGivenUp = !job.finishedOn && !job.processedOn && asked.isCancelled() && (await remove(job));
  if (!job.finishedOn && !isGivenUp) return;
  if (!isGivenUp) await remove(job);
  waiting.delete(id);
  end(isGivenUp ? undefined : outcomeOf(job));
}

/** What the queue itself has given up was taken up again and again, and nobody came back from it. */
function outcomeOf({ returnvalue, failedReason }: QueueJob<QueuedTask, Outcome>): Outcome {
  if (returnvalue && typeof returnvalue === 'object') return returnvalue;
  const said = failedReason ?? '';
  return { state: 'failed', fault: { code: 'job-ended', facts: { fault: 'died', said } }, mayPass: true };
}

/** False where somebody is at it. */
async function remove(job: QueueJob): Promise<boolean> {
  try {
    await job.remove();
    return true;
  } catch {
    return false;
  }
}

/** The workers that were heard of lately; those that are silent are forgotten. */
async function workersAt(redis: {
  hgetall(key: string): Promise<Record<string, string>>;
}): Promise<readonly WorkerNews[]> {
  const all = Object.values(await redis.hgetall(WORKERS)).flatMap((text) => {
    try {
      return [JSON.parse(text) as WorkerNews];
    } catch {
      return [];
    }
  });
  return all.filter(({ at }) => at > Date.now() - SILENT);
}
