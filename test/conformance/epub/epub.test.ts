import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../scripts/engine/find.ts';
import { BrowserSession } from '../../../scripts/engine/session.ts';
import { ALL_BOOKS, editions } from '../../epub/books.ts';
import { javaTool } from '../java.ts';

const epubcheck = javaTool(join(import.meta.dirname, 'epubcheck'), 'JudgeEpub');
const names = [...ALL_BOOKS.keys()];
const folder = mkdtempSync(join(tmpdir(), 'warraq-epub-'));
const fileOf = (name: string) => join(folder, `${names.indexOf(name)}.epub`);

beforeAll(async () => {
  const browser = new BrowserSession();
  for (const name of names) writeFileSync(fileOf(name), (await editions(name, browser)).epub);
  await browser.close();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** What a validator says of a file, but for its verdict. */
const saidOf = (lines: readonly string[][], name: string) =>
  lines
    .filter(([kind, file]) => kind !== 'VERDICT' && file === fileOf(name))
    .map((line) => line.slice(2).join(' '));

const judged = (lines: readonly string[][]) =>
  lines.filter(([kind]) => kind === 'VERDICT').map(([, file]) => file);

describe.skipIf(!epubcheck)('EPUBCheck 5, the reference validator', () => {
  let lines: readonly string[][] = [];
  beforeAll(() => {
    lines = epubcheck!.run(...names.map(fileOf));
  }, 300_000);

  it('judges all books', () => expect(judged(lines)).toEqual(names.map(fileOf)));
  it.each(names)('says nothing of %s', (name) => expect(saidOf(lines, name)).toEqual([]));
});

describe('Ace, the checker of accessibility', () => {
  // An image of 20 MB is put into its report.
  const small = names.filter((name) => name !== 'a large image');
  let lines: readonly string[][] = [];
  beforeAll(async () => {
    const { path, env } = await findBrowser(undefined);
    const said = execFileSync(
      process.execPath,
      [join(import.meta.dirname, 'ace.mjs'), ...small.map(fileOf)],
      {
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
        env: { ...process.env, ...env, BROWSER_PATH: path },
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    lines = said.split('\n').map((line) => line.split('\t'));
  }, 600_000);

  it('judges all books', () => expect(judged(lines)).toEqual(small.map(fileOf)));
  it.each(small)('says nothing of %s', (name) => expect(saidOf(lines, name)).toEqual([]));
});
