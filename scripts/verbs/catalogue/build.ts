import { join } from 'node:path';
import { hastyDisk } from '../../disk/disk.ts';
import { makeFolders } from '../../disk/folders.ts';
import { Depot } from './depot.ts';
import { Editions, storeOf } from './editions.ts';
import { Gate } from './gate.ts';
import { HeldTexts } from './held-texts.ts';
import { makerHere } from './job.ts';
import { Cancelled, type Entry, Journal } from './journal.ts';
import { localWay } from './local-way.ts';
import { type Catalogue, titlesOf } from './open.ts';
import { type Filter, namedTitles, type Planned, plan, type TitleState } from './plan.ts';
import { type CatalogueEvent, Tally } from './progress.ts';
import { heldRow, type Report, reportOf, type TitleRow } from './report.ts';
import { runTitle, type Shop, WAITS } from './run.ts';
import type { Way } from './way.ts';

/** What those who build are, wherever they are. */
export interface CatalogueOptions {
  readonly browser?: string | undefined;
  /** The folder of the store of earlier results of this machine; none is used if not given. */
  readonly cache?: string | undefined;
  /** Where the queue is, `redis://host:6379`; processes of this machine do the work if not given. */
  readonly queue?: string | undefined;
  /** A bucket that sources travel by, `s3://bucket/prefix` (see `openBucket`); by the work folder if not given. */
  readonly sources?: string | undefined;
  /** How many titles at once, without a queue; as cores and memory allow if not given. */
  readonly processes?: number | undefined;
  /** SOURCE_DATE_EPOCH, in seconds. */
  readonly sourceDateEpoch?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly on?: ((event: CatalogueEvent) => void) | undefined;
}

export interface CatalogueBuildOptions extends CatalogueOptions, Filter {
  /** Try titles again that were left as they are: whose manuscript is at fault, that were ended, or cancelled. */
  readonly retry?: boolean | undefined;
  /** How long to wait before each other try of what the surroundings are at fault for, in ms. */
  readonly waits?: readonly number[] | undefined;
}

/** How often progress is told, in ms. */
const TELL = 1000;

/** The folder that has what waits, and what became of titles. */
export function workOf({ folder, settings }: Catalogue): string {
  return join(folder, settings.work);
}

/**
 * Build the titles of a catalogue that are not built: what is where its editions go is not made again, nor is what was left with its
 * manuscript at fault, unless it has changed.
 *
 * @throws WarraqError for a fault of the surroundings that concerns all titles; what one title is at fault for is in the report.
 */
export async function buildCatalogue(catalogue: Catalogue, options: CatalogueBuildOptions): Promise<Report> {
  const work = workOf(catalogue);
  await makeFolders(work, hastyDisk);
  const maker = await makerHere(options.browser);
  const way = await wayFor(catalogue, options, maker);
  let isAborted = true;
  try {
    const shop = await openShop(catalogue, work, way, options);
    const report = await runAll(catalogue, shop, maker, options);
    await shop.depot.sweep();
    isAborted = false;
    return report;
  } finally {
    await way.close(isAborted);
  }
}

async function openShop(
  catalogue: Catalogue,
  work: string,
  way: Way,
  { waits = WAITS, sources, signal, on }: CatalogueBuildOptions,
): Promise<Shop> {
  const store = storeOf(catalogue);
  return {
    way,
    depot: await Depot.open(work, sources),
    editions: await Editions.open(catalogue, work),
    journal: await Journal.open(work),
    cancelled: new Cancelled(work),
    gate: new Gate({
      folders: [work, ...(store === undefined ? [] : [store])],
      hasRoom: () => way.hasRoom(),
      signal,
      on: (fault) => on?.(fault ? { type: 'halt', fault } : { type: 'go-on' }),
    }),
    target: store ?? work,
    waits,
    since: Date.now(),
    signal,
  };
}

/** Who does the work. */
export async function wayFor(
  catalogue: Catalogue,
  { queue, processes, sources, browser, cache, signal }: CatalogueOptions,
  maker: string,
): Promise<Way> {
  const { memory, step } = catalogue.settings.limits;
  if (queue === undefined) {
    const depot = workOf(catalogue);
    const hired = { depot, sources, browser, cache, step, maker, trusts: true };
    return localWay(hired, memory, processes, signal);
  }
  const { queueWay } = await import('./queue/queue-way.ts');
  return queueWay(queue, maker, signal);
}

/** Whether a title is left as it is. */
function isLeft({ state, before }: Planned, retry: boolean): boolean {
  if (retry) return false;
  return state === 'manuscript' || state === 'cancelled' || (state === 'failed' && before?.mayPass === false);
}

