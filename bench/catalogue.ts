import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileStubs, overhead } from './catalogue-queue.ts';
import { digestBelow, makeCatalogue, makeTitles, OwnRedis, OwnWorker, timed, watchMemory } from './press.ts';

/**
 * `npm run bench:catalogue`: 200 titles by the local pool and by 1, 2 and 4 workers, against a command for each. WARRAQ_BENCH names a folder that
 * stays: what was measured there is not measured again; `-- STEP …` measures these steps alone.
 */

const TITLES = Number(process.env['WARRAQ_BENCH_TITLES'] ?? 200);
/** Titles that are measured alone: the sizes come again after so many. */
const COLD = 10;
const PROGRAM = [process.execPath, join(import.meta.dirname, '../lib/warraq/main.js')];
const SETTINGS =
  'formats: [pdf, epub]\neditions: { store: archive, edition: چاپ یکم, by: "Bench <bench@example.org>" }\n';
const INTO_FOLDER = 'formats: [pdf, epub]\neditions: { folder: public }\n';
const ENV = { SOURCE_DATE_EPOCH: '1790000000', WARRAQ_CACHE: 'off' };
const folder = process.env['WARRAQ_BENCH'] ?? mkdtempSync(join(tmpdir(), 'warraq-bench-'));
const PORT = 6432;

interface Run {
  readonly seconds: number;
  /** Of all that worked, in seconds. */
  readonly cpu: number;
  readonly digest: string;
  readonly again?: number;
  /** Memory of the worker's processes and of its browsers, after 20 titles and after all, in MB; and how many titles it did. */
  readonly memory?: readonly number[];
}

function saved<Figures>(step: string): Figures | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, `${step}.json`), 'utf8')) as Figures;
  } catch {
    return undefined;
  }
}

function catalogueFor(step: string): string {
  const home = join(folder, step);
  if (saved(`${step}-begun`) === undefined) makeCatalogue(home, join(folder, 'titles'), SETTINGS);
  return home;
}

/** Build a catalogue, in slices of so many seconds where the machine is not to be had for longer: what was taken before is added. */
async function built(
  step: string,
  home: string,
  args: readonly string[],
): Promise<Pick<Run, 'seconds' | 'cpu'>> {
  const slice = process.env['WARRAQ_BENCH_SLICE'] ?? '86400';
  const before = saved<Pick<Run, 'seconds' | 'cpu'>>(`${step}-begun`) ?? { seconds: 0, cpu: 0 };
  const one = await timed(['timeout', slice, ...PROGRAM, 'catalogue', 'build', home, ...args], ENV);
  const all = { seconds: before.seconds + one.seconds, cpu: before.cpu + one.cpu };
  writeFileSync(join(folder, `${step}-begun.json`), JSON.stringify(all));
  if (one.code !== 0) throw new Error(`${step} is not done: ${one.code} ${one.stdout}`);
  return all;
}

/** The command for each title, in turn. */
async function cold(): Promise<Run> {
  const store = join(folder, 'cold-archive');
  rmSync(store, { recursive: true, force: true });
  let seconds = 0;
  let cpu = 0;
  for (const name of sampled()) {
    const title = join(folder, 'titles', name);
    const args = [
      'archive',
      'add',
      title,
      '-s',
      store,
      '-f',
      'pdf,epub',
      '--edition',
      'چاپ یکم',
      '--no-cache',
    ];
    const one = await timed([...PROGRAM, ...args], ENV);
    if (one.code !== 0) throw new Error(`archive add ${title}: ${one.code}`);
    seconds += one.seconds / COLD;
    cpu += one.cpu / COLD;
  }
  return { seconds, cpu, digest: '' };
}

/** The same titles by one process that has built others before; what comes before is left out. */
async function warm(name: string, settings: string): Promise<Run> {
  const home = join(folder, name);
  makeCatalogue(home, join(folder, 'titles'), settings);
  const run = async (names: readonly string[]) => {
    const titles = names.flatMap((title) => ['--title', title]);
    const one = await timed(
      [...PROGRAM, 'catalogue', 'build', home, '--processes', '1', '--no-cache', ...titles],
      ENV,
    );
    if (one.code !== 0) throw new Error(`catalogue build: ${one.code}`);
    return one;
  };
  const before = await run(titlesFrom(1));
  const all = await run([...titlesFrom(1 + COLD), ...sampled()]);
  return { seconds: (all.seconds - before.seconds) / COLD, cpu: (all.cpu - before.cpu) / COLD, digest: '' };
}

async function local(): Promise<Run> {
  const home = catalogueFor('local');
  const args = ['--no-cache'];
  const first = await built('local', home, args);
  const digest = digestBelow(join(home, 'archive'));
  const again = await timed([...PROGRAM, 'catalogue', 'build', home, ...args], ENV);
  return { ...first, digest, again: again.seconds };
}

