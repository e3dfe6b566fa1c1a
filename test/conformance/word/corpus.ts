import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { python } from '../python/python.ts';
import { makeByHand } from './by-hand.ts';
import { makeByLibreOffice } from './libreoffice.ts';
import { makeByDocx } from './npm-docx.ts';

/** Make the Word files of all makers that can be had, in a folder; their names without `.docx`. */
export async function makeCorpus(folder: string): Promise<readonly string[]> {
  await makeByHand(folder);
  await makeByDocx(folder);
  if (python) {
    const run = python([join(import.meta.dirname, 'make_python_docx.py'), folder]);
    if (run.status !== 0) throw new Error(run.stderr);
  }
  makeByLibreOffice(folder);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.docx'))
    .map((name) => name.slice(0, -'.docx'.length));
}

/** A book of so many words that python-docx makes; undefined where it can't be had. */
export function makeLongBook(folder: string, words: number): string | undefined {
  const run = python?.([join(import.meta.dirname, 'make_python_docx.py'), folder, String(words)]);
  return run?.status === 0 ? join(folder, 'long.docx') : undefined;
}

/** What pandoc makes of a Word file; undefined where it is not installed, '' where it can't read the file. */
export function pandocOf(path: string): string | undefined {
  const options = ['-f', 'docx', '-t', 'markdown', '--wrap=none'];
  const run = spawnSync('pandoc', [...options, path], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return run.error ? undefined : run.stdout;
}

export interface Verdict {
  readonly file: string;
  readonly letters: number;
  readonly missing: Readonly<Record<string, number>>;
  readonly more: Readonly<Record<string, number>>;
  readonly lost: Readonly<Record<string, number>>;
  readonly added: Readonly<Record<string, number>>;
  /** Paragraphs whose words don't stand together any more. */
  readonly broken: readonly string[];
}

/** What the judge says of files and the folders that were made of them; undefined where there is no Python. */
export function judged(
  pairs: readonly (readonly [file: string, folder: string])[],
): readonly Verdict[] | undefined {
  const judge = join(import.meta.dirname, 'judge.py');
  const run = spawnSync('python3', [judge, ...pairs.flat()], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (run.error) return undefined;
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Verdict);
}
