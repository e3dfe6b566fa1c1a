import { expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { render } from '../../scripts/render/render.ts';
import type { SetPage } from '../../scripts/setting/galley.ts';
import { layOut } from '../../scripts/setting/layout.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const page: SetPage = [{ from: 0, to: 0, head: [], moved: [], notes: [], used: 0, foot: 0 }];

/** The folios of what was laid out last. */
let labels: readonly string[] = [];

/** The divisions of a book, each of so many pages, with the indices of their first ones and the blank pages before them. */
async function laidOut(
  theme: string,
  pages: Readonly<Record<string, number>> = {},
  settings = '',
  more = {},
) {
  const { book } = await readBook(
    memoryWorld({
      'book.yaml': `title: ع\ntheme: ${theme}\ncontents: false\n${settings}`,
      '1.md': '# یک\n\nمتن.\n',
      ...more,
      'a.md': '---\nrole: basmala\n---\nبه نام او\n',
      'b.md': '---\nrole: dedication\n---\nبه او\n',
      'c.md': '---\nrole: colophon\n---\nپایان\n',
      'd.md': '---\nrole: foreign-title\n---\nTitle\n',
    }),
  );
  const rendering = render(book!, silent);
  const galleys = rendering.divisions.map(() => ({ items: [], notes: [], places: [] }));
  const layout = await layOut(rendering, { galleys, cover: false }, async (index) =>
    Array.from({ length: pages[rendering.divisions[index]!.kind] ?? 1 }, () => page),
  );
  if (typeof layout === 'number') throw new Error('not laid out');
  const divisions = layout.divisions.map(({ start, blank }, index) =>
    [rendering.divisions[index]!.kind, start, blank ? 'blank' : ''].join(' ').trim(),
  );
  labels = layout.labels;
  return divisions;
}

it('gives pages beside the text the side that books have them on', async () => {
  expect(await laidOut('book')).toEqual([
    'basmala 0',
    'half-title 2 blank',
    'title-page 4 blank',
    'imprint 5',
    'dedication 6',
    'chapter 8 blank',
    'colophon 9',
    'foreign-title 11 blank',
  ]);
  expect((await laidOut('book', { chapter: 2 })).slice(-2)).toEqual(['colophon 10', 'foreign-title 11']);
});

it('gives them the next page in a theme that asks for no side, but for the body', async () => {
  expect(await laidOut('report')).toEqual([
    'basmala 0',
    'title-page 1',
    'imprint 2',
    'dedication 3',
    'chapter 4',
    'colophon 5',
    'foreign-title 6',
  ]);
});

/** Where the chapters of a book of three open, each of one page. */
async function chapters(theme: string, opens: string) {
  const more = { '2.md': '# دو\n\nمتن.\n', '3.md': '# سه\n\nمتن.\n' };
  const divisions = await laidOut(theme, { dedication: 2 }, `chapters-open: ${opens}\n`, more);
  return divisions.filter((one) => one.startsWith('chapter'));
}

it.each([
  ['book', 'recto', ['chapter 8', 'chapter 10 blank', 'chapter 12 blank']],
  ['report', 'recto', ['chapter 6 blank', 'chapter 8 blank', 'chapter 10 blank']],
  ['book', 'first', ['chapter 8', 'chapter 9', 'chapter 10']],
  ['report', 'any', ['chapter 5', 'chapter 6', 'chapter 7']],
])('opens the chapters of a %s where the book says: %s', async (theme, opens, expected) => {
  expect(await chapters(theme, opens)).toEqual(expected);
});

it('goes on with the folios of the front matter where the body may begin on a left page', async () => {
  await chapters('report', 'any');
  expect(labels.slice(3, 8)).toEqual(['د', 'ه', '۶', '۷', '۸']);
  await chapters('report', 'first');
  expect(labels.slice(5, 8)).toEqual(['و', '۱', '۲']);
});