async function byWorkers(count: number): Promise<Run> {
  const home = catalogueFor(`workers-${count}`);
  const redis = new OwnRedis(join(folder, `redis-${count}`), PORT + 10 * count);
  await redis.start();
  const args = ['--queue', redis.address, '--jobs', join(home, '.catalogue'), '--slots', '1'];
  const workers = Array.from({ length: count }, () => new OwnWorker(PROGRAM, args, ENV));
  try {
    await Promise.all(workers.map((worker) => worker.says(/^ready/m)));
    const queue = ['--queue', redis.address];
    const watch = watchMemory(workers[0]!);
    const first = await built(`workers-${count}`, home, queue);
    const memory = watch();
    const digest = digestBelow(join(home, 'archive'));
    const again = await timed([...PROGRAM, 'catalogue', 'build', home, ...queue], ENV);
    return { ...first, digest, again: again.seconds, memory };
  } finally {
    await Promise.all(workers.map((worker) => worker.end()));
    await redis.stop();
  }
}

/** The same for a folder: one build a title, without a proof. */
async function coldBuild(): Promise<Run> {
  let seconds = 0;
  let cpu = 0;
  for (const name of sampled()) {
    const args = [
      'build',
      join(folder, 'titles', name),
      '-o',
      join(folder, 'cold-built', name),
      '-f',
      'pdf,epub',
      '--no-cache',
    ];
    const one = await timed([...PROGRAM, ...args], ENV);
    if (one.code !== 0) throw new Error(`build ${name}: ${one.code}`);
    seconds += one.seconds / COLD;
    cpu += one.cpu / COLD;
  }
  return { seconds, cpu, digest: '' };
}

/** The titles that stand for all where each is measured alone: one of each size. */
function sampled(): readonly string[] {
  return titlesFrom(TITLES - COLD + 1);
}

function titlesFrom(first: number): readonly string[] {
  return Array.from({ length: COLD }, (_, at) => `t${String(first + at).padStart(3, '0')}`);
}

async function withRedis<Result>(name: string, work: (redis: OwnRedis) => Promise<Result>): Promise<Result> {
  const redis = new OwnRedis(join(folder, `redis-${name}`), PORT + 1);
  await redis.start();
  try {
    return await work(redis);
  } finally {
    await redis.stop();
  }
}

const STUBS = [10_000, 20_000, 100_000];

const STEPS: Readonly<Record<string, () => Promise<object>>> = {
  cold,
  warm: () => warm('warm', SETTINGS),
  'cold-build': coldBuild,
  'warm-build': () => warm('warm-built', INTO_FOLDER),
  overhead: () => withRedis('overhead', (redis) => overhead(join(folder, 'overhead'), redis, PROGRAM)),
  ...Object.fromEntries(
    STUBS.map((count) => [
      `stubs-${count}`,
      () => withRedis(`stubs-${count}`, (redis) => fileStubs(join(folder, 'stubs'), count, redis, PROGRAM)),
    ]),
  ),
  local,
  'workers-1': () => byWorkers(1),
  'workers-2': () => byWorkers(2),
  'workers-4': () => byWorkers(4),
};

/** A figure to so many places; a dash where it was not measured. */
const shown = (value: number | undefined, places = 1) => (value === undefined ? '–' : value.toFixed(places));

