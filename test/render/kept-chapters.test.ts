import { describe, expect, it } from 'vitest';
import type { Book } from '../../scripts/book/book.ts';
import { silent } from '../../scripts/diagnostics/report.ts';
import { KeptChapters } from '../../scripts/render/kept-chapters.ts';
import { type Rendering, render } from '../../scripts/render/render.ts';
import { edits, type Files } from '../edits.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const EDITS = 50;

async function read(files: Files): Promise<Book> {
  const { book, messages } = await readBook(memoryWorld(files));
  if (!book) throw new Error(JSON.stringify(messages));
  return book;
}

/** The chapters of a book that are the very ones of another time. */
function taken({ book, divisions }: Rendering, before: Rendering): readonly string[] {
  return divisions
    .filter((one) => before.divisions.some(({ content }) => content === one.content))
    .filter(({ id }) => book.chapters.some((chapter) => chapter.id === id))
    .map(({ title }) => title);
}

/** What is taken of a book from a time when its files were others. */
async function takenAfter(files: Files, others: Files): Promise<readonly string[]> {
  const kept = new KeptChapters();
  const before = render(await read(files), silent, undefined, kept);
  return taken(render(await read({ ...files, ...others }), silent, undefined, kept), before);
}

const BOOK: Files = {
  'book.yaml': 'title: باران\n',
  '01.md': '# یک {#one}\n\nمتن.[^1]\n\n![دریا](f.svg "دریا"){#sea}\n\n## بخش {#part}\n\n[^1]: یادداشت.\n',
  '02.md': '# دو\n\nمتن.[^1]\n\n[^1]: یادداشت.\n',
  '03.md': '# سه\n\nچنان‌که در [](#one) و [](#part) آمد.\n',
  '04.md': '# چهار\n\nچنان‌که در [](#sea) آمد.\n',
  'f.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="3" height="3"/></svg>',
};

describe('chapters as they were rendered before', () => {
  it(`are those of a book that was never rendered, after each of ${EDITS} random changes`, async () => {
    const kept = new KeptChapters();
    let before: Rendering | undefined;
    let count = 0;
    for await (const { book } of edits(EDITS)) {
      const now = render(book, silent, undefined, kept);
      expect(now.divisions).toEqual(render(book, silent).divisions);
      count += before ? taken(now, before).length : 0;
      before = now;
    }
    // Most of them are taken, else nothing is proven.
    expect(count).toBeGreaterThan(EDITS * 2);
  });

  it.each<[string, Files, readonly string[]]>([
    ['nothing', {}, ['یک', 'دو', 'سه', 'چهار']],
    ['a word', { '02.md': BOOK['02.md']!.replace('متن', 'سخن') }, ['یک', 'سه', 'چهار']],
    ['a note before others', { '01.md': BOOK['01.md']!.replace('متن.[^1]', 'متن.[^1]^[باز.]') }, []],
    ['title that is referred to', { '01.md': BOOK['01.md']!.replace('## بخش', '## گفتار') }, ['دو', 'چهار']],
    ['number of a chapter', { '01.md': BOOK['01.md']!.replace(' {#one}', ' {#one .unnumbered}') }, []],
    [
      'a figure before another',
      { '01.md': BOOK['01.md']!.replace('![دریا]', '![کوه](f.svg "کوه"){#hill}\n\n![دریا]') },
      ['دو', 'سه'],
    ],
    ['an image', { 'f.svg': BOOK['f.svg']!.replace('"9"', '"99"') }, ['دو', 'سه', 'چهار']],
    ['digits', { 'book.yaml': 'title: باران\ndigits: keep\n' }, []],
    ['places in the manuscript', { '02.md': `\n${BOOK['02.md']}` }, ['یک', 'سه', 'چهار']],
  ])('are taken where they say the same: another %s', async (_, others, titles) => {
    expect(await takenAfter(BOOK, others)).toEqual(titles);
  });

  it('are not taken for proven before they are', async () => {
    const kept = new KeptChapters();
    const book = await read(BOOK);
    const lost = { ...book, chapters: book.chapters.map((one) => ({ ...one, written: [] })) };
    for (let turn = 0; turn < 2; turn += 1)
      expect(() => render(lost, silent, undefined, kept)).toThrow(/words of the manuscript/);
    render(book, silent, undefined, kept);
    expect(() => render(lost, silent, undefined, kept)).toThrow(/words of the manuscript/);
  });
});
