import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importManuscript } from '../../scripts/verbs/import.ts';

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'warraq-readers-'));
});
afterAll(async () => rm(scratch, { recursive: true }));

const CASES: readonly (readonly [path: string, chapters: number, words: string])[] = [
  ['text/cases/long-article.txt', 1, 'این نوشته نشان می‌دهد که مسیر قنات'],
  ['text/cases/wrapped-book.txt', 2, '- سلام، کجا می‌روی؟'],
  ['html/cases/blog.html', 1, '![برگی از کاغذ](images/کاغذ.png "برگی از کاغذ کهن")'],
  ['html/cases/asides.html', 1, '[^1]: از برف.'],
];

describe('what is imported', () => {
  it.each(CASES)('of %s builds, and has its half-spaces', async (path, chapters, words) => {
    const to = join(scratch, path.replaceAll('/', '-'));
    const { files, counts, errors } = await importManuscript({ path: join(import.meta.dirname, path), to });
    expect({ chapters: counts.chapters, errors }).toEqual({ chapters, errors: 0 });
    expect(parse(await readFile(join(to, 'book.yaml'), 'utf8'))).toMatchObject({ language: 'fa' });
    const texts = await Promise.all(
      files
        .filter((file) => /^\d+.*\.md$|^book\.yaml$/.test(file))
        .map((file) => readFile(join(to, file), 'utf8')),
    );
    expect(texts.join('\n').replaceAll('\\', '')).toContain(words);
  });
});
