import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Galley, Item, SetBox } from '../../scripts/setting/galley.ts';
import { paginate } from '../../scripts/setting/paginate.ts';
import { runs } from '../runs.ts';

const LINE = 20;
const HEIGHT = 30 * LINE;
/** The room above and below a figure. */
const MARGIN = 15;

/** A galley of paragraphs, by their numbers of lines, and of figures that may float, by their heights in px (negative). */
function galleyOf(blocks: readonly number[]): Galley {
  const items: Item[] = [];
  let top = 0;
  for (const block of blocks) {
    if (block < 0) {
      const bottom = top + MARGIN - block;
      const float = { height: MARGIN - block, gap: 2 * MARGIN - block };
      items.push({ kind: 'box', top: top + MARGIN, bottom, cost: 0, repeated: 0, float });
      top = bottom + MARGIN;
    }
    for (let line = 0; line < block; line += 1, top += LINE) {
      const cost = line > 0 && (line === 1 || line === block - 1) ? 300 : 0;
      items.push({ kind: 'line', top, bottom: top + LINE, cost, repeated: 0 });
    }
  }
  return { items, notes: [], places: [] };
}

const blocks = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 40 }) },
    { weight: 1, arbitrary: fc.integer({ min: -HEIGHT + MARGIN, max: -10 }) },
  ),
  { minLength: 1, maxLength: 30 },
);

const divided = (galley: Galley): readonly SetBox[] =>
  paginate(galley, { height: HEIGHT, rule: 30, line: LINE, start: 0, level: false })!;

/** item -> index of the page on which it stands, as often as it does. */
function standings(pages: readonly SetBox[]): readonly (readonly [number, number])[] {
  return pages.flatMap(({ from, to, head, moved }, page) => [
    ...head.map((item) => [item, page] as const),
    ...Array.from({ length: to - from }, (_, index) => from + index)
      .filter((item) => !moved.includes(item))
      .map((item) => [item, page] as const),
  ]);
}

/** The height of a page, counted anew from what stands on it. */
function heightOf({ from, to, head, moved }: SetBox, { items }: Galley): number {
  const above = head.reduce((sum, item) => sum + items[item]!.float!.height, 0);
  const own = Array.from({ length: to - from }, (_, index) => from + index).filter(
    (item) => !moved.includes(item),
  );
  if (own.length === 0) return above;
  const gone = moved.filter((item) => item < own.at(-1)!);
  const text = items[own.at(-1)!]!.bottom - (from === 0 ? 0 : items[from]!.top);
  return above + text - gone.reduce((sum, item) => sum + items[item]!.float!.gap, 0);
}

it('sets each figure once, in order, in its place or at the head of the first page after with room', () => {
  fc.assert(
    fc.property(blocks, (lengths) => {
      const galley = galleyOf(lengths);
      const pages = divided(galley);
      const at = new Map(standings(pages));
      const set = standings(pages).map(([item]) => item);
      expect(set.sort((a, b) => a - b).join()).toBe([...galley.items.keys()].join());
      expect(pages.filter((page) => heightOf(page, galley) > HEIGHT)).toEqual([]);
      const figures = [...galley.items.keys()].filter((item) => galley.items[item]!.float);
      for (const [index, figure] of figures.entries()) {
        const before = figures[index - 1];
        if (before !== undefined && at.get(before)! > at.get(figure)!) expect.fail('out of order');
        const own = pages.findIndex(({ moved }) => moved.includes(figure));
        if (own < 0) continue;
        expect(at.get(figure)).toBeGreaterThan(own);
        for (let page = own + 1; page < at.get(figure)!; page += 1) {
          const first = figures.find((one) => at.get(one)! > page)!;
          const taken = [...pages[page]!.head, first].reduce(
            (sum, item) => sum + galley.items[item]!.float!.height,
            0,
          );
          expect(taken).toBeGreaterThan(HEIGHT);
        }
      }
    }),
    { numRuns: runs(500) },
  );
});

it('lets the text flow on where a figure would leave a hole', () => {
  const galley = galleyOf([20, -15 * LINE, 40]);
  const [first, second] = divided(galley);
  expect(first).toMatchObject({ from: 0, head: [], moved: [20] });
  expect(first!.used).toBeGreaterThanOrEqual(HEIGHT - LINE);
  expect(second).toMatchObject({ head: [20], moved: [] });
});

it('leaves a figure where it is if it has room there', () => {
  const pages = divided(galleyOf([10, -5 * LINE, 40]));
  expect(pages.flatMap(({ moved }) => moved)).toEqual([]);
});

it('sets a figure that a division ends with on a page of its own', () => {
  const pages = divided(galleyOf([20, -20 * LINE, 9]));
  expect(pages.map(({ head, moved }) => ({ head, moved }))).toEqual([
    { head: [], moved: [20] },
    { head: [20], moved: [] },
  ]);
});
