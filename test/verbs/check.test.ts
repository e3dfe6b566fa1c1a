import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CheckOptions, checkManuscript } from '../../scripts/verbs/check.ts';

let folder = '';
let book = '';
let cache = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-checked-'));
  book = join(folder, 'book');
  cache = join(folder, 'cache');
  cpSync(join(import.meta.dirname, 'book'), book, { recursive: true });
  writeFileSync(join(book, '02.md'), '# دو\n\nاو می رود و كتاب می خواند؛ مسئول و مسؤول.\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function outcome(options: Partial<CheckOptions> = {}): Promise<unknown> {
  const { files, ...rest } = await checkManuscript({ path: book, ...options });
  return { ...rest, files: files.map(({ path }) => path) };
}

describe('a check with a store', () => {
  it.each<Partial<CheckOptions>>([{}, { only: ['zwnj-mi'] }, { fix: 'show' }, { strict: true }])(
    'says what one without says, as %j',
    async (options) => {
      const without = await outcome(options);
      expect(await outcome({ ...options, cache })).toEqual(without);
      const before = readdirSync(cache, { recursive: true });
      expect(before).not.toEqual([]);
      expect(await outcome({ ...options, cache })).toEqual(without);
      expect(readdirSync(cache, { recursive: true })).toEqual(before);
    },
  );

  it('looks anew through what it has mended', async () => {
    await outcome({ cache });
    await outcome({ cache, fix: 'write' });
    expect(readFileSync(join(book, '02.md'), 'utf8')).toContain('او می‌رود و کتاب می‌خواند');
    expect(await outcome({ cache })).toEqual(await outcome());
  });
});
