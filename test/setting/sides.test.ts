import { expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { render } from '../../scripts/render/render.ts';
import type { SetPage } from '../../scripts/setting/galley.ts';
import { layOut } from '../../scripts/setting/layout.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const page: SetPage = [{ from: 0, to: 0, head: [], moved: [], notes: [], used: 0, foot: 0 }];

/** The divisions of a book, each of so many pages, with the indices of their first ones and the blank pages before them. */
async function laidOut(theme: string, pages: Readonly<Record<string, number>> = {}) {
  const { book } = await readBook(
    memoryWorld({
      'book.yaml': `title: ع\ntheme: ${theme}\ncontents: false\n`,
      '1.md': '# یک\n\nمتن.\n',
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
  return layout.divisions.map(({ start, blank }, index) =>
    [rendering.divisions[index]!.kind, start, blank ? 'blank' : ''].join(' ').trim(),
  );
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
