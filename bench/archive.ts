import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { disk } from '../scripts/disk/disk.ts';
import { type Content, commit } from '../scripts/vault/commit.ts';
import { holdingsOf } from '../scripts/vault/titles.ts';
import { verifyStore } from '../scripts/vault/validate/store.ts';

/** `npm run bench:archive`: how time grows with the editions of an archive, and memory with the size of a file. */

const EDITIONS_OF_A_TITLE = 4;
const COUNTS = [125, 250, 500, 1000];
const ROUNDS = 3;
const SIZES = [1, 1024];
const FILES = 20;
const USER = { name: 'bench', address: 'mailto:bench@example.org' };

/** An edition of twenty files of 20 kB, all but three as in the one before. */
function files(title: number, edition: number): ReadonlyMap<string, Content> {
  const entries = Array.from({ length: FILES }, (_, index) => {
    const text = `${title} ${index} ${index < 3 ? edition : 0} `.repeat(2500);
    return [`outputs/${index}.txt`, { bytes: Buffer.from(text) }] as const;
  });
  const record = Buffer.from(JSON.stringify({ title: `کتاب ${title}`, archive: {} }));
  return new Map<string, Content>([...entries, ['record.json', { bytes: record }]]);
}

async function put(root: string, number: number): Promise<void> {
  const title = Math.floor(number / EDITIONS_OF_A_TITLE);
  const edition = number % EDITIONS_OF_A_TITLE;
  await commit(
    root,
    {
      id: `urn:bench:${title}`,
      files: files(title, edition),
      created: '2026-11-24T00:00:00Z',
      message: `چاپ ${edition + 1}`,
      user: USER,
    },
    disk,
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1]!;
}

/** Peak memory (MB) of a process that archives, verifies and restores one file of a size (MB). */
async function peakOf(folder: string, megabytes: number): Promise<number> {
  const path = join(folder, `${megabytes}.bin`);
  await writeFile(path, 'x');
  await truncate(path, megabytes * 2 ** 20);
  const run = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'archive-one.ts'), path, join(folder, `one-${megabytes}`)],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  await rm(path);
  return Number(run.stdout);
}

const folder = await mkdtemp(join(tmpdir(), 'warraq-bench-'));
try {
  const root = join(folder, 'archive');
  const rows: { count: number; list: number; verify: number }[] = [];
  for (let number = 0; number < COUNTS.at(-1)!; number += 1) {
    await put(root, number);
    if (!COUNTS.includes(number + 1)) continue;
    rows.push({
      count: number + 1,
      list: await timed(() => holdingsOf(root)),
      verify: await timed(() => verifyStore(root)),
    });
  }
  const verdict = await verifyStore(root);
  if (verdict.problems.length > 0) throw new Error('the archive of the bench is not sound');
  const peaks = await Promise.all(SIZES.map((size) => peakOf(folder, size)));
  const [first] = rows;
  const ratio = (row: (typeof rows)[number], key: 'list' | 'verify') => (row[key] / first![key]).toFixed(2);
  await writeFile(
    join(import.meta.dirname, 'ARCHIVE.md'),
    `# How an archive grows

From \`npm run bench:archive\`: titles of ${EDITIONS_OF_A_TITLE} editions, each edition of ${FILES} files, of which three are new. Medians of ${ROUNDS} runs.

| editions | × | time to list, × | time to verify every byte, × |
| --: | --: | --: | --: |
${rows.map((row) => `| ${row.count} | ${(row.count / first!.count).toFixed(0)} | ${ratio(row, 'list')} | ${ratio(row, 'verify')} |`).join('\n')}

The ${verdict.versions} editions hold ${verdict.versions * (FILES + 1)} files; the archive stores ${verdict.files} of them, what is the same but once.

Peak memory of a process that archives, verifies and restores one file of ${SIZES[1]} MB is ${(peaks[1]! / peaks[0]!).toFixed(2)} times that
for a file of ${SIZES[0]} MB.
`,
  );
} finally {
  await rm(folder, { recursive: true });
}
