import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build } from '../../scripts/verbs/build.ts';
import type { Case } from './cases.ts';
import { Place } from './place.ts';
import { png, sample } from './samples.ts';

const TEXT = `# عنوان\n\n${'نوشتن کار دشواری است. '.repeat(40)}[^۱]\n\n[^۱]: پانوشت.\n`;
const settings = (more: string) => `title: a\ncover: false\n${more}`;

/** What is odd and yet right, and must come out of a real print: title, files, how many pages at least. */
const BOOKS: readonly [string, Case['files'], number][] = [
  [
    'a page with as little room as is allowed',
    { 'book/1.md': TEXT, 'book/book.yaml': settings('page: {size: 96mm 96mm}\n') },
    10,
  ],
  [
    'margins that leave as little',
    {
      'book/1.md': TEXT,
      'book/book.yaml': settings('page: {size: A5, margin: {inner: 54mm, outer: 54mm}}\n'),
    },
    5,
  ],
  [
    'a page as large as a PDF may have',
    { 'book/1.md': TEXT, 'book/book.yaml': settings('page: {size: 5000mm 5000mm}\n') },
    4,
  ],
  [
    'images whose names are no addresses, by reference too',
    {
      'book/1.md': `${TEXT}\n![متن](<50%zz.png>)\n\n![متن][آ] و ![متن][ب]\n\n[آ]: <a'b"c.png> "شرح"\n[ب]: <a&b c.jpg>\n`,
      'book/50%zz.png': png(40, 40),
      'book/a\'b"c.png': png(40, 40),
      'book/a&b c.jpg': sample('a whole JPEG'),
      'book/book.yaml': settings(''),
    },
    4,
  ],
  [
    'ids that are no addresses, and links to what is not there',
    {
      'book/1.md': `${TEXT}\n## بند {#50%zz}\n\nمتن.\n\n## بند {#a'b&c}\n\n[](#50%25zz) <a href="#%zz">متن</a> <a href="#none">متن</a> متن.\n`,
      'book/book.yaml': settings('toc-depth: 3\n'),
    },
    4,
  ],
  [
    'lists a hundred deep',
    { 'book/1.md': `${TEXT}\n${'- '.repeat(100)}متن\n`, 'book/book.yaml': settings('') },
    4,
  ],
  [
    'numbered lists twelve deep, a line each',
    {
      'book/1.md': `${TEXT}\n${Array.from({ length: 12 }, (_, at) => `${'   '.repeat(at)}1. ${'نوشتن کار دشواری است. '.repeat(3)}`).join('\n')}\n`,
      'book/book.yaml': settings('page: {size: A5}\n'),
    },
    4,
  ],
  [
    'quotations a hundred deep',
    { 'book/1.md': `${TEXT}\n${'>'.repeat(100)} متن\n`, 'book/book.yaml': settings('') },
    4,
  ],
];

describe('a PDF of what is odd and right', () => {
  let place: Place | undefined;
  const temporary = process.env['TMPDIR'];
  beforeEach(() => {
    place = undefined;
  });
  afterEach(() => {
    place?.end();
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
  });

  it.each(BOOKS)('%s', async (_title, files, pages) => {
    place = new Place({ files });
    process.env['TMPDIR'] = place.temporary;
    const { ok, messages, outputs } = await build({
      path: `${place.folder}/book`,
      out: `${place.folder}/out`,
      formats: ['pdf'],
    });
    expect([ok, messages.filter(({ severity }) => severity === 'error')]).toEqual([true, []]);
    expect(outputs[0]!.pages).toBeGreaterThanOrEqual(pages);
    expect(readdirSync(`${place.folder}/out`)).toEqual(['a.build.json', 'a.pdf']);
    // All that the browser wrote is gone with it.
    expect(readdirSync(place.temporary)).toEqual([]);
  });
});
