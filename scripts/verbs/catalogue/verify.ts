import { join, relative, sep } from 'node:path';
import { STORE } from '../../diagnostics/messages/store-en.ts';
import { sayStoreFault } from '../../diagnostics/store-faults.ts';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { hastyDisk } from '../../disk/disk.ts';
import { makeFolders } from '../../disk/folders.ts';
import { appendText, linesOf } from '../../disk/lines.ts';
import { objectFolders, requireStore } from '../../vault/read.ts';
import { type CatalogueOptions, wayFor, workOf } from './build.ts';
import { storeOf } from './editions.ts';
import { makerHere } from './job.ts';
import type { Catalogue } from './open.ts';
import { errorOf, type TitleVerdict } from './outcome.ts';
import type { Way } from './way.ts';

export interface CatalogueVerifyOptions extends CatalogueOptions {
  /** Begin anew; else a run that was broken off goes on, with what it has found. */
  readonly anew?: boolean | undefined;
  /** Told of each title that was looked through, and how many are to be. */
  readonly onTitle?: ((verdict: TitleVerdict, done: number, all: number) => void) | undefined;
}

/** What was found in an archive. */
export interface VerifyReport {
  readonly schema: 1;
  readonly ok: boolean;
  readonly store: string;
  readonly titles: number;
  readonly versions: number;
  readonly files: number;
  readonly bytes: number;
  /** Titles that were looked through by a run that was broken off. */
  readonly resumed: number;
  /** The titles with something to be said of them, by where they lie; the store itself is `''`. */
  readonly found: readonly TitleVerdict[];
}

/** What it takes to look through one title: nobody says it. */
const TIME = 86_400;

/**
 * Look through the archive of a catalogue, title by title, each as a job. What was looked through is written down: a run that was broken off
 * goes on where it was.
 *
 * @throws WarraqError `archive-unknown` where the catalogue has no archive, or none is there
 */
export async function verifyCatalogue(
  catalogue: Catalogue,
  options: CatalogueVerifyOptions,
): Promise<VerifyReport> {
  const store = storeOf(catalogue);
  if (store === undefined)
    throw new WarraqError('archive-unknown', {
      fault: 'undeclared',
      root: catalogue.folder,
      declaration: 'editions.store',
    });
  await requireStore(store);
  const work = workOf(catalogue);
  await makeFolders(work, hastyDisk);
  const notes = join(work, 'verified.jsonl');
  if (options.anew) await hastyDisk.removeFile(notes);
  const before = await readNotes(notes);
  const way = await wayFor(catalogue, options, await makerHere(options.browser));
  let isAborted = true;
  try {
    const all = await lookThrough(store, before, notes, way, catalogue, options);
    isAborted = false;
    // The next run begins anew: what was looked through once may be damaged later.
    await hastyDisk.removeFile(notes);
    return reportOf(store, all, before.size);
  } finally {
    await way.close(isAborted);
  }
}

async function lookThrough(
  store: string,
  before: ReadonlyMap<string, TitleVerdict>,
  notes: string,
  way: Way,
  { settings }: Catalogue,
  { signal, onTitle }: CatalogueVerifyOptions,
): Promise<readonly TitleVerdict[]> {
  const paths = [''];
  for await (const folder of objectFolders(store)) paths.push(relative(store, folder).replaceAll(sep, '/'));
  const all: TitleVerdict[] = [];
  const going = new Set<Promise<void>>();
  const limits = { time: TIME, memory: settings.limits.memory };
  const asked = { isCancelled: () => false, isDone: async () => false };
  const one = async (path: string) => {
    const outcome = await way.do({ kind: 'verify', store, path }, limits, asked);
    // Who did it was ended with the whole run.
    if (outcome?.state === 'failed') signal?.throwIfAborted();
    if (outcome?.state === 'failed') throw errorOf(outcome.fault);
    if (outcome?.state !== 'verified') return;
    await appendText(notes, `${JSON.stringify(outcome.verdict)}\n`);
    all.push(outcome.verdict);
    onTitle?.(outcome.verdict, all.length, paths.length);
  };
  for (const path of paths) {
    signal?.throwIfAborted();
    const known = before.get(path);
    if (known) {
      all.push(known);
      continue;
    }
    const looking = one(path).finally(() => going.delete(looking));
    going.add(looking);
    looking.catch(() => undefined);
    while (going.size >= (await way.ahead())) await Promise.race(going);
  }
  await Promise.all(going);
  return all;
}

async function readNotes(notes: string): Promise<ReadonlyMap<string, TitleVerdict>> {
  const known = new Map<string, TitleVerdict>();
  for await (const line of linesOf(notes)) {
    try {
      const verdict = JSON.parse(line) as TitleVerdict;
      known.set(verdict.path, verdict);
    } catch {
      // It was being written when the program was killed.
    }
  }
  return known;
}

function reportOf(store: string, all: readonly TitleVerdict[], resumed: number): VerifyReport {
  const titles = all.filter(({ path }) => path !== '');
  const sum = (key: 'versions' | 'files' | 'bytes') => titles.reduce((total, one) => total + one[key], 0);
  const found = withTwins(all)
    .filter(({ problems }) => problems.length > 0)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    schema: 1,
    ok: !found.some(({ problems }) => problems.some(({ code }) => code.startsWith('E'))),
    store,
    titles: titles.length,
    versions: sum('versions'),
    files: sum('files'),
    bytes: sum('bytes'),
    resumed,
    found,
  };
}

/** That two objects have one id shows only where all are known (OCFL 1.1, E037). */
function withTwins(all: readonly TitleVerdict[]): readonly TitleVerdict[] {
  const first = new Map<string, string>();
  return [...all]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((one) => {
      const other = one.id === undefined ? undefined : first.get(one.id);
      if (one.id !== undefined && other === undefined) first.set(one.id, one.path);
      if (other === undefined) return one;
      const fault = { fault: 'id-taken', id: one.id!, other } as const;
      const problem = { path: one.path, code: 'E037', fault, detail: sayStoreFault(STORE, fault) };
      return { ...one, problems: [...one.problems, problem] };
    });
}
