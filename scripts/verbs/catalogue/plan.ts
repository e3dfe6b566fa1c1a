import { WarraqError } from '../../diagnostics/warraq-error.ts';

import type { Editions, Standing } from './editions.ts';
import { type Job, jobOf } from './job.ts';
import type { Entry, Journal } from './journal.ts';
import { type Catalogue, isTrusted, type Title, titlesOf } from './open.ts';
import { type Source, sourcesOfTitle } from './sources.ts';

/**
 * What a title is: `built` is where its editions go; `manuscript`, `failed` and `cancelled` as it was left, with the same key; `changed` was
 * tried before as something else; `new` never was.
 */
export const TITLE_STATES = ['built', 'new', 'changed', 'manuscript', 'failed', 'cancelled'] as const;
export type TitleState = (typeof TITLE_STATES)[number];

/** A title, and what is to be made of it. */
export interface Planned {
  readonly title: string;
  readonly state: TitleState;
  /** Undefined where its sources are at fault. */
  readonly job: Job | undefined;
  readonly sources: readonly Source[];
  readonly standing: Standing | undefined;
  readonly before: Entry | undefined;
  /** What is wrong with its sources. */
  readonly fault: WarraqError | undefined;
}

/** Which titles are meant. */
export interface Filter {
  /** Their names, or patterns of them as the shell has them; all if empty. */
  readonly titles?: readonly string[] | undefined;
  readonly states?: readonly TitleState[] | undefined;
}

/** What decides a plan beside its catalogue. */
export interface Planning {
  readonly editions: Editions;
  readonly journal: Journal;
  /** See `makerHere`. */
  readonly maker: string;
  readonly sourceDateEpoch: string | undefined;
}

/** The titles of a catalogue that a filter lets through by their names. */
export async function* namedTitles(catalogue: Catalogue, { titles = [] }: Filter): AsyncGenerator<Title> {
  for await (const title of titlesOf(catalogue))
    if (titles.length === 0 || titles.some((one) => isNamed(title.name, one))) yield title;
}

function isNamed(name: string, pattern: string): boolean {
  const last = name.split('/').at(-1)!;
  if (name === pattern || last === pattern) return true;
  const glob = new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
    'u',
  );
  return glob.test(name) || glob.test(last);
}

/** What each title is and asks for, one after the other: the sources of no two are held at once. */
export async function* plan(catalogue: Catalogue, filter: Filter, how: Planning): AsyncGenerator<Planned> {
  for await (const title of namedTitles(catalogue, filter)) {
    const planned = await planOf(title, catalogue, how);
    if (!filter.states?.length || filter.states.includes(planned.state)) yield planned;
  }
}

async function planOf(title: Title, catalogue: Catalogue, how: Planning): Promise<Planned> {
  const before = await how.journal.of(title.name);
  try {
    const sources = await sourcesOfTitle(title, catalogue);
    const job = jobFor(title, sources, catalogue, how);
    const standing = await how.editions.find(job);
    const state = standing ? 'built' : stateOf(before, job.key);
    return { title: title.name, state, job, sources, standing, before, fault: undefined };
  } catch (fault) {
    if (!(fault instanceof WarraqError)) throw fault;
    const rest = { job: undefined, sources: [], standing: undefined };
    return { title: title.name, state: 'failed', before, fault, ...rest };
  }
}

/** An edition that was built, and is no longer where it went, is as one that never was. */
function stateOf(before: Entry | undefined, key: string): TitleState {
  if (!before) return 'new';
  if (before.key !== key) return 'changed';
  return before.state === 'built' ? 'new' : before.state;
}

function jobFor(
  { name, only }: Title,
  sources: readonly Source[],
  catalogue: Catalogue,
  { maker, sourceDateEpoch }: Planning,
): Job {
  const { formats, editions, limits, strict, ...settings } = catalogue.settings;
  const { edition, onix, store } = editions;
  return jobOf({
    maker,
    title: name,
    only,
    files: sources.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    settings: {
      formats,
      formatOptions: settings['format-options'],
      strict,
      untrusted: !isTrusted(name, catalogue),
      sourceDateEpoch,
      archive: store === undefined ? undefined : { edition, onix },
    },
    limits: { time: limits.time, step: limits.step, memory: limits.memory },
  });
}
