import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyError } from '../../diagnostics/facts.ts';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import type { Depot } from './depot.ts';
import type { Editions, Standing } from './editions.ts';
import { type Gate, isFull } from './gate.ts';
import type { Job } from './job.ts';
import type { Cancelled, Entry, Journal } from './journal.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { Planned } from './plan.ts';
import type { Source } from './sources.ts';
import type { Way } from './way.ts';

/** How long to wait before a job is tried again that the surroundings are at fault for, in ms. */
export const WAITS: readonly number[] = [2_000, 20_000];

/** What titles are made with. */
export interface Shop {
  readonly way: Way;
  readonly depot: Depot;
  readonly editions: Editions;
  readonly journal: Journal;
  readonly cancelled: Cancelled;
  readonly gate: Gate;
  /** The name of where editions go, for who writes there alone. */
  readonly target: string;
  readonly waits: readonly number[];
  /** When the run began, in ms. */
  readonly since: number;
  readonly signal: AbortSignal | undefined;
}

/** Make one title, and put it where it goes; what became of it is in the journal. */
export async function runTitle({ title, job, sources, fault }: Planned, shop: Shop): Promise<Entry> {
  const begin = { title, key: job?.key, at: new Date().toISOString() };
  const entry: Entry =
    job === undefined
      ? { ...begin, state: 'failed', fault: fault!.data, mayPass: false }
      : { ...begin, ...(await runJob(job, sources, shop)) };
  if (job) await shop.depot.removeJob(job.key);
  await noted(entry, shop);
  return entry;
}

/** Write down what became of a title, if need be when there is room again. */
async function noted(entry: Entry, { journal, gate }: Shop): Promise<void> {
  for (;;) {
    try {
      return await journal.add(entry);
    } catch (cause) {
      if (!(cause instanceof WarraqError && isFull(cause.data))) throw cause;
      await gate.close(cause.data);
    }
  }
}

type Ended = Omit<Entry, 'title' | 'key' | 'at'>;

/** Try a job until it is done, or until no other try is worth it. */
async function runJob(job: Job, sources: readonly Source[], shop: Shop): Promise<Ended> {
  for (let tries = 1; ; tries += 1) {
    await shop.gate.pass();
    shop.signal?.throwIfAborted();
    if (isCancelled(job, shop)) return { state: 'cancelled' };
    const ended = await tryJob(job, sources, shop);
    if (ended.state !== 'failed') return { ...ended, tries };
    if (ended.fault && isFull(ended.fault)) {
      // That is no fault of the job: it has not been tried.
      tries -= 1;
      await shop.gate.close(ended.fault);
      continue;
    }
    const wait = shop.waits[tries - 1];
    if (!ended.mayPass || wait === undefined) return { ...ended, tries };
    await sleep(wait, undefined, shop.signal ? { signal: shop.signal } : {});
  }
}

async function tryJob(job: Job, sources: readonly Source[], shop: Shop): Promise<Ended> {
  try {
    const outcome = await made(job, sources, shop);
    if (outcome?.state === 'failed') shop.signal?.throwIfAborted();
    if (outcome === undefined) return { state: 'cancelled' };
    if (outcome.state === 'verified') throw new TypeError('a job that builds was verified');
    if (outcome.state !== 'built') return outcome;
    const { version } = await placed(job, shop).catch((cause: unknown) => dropDamaged(cause, job, shop));
    return { state: 'built', ms: outcome.ms, version };
  } catch (cause) {
    // Who did it was ended, or the queue given up, with the whole run.
    shop.signal?.throwIfAborted();
    return outcomeOf(cause);
  }
}

/** A result that is not what it was is made again with the next try. */
async function dropDamaged(cause: unknown, { key }: Job, { depot }: Shop): Promise<never> {
  if (cause instanceof WarraqError && isDamage(cause.data)) await depot.dropResult(key);
  throw cause;
}

/** Whether a file of a result was gone, or had other bytes. */
function isDamage(fault: AnyError): boolean {
  if (fault.code === 'output-unwritable') return fault.facts.code === 'ENOENT';
  return fault.code === 'job-refused' || fault.code === 'file-changed';
}

/** File a job, and wait for its end; what it was filed with is taken away. */
async function made(job: Job, sources: readonly Source[], shop: Shop): Promise<Outcome | undefined> {
  const { depot, way } = shop;
  const isDone = async () =>
    (await depot.result(job.key)) !== undefined || (await findTaken(job, shop)) !== undefined;
  if (await isDone()) return { state: 'built', isNew: false, ms: 0 };
  for (const source of sources) await depot.putSource(source);
  await depot.putJob(job);
  return way.do({ kind: 'build', job }, job.limits, { isCancelled: () => isCancelled(job, shop), isDone });
}

/** Another catalogue may have asked for the same, and have put it where it goes. */
async function findTaken(job: Job, { depot, editions }: Shop): Promise<Standing | undefined> {
  return editions.findMade(job, await depot.receipt(job.key));
}

/** Put the result where it goes. What two have asked for, the first takes out of the depot; the other finds it where it goes. */
async function placed(job: Job, shop: Shop): Promise<Standing> {
  const { depot, editions, way, target } = shop;
  const result = await depot.result(job.key);
  const standing = result
    ? await way.alone(target, (isGone) => editions.place(job, result, depot, isGone))
    : await findTaken(job, shop);
  if (!standing) throw depot.missing(job.key);
  if (result) await depot.takeOut(result);
  return standing;
}

function isCancelled({ title }: Job, { cancelled, since }: Shop): boolean {
  return cancelled.has(title, since);
}
