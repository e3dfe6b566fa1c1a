import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Times of the compiled command, with a store that is empty at first, ms. */
interface Again {
  readonly first: number;
  /** Nothing has changed since. */
  readonly unchanged: number;
  /** A word of one chapter has. */
  readonly word: number;
}

const COMMAND = join(import.meta.dirname, '../lib/warraq/main.js');

/** Build a book in all formats several times in a row, as an author does who writes on; its text is changed. */
export function buildAgain(folder: string): Again {
  const place = mkdtempSync(join(tmpdir(), 'warraq-again-'));
  try {
    const first = build(folder, place);
    const unchanged = build(folder, place);
    changeWord(folder);
    return { first, unchanged, word: build(folder, place) };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function build(folder: string, place: string): number {
  const begun = performance.now();
  const args = [COMMAND, 'build', folder, '--out', join(place, 'out'), '--json'];
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, WARRAQ_CACHE: join(place, 'store') },
  });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - begun;
}

/** In the chapter in the middle. */
function changeWord(folder: string): void {
  const chapters = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort();
  const path = join(folder, chapters[Math.floor(chapters.length / 2)]!);
  const text = readFileSync(path, 'utf8');
  const word = text.includes('\n\nامروز ') ? 'دیروز' : 'امروز';
  writeFileSync(path, text.replace(/\n\n\S+ /, `\n\n${word} `));
}

/** The medians of several times, as ratios of the first build of each. */
export function againLines(times: readonly Again[]): readonly string[] {
  const ratio = (part: (one: Again) => number) => {
    const sorted = times.map((one) => part(one) / one.first).sort((a, b) => a - b);
    return `${sorted[Math.floor(sorted.length / 2)]!.toFixed(2)} (${sorted.map((one) => one.toFixed(2)).join(', ')})`;
  };
  return [
    'The command, all formats, as a part of the time of its first build, median and all runs:',
    '',
    `- nothing has changed: ${ratio(({ unchanged }) => unchanged)}`,
    `- a word of one chapter has: ${ratio(({ word }) => word)}`,
    '',
  ];
}