/** The page of all figures that there are. */
function page(): string {
  const run = (step: string) => saved<Run>(step);
  const ratio = (one: string, other: string, key: 'cpu' | 'seconds') => {
    const [above, below] = [run(one)?.[key], run(other)?.[key]];
    return above === undefined || below === undefined ? '–' : (above / below).toFixed(2);
  };
  const taken = (step: string) => `${shown(run(step)?.seconds)} s and ${shown(run(step)?.cpu)} s of CPU`;
  const all = ['local', 'workers-1', 'workers-2', 'workers-4'];
  const digests = new Set(all.flatMap((step) => run(step)?.digest ?? []));
  const rows = all.flatMap((step) => {
    if (!run(step)) return [];
    const { seconds, again, memory } = run(step) ?? {};
    const grown = memory && memory[0]! > 0 ? `${memory[0]} → ${memory[1]} MB (${memory[2]} titles)` : '–';
    const second = again === undefined || seconds === undefined ? '–' : (again / seconds).toFixed(3);
    return `| ${step} | ${shown(seconds, 0)} | ${second} | ${grown} |`;
  });
  const queue = saved<{ readonly local: number; readonly queue: number }>('overhead');
  const stubs = STUBS.map((count) => saved<Awaited<ReturnType<typeof fileStubs>>>(`stubs-${count}`));
  const stubRows = stubs.flatMap((one) =>
    one
      ? [`| ${one.count} | ${shown((one.seconds / one.count) * 1000, 2)} | ${one.memory} | ${one.redis} |`]
      : [],
  );
  return `# A catalogue of ${TITLES} titles

From \`npm run bench:catalogue\`: ${TITLES} titles of the sample in variations, 5 to some 60 pages, PDF and EPUB, into an archive, each with its proof. A machine of
two cores.

| by | seconds | a second run, of the first | memory of a worker with its browsers, after 20 titles → at the end |
| --- | --: | --: | --- |
${rows.join('\n')}

${digests.size === 1 ? `All archives that were made are the same, byte for byte (${[...digests][0]}), each title once.` : `Archives differ: ${[...digests].join('; ')}.`}

The local pool and two workers build two titles at a time, one worker one; four workers have no more than two processors. Before pages of the browser were used again,
were not drawn, and V8 compiled less (below), the local pool took 275 s.

| a title by a warm process, of the same by a command of its own | CPU | time |
| --- | --: | --: |
| built into a folder, against \`warraq build\` | ${ratio('warm-build', 'cold-build', 'cpu')} | ${ratio('warm-build', 'cold-build', 'seconds')} |
| built twice and committed, against \`warraq archive add\` | ${ratio('warm', 'cold', 'cpu')} | ${ratio('warm', 'cold', 'seconds')} |

Ten titles, one of each size, after as many others; CPU is what the kernel counts for a control group, so that Chromium's
renderers are in it, whom nobody waits for and \`time\` does not see. A command takes ${taken('cold-build')} for \`build\`, ${taken('cold')} for \`archive add\`; a warm process ${taken('warm-build')}, ${taken('warm')}.
Both do the same: read, check, build, for an archive build again as a proof, and commit. What a warm process spares is the start of Node and of the browser, and typefaces: pages of the browser are
used again for the next title, and keep them (before, it was 0.40 for a folder). They are not drawn, but for their covers: that is 3 to 6 % of a title. And V8 compiles less there, which spares a sixth (33.2 s of CPU
for 40 titles with what V8 does of itself, 27.9 s so; 35 and 30 s on Node 22, 34 and 28 s on Node 24): of itself it goes on compiling after a hundred titles. The proof is a second build on purpose, of copied sources and
without what was kept; it is warm in the command, too, so there the ratio can't be as low. In a long run an archived title takes 1.38 s of CPU and 0.94 s (the last 20 of 100; 1.88 s and 1.20 s before).

A job that has nothing to do takes ${shown(queue?.local)} ms by a process of the same machine, ${shown(queue?.queue)} ms by a worker at a queue.

## Memory

Since pages of the browser are used again (each for eight documents), a catalogue of 40 titles that are archived by one process holds 473 MB (median of all that it has started, 598 at most), and held 383 (458) before; with pages
for 16 documents it is 552 MB, for 32 it is 672, and neither takes less CPU. With pages that are never closed it was 1,075 to 1,175 MB. To have the browser sweep them every eight documents kept them at 504 MB, and took what it spared.

The figures of the first table are medians of 15 to 25 titles and of the last ten. Means of twenty titles each, when they were measured before: 357 MB (20 to 39), 363, 371, 387, 378, 374, 387, 381, 386 (180 to 199); of that 58 to 63 MB are the worker itself, 210 to 229 its process, 89 to 97 the browser.
The heap of the process, swept, has 47 MB in the beginning and 52 MB after 200 titles; a sweep every five titles takes 59 ms of CPU.

## Listing and filing

Titles of two small files, whose jobs end at once, at a queue:

| titles | ms a title | memory of who files, MB | memory of Redis, MB |
| --: | --: | --: | --: |
${stubRows.join('\n')}

Without a word to V8 to sweep earlier (\`scripts/warraq/commands/catalogue.ts\`), it was 243 MB for 20,000, of which 33 MB were held, and 337 MB for 100,000, on the same busy machine.

\`catalogue status\` of titles that are not built: 25,000 take 14.9 s of CPU and 130 MB, 100,000 take 60.6 s and 159 MB. \`catalogue report\` of 25,000 titles that each have three
messages: 21 s of CPU and 196 MB (440 MB before their messages were packed).

## Killed on purpose

\`WARRAQ_CATALOGUE_KILLS=50 npx vitest run --config test/conformance/vitest.config.ts test/conformance/catalogue/hunt.test.ts\`: three workers, one of them killed every
two seconds, 50 times, and Redis 10 times, while 150 titles are built. It took 271 s on a machine that was busy with other work; 35 of the 50 workers were ready when
they were killed, the others were starting. The archive is valid, and has each of the 150 titles once, in one version. With 20 kills (18 of workers that were ready), and
4 of Redis, while 120 titles are built: 228 s, and the same.
`;
}

const asked = process.argv.slice(2);
if (saved('titles') === undefined) {
  makeTitles(join(folder, 'titles'), TITLES);
  writeFileSync(join(folder, 'titles.json'), String(TITLES));
}
for (const [step, measure] of Object.entries(STEPS)) {
  if (saved(step) !== undefined || (asked.length > 0 && !asked.includes(step))) continue;
  const run = await measure();
  writeFileSync(join(folder, `${step}.json`), JSON.stringify(run));
  console.log(step, JSON.stringify(run));
}
writeFileSync(join(import.meta.dirname, 'CATALOGUE.md'), page());
