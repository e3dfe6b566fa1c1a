import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importManuscript } from '../scripts/index.ts';
import { judged, makeCorpus, makeLongBook, pandocOf } from '../test/conformance/word/corpus.ts';
import { makerOf, TRAPS, type Trap } from '../test/conformance/word/traps.ts';

/**
 * `npm run bench:import`: Word files of other makers, imported and read by pandoc, and a long book, imported and built. The table goes to
 * `bench/IMPORT.md`. Needs Python with pip, LibreOffice, pandoc and a shell.
 */

const RUNS = 3;
const WORDS = 90_000;
const MAIN = join(import.meta.dirname, '../lib/warraq/main.js');
const REPORT = join(import.meta.dirname, 'IMPORT.md');

const place = mkdtempSync(join(tmpdir(), 'warraq-bench-import-'));
try {
  const names = await makeCorpus(place);
  const readings = new Map<string, { readonly warraq: string; readonly pandoc: string }>();
  for (const name of names) {
    const path = join(place, `${name}.docx`);
    const to = join(place, 'as-is', name);
    await importManuscript({ path, to, asIs: true });
    readings.set(name, { warraq: markdownOf(to), pandoc: pandocOf(path) ?? '' });
  }
  const verdicts =
    judged(names.map((name) => [join(place, `${name}.docx`), join(place, 'as-is', name)])) ?? [];
  const letters = verdicts.reduce((sum, one) => sum + one.letters, 0);
  const lost = verdicts.reduce((sum, { missing }) => sum + Object.keys(missing).length, 0);
  const version =
    spawnSync('pandoc', ['--version'], { encoding: 'utf8' }).stdout?.split('\n')[0] ?? 'no pandoc';
  const makers = [...new Set(names.map(makerOf))].map(
    (maker) => `${maker} (${names.filter((name) => makerOf(name) === maker).length})`,
  );
  const text = readFileSync(REPORT, 'utf8')
    .replace(
      between('corpus'),
      around('corpus', [
        `${names.length} files: ${makers.join(', ')}; ${letters.toLocaleString('en')} letters, of which ${lost} are missing. ${version}.`,
      ]),
    )
    .replace(
      between('traps'),
      around('traps', [
        '| trap | seen on files of | warraq | pandoc |',
        '| --- | --- | --- | --- |',
        ...TRAPS.map(row),
      ]),
    )
    .replace(between('time'), around('time', timed()));
  writeFileSync(REPORT, text);

  function row({ name, seen, notes = {} }: Trap): string {
    const there = seen.filter(({ file }) => readings.has(file));
    const all = (reader: 'warraq' | 'pandoc') =>
      there.length > 0 && there.every((one) => one[reader]?.test(readings.get(one.file)![reader]));
    const by = [...new Set(there.map(({ file }) => makerOf(file)))].join(', ');
    const ours = all('warraq') ? (notes.warraq ?? 'yes') : '**no**';
    return `| ${name} | ${by} | ${ours} | ${all('pandoc') ? 'yes' : (notes.pandoc ?? '**no**')} |`;
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}

function between(name: string): RegExp {
  return new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`);
}

/** In a function: a line may have a dollar sign. */
function around(name: string, lines: readonly string[]): () => string {
  return () => [`<!-- ${name} -->`, ...lines, `<!-- /${name} -->`].join('\n');
}

function markdownOf(folder: string): string {
  const names = readdirSync(folder).filter((name) => /^\d.*\.md$/.test(name));
  return names
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n\n/, ''))
    .join('\n');
}

/** Import and build of a long book in turn, each in a process of its own: seconds of the processors, and by the clock. */
function timed(): readonly string[] {
  const path = makeLongBook(place, WORDS);
  if (!path) return ['Python could not be had.'];
  const book = join(place, 'book');
  const runs: Record<string, (readonly [cpu: number, wall: number])[]> = {
    import: [],
    build: [],
    pandoc: [],
  };
  for (let turn = 0; turn < RUNS; turn += 1) {
    for (const one of [book, join(place, 'out')]) rmSync(one, { recursive: true, force: true });
    runs['import']!.push(timeOf(process.execPath, MAIN, 'import', path, book));
    const build = [MAIN, 'build', book, '--out', join(place, 'out'), '--formats', 'pdf,epub', '--no-cache'];
    runs['build']!.push(timeOf(process.execPath, ...build));
    runs['pandoc']!.push(
      timeOf('pandoc', '-f', 'docx', '-t', 'markdown', path, '-o', join(place, 'pandoc.md')),
    );
  }
  const names = {
    import: 'import, with mending and both proofs',
    build: 'build of PDF and EPUB',
    pandoc: 'pandoc',
  };
  const said = (index: 0 | 1, name: string) => runs[name]!.map((one) => one[index].toFixed(1)).join(', ');
  return [
    `| a book of ${WORDS.toLocaleString('en')} words, made with python-docx | processors, s | clock, s |`,
    '| --- | --- | --- |',
    ...Object.entries(names).map(([name, words]) => `| ${words} | ${said(0, name)} | ${said(1, name)} |`),
  ];
}

function timeOf(...command: readonly string[]): readonly [cpu: number, wall: number] {
  const begun = performance.now();
  const run = spawnSync('sh', ['-c', '"$@" >/dev/null 2>&1 || echo failed; times', 'sh', ...command], {
    encoding: 'utf8',
    env: { ...process.env, WARRAQ_CACHE: 'off' },
  });
  if (run.stdout.startsWith('failed')) throw new Error(command.join(' '));
  const wall = (performance.now() - begun) / 1000;
  // The second line is of the processes below the shell: `0m5.750000s 0m0.210000s`.
  const [user, system] = [...(run.stdout.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  return [user! + system!, wall];
}