async function runAll(
  catalogue: Catalogue,
  shop: Shop,
  maker: string,
  options: CatalogueBuildOptions,
): Promise<Report> {
  const { on, signal, retry = false, sourceDateEpoch } = options;
  const tally = new Tally();
  for await (const _ of namedTitles(catalogue, options)) tally.all += 1;
  const rows: TitleRow[] = [];
  const texts = new HeldTexts();
  const going = new Set<Promise<void>>();
  const tell = async () => {
    const all = await shop.way.workers();
    const able = all.filter((one) => one.maker === maker);
    const workers = options.queue === undefined ? undefined : able;
    on?.({ type: 'progress', progress: tally.progress, workers, others: all.length - able.length });
  };
  const timer = setInterval(() => void tell().catch(() => undefined), TELL);
  const cancel = setInterval(() => void shop.cancelled.look(), TELL);
  try {
    const how = { editions: shop.editions, journal: shop.journal, maker, sourceDateEpoch };
    for await (const planned of plan(catalogue, options, how)) {
      signal?.throwIfAborted();
      tally.seen += 1;
      if (planned.standing || isLeft(planned, retry)) {
        tally.kept += planned.standing ? 1 : 0;
        rows.push(heldRow(rowOf(planned), texts));
        continue;
      }
      const one = runTitle(planned, shop)
        .then((entry) => {
          tally.end(entry.state, kindOf(entry));
          rows.push(heldRow({ ...rowOf(planned), ...shownOf(entry), isNew: entry.state === 'built' }, texts));
          on?.({ type: 'title', title: entry.title, state: entry.state });
        })
        .finally(() => going.delete(one));
      going.add(one);
      // What is thrown here is thrown below, when all are waited for.
      one.catch(() => undefined);
      while (going.size >= (await shop.way.ahead())) await Promise.race(going);
    }
    await Promise.all(going);
  } finally {
    clearInterval(timer);
    clearInterval(cancel);
    // What is being committed is; nothing else is waited for.
    if (signal?.aborted) await Promise.allSettled(going);
  }
  await tell();
  return reportOf(rows, tally.progress, shop.since);
}

function rowOf({ title, state, standing, before, job, fault }: Planned): TitleRow {
  const entry = before && before.key === job?.key ? shownOf(before) : {};
  return {
    title,
    ...entry,
    state,
    isNew: false,
    ...(fault ? { fault: fault.data } : {}),
    ...(standing?.version === undefined ? {} : { version: standing.version }),
  };
}

/** What is shown of an entry; a report of all titles is held, so what there is nothing of is left out. */
function shownOf({ state, version, ms, tries, fault, messages }: Entry): Omit<TitleRow, 'title' | 'isNew'> & {
  readonly state: TitleState;
} {
  return {
    state,
    ...(version === undefined ? {} : { version }),
    ...(ms === undefined ? {} : { ms }),
    ...(tries === undefined ? {} : { tries }),
    ...(fault ? { fault } : {}),
    ...(messages?.length ? { messages } : {}),
  };
}

/** What stands for a fault where such are counted. */
function kindOf({ fault, messages, state }: Entry): string | undefined {
  if (state === 'built' || state === 'cancelled') return undefined;
  return fault?.code ?? messages?.find(({ severity }) => severity === 'error')?.rule ?? messages?.[0]?.rule;
}

/** What the titles of a catalogue are, without doing anything. */
export async function catalogueStatus(
  catalogue: Catalogue,
  options: Pick<CatalogueOptions, 'browser' | 'sourceDateEpoch' | 'signal'> & Filter,
): Promise<Report> {
  const work = workOf(catalogue);
  const [editions, journal, maker] = await Promise.all([
    Editions.open(catalogue, work),
    Journal.open(work),
    makerHere(options.browser),
  ]);
  const tally = new Tally();
  const rows: TitleRow[] = [];
  const texts = new HeldTexts();
  const how = { editions, journal, maker, sourceDateEpoch: options.sourceDateEpoch };
  for await (const planned of plan(catalogue, options, how)) {
    options.signal?.throwIfAborted();
    tally.all += 1;
    tally.seen += 1;
    if (planned.standing) tally.kept += 1;
    rows.push(heldRow(rowOf(planned), texts));
  }
  return reportOf(rows, tally.progress, Date.now());
}

/** Ask builds of a catalogue that go on to leave titles that nobody has begun; gives how many were meant. */
export async function cancelTitles(catalogue: Catalogue, filter: Filter): Promise<number> {
  const work = workOf(catalogue);
  await makeFolders(work, hastyDisk);
  const names: string[] = [];
  for await (const { name } of filter.titles?.length ? namedTitles(catalogue, filter) : titlesOf(catalogue))
    names.push(name);
  await new Cancelled(work).add(names);
  return names.length;
}
