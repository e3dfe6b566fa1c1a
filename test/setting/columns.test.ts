import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inColumns } from '../../scripts/setting/columns.ts';
import type { Galley, GalleyNote, Item, SetBox, SetPage } from '../../scripts/setting/galley.ts';

const LINE = 20;
const HEIGHT = 30 * LINE;
const RULE = 30;
/** The room above and below a figure. */
const MARGIN = 15;
/** What sums of lengths may be off. */
const NEAR = 0.001;

type Block =
  | { readonly kind: 'lines'; readonly count: number; readonly notes: readonly number[] }
  | { readonly kind: 'figure' | 'wide' | 'noted'; readonly height: number }
  | { readonly kind: 'span'; readonly count: number };

/** A galley of a head, blocks and an end that spans the columns; notes by their numbers of lines, each in the first line of its paragraph. */
function galleyOf(head: number, blocks: readonly Block[], end: number, widows = 300): Galley {
  const items: Item[] = [];
  const notes: GalleyNote[] = [];
  let top = 0;
  const note = (lines: number) =>
    notes.push({
      index: notes.length + 1,
      item: items.length,
      within: undefined,
      lines: Array.from({ length: lines }, (_, line) => 16 * (line + 1)),
    });
  const line = (cost: number, spans: boolean) => {
    items.push({ kind: 'line', top, bottom: top + LINE, cost, repeated: 0, ...(spans && { spans: true }) });
    top += LINE;
  };
  for (const block of [{ kind: 'span', count: head }, ...blocks, { kind: 'span', count: end }] as Block[]) {
    if (block.kind === 'span') {
      for (let at = 0; at < block.count; at += 1) line(0, true);
      if (block.count > 0) top += MARGIN;
    } else if (block.kind === 'lines') {
      for (const lines of block.notes) note(lines);
      for (let at = 0; at < block.count; at += 1)
        line(at > 0 && (at === 1 || at === block.count - 1) ? widows : 0, false);
    } else {
      const float = {
        height: block.height + MARGIN,
        gap: block.height + 2 * MARGIN,
        ...(block.kind !== 'figure' && { wide: true as const }),
        ...(block.kind === 'noted' && { noted: true as const }),
      };
      if (block.kind === 'noted') note(2);
      const bottom = top + MARGIN + block.height;
      items.push({ kind: 'box', top: top + MARGIN, bottom, cost: 0, repeated: 0, float });
      top = bottom + MARGIN;
    }
  }
  return { items, notes, places: [], columned: true };
}

const divided = (galley: Galley) =>
  inColumns(galley, { height: HEIGHT, rule: RULE, line: LINE, start: 0, level: false });

const lines = fc.record({
  kind: fc.constant('lines' as const),
  count: fc.integer({ min: 1, max: 25 }),
  notes: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
});
const figure = fc.record({
  kind: fc.constantFrom('figure' as const, 'wide' as const, 'wide' as const, 'noted' as const),
  height: fc.integer({ min: 10, max: HEIGHT / 3 }),
});
const galleys = fc
  .record({
    head: fc.integer({ min: 0, max: 28 }),
    blocks: fc.array(fc.oneof({ weight: 5, arbitrary: lines }, { weight: 1, arbitrary: figure }), {
      minLength: 1,
      maxLength: 25,
    }),
    end: fc.integer({ min: 0, max: 12 }),
  })
  .filter(({ blocks }) => blocks.some(({ kind }) => kind === 'lines'))
  .map(({ head, blocks, end }) => galleyOf(head, blocks, end));

/** The items that stand in the text of a box. */
const ownOf = ({ from, to, moved }: SetBox) =>
  Array.from({ length: to - from }, (_, index) => from + index).filter((item) => !moved.includes(item));

/** item -> index of the page that it stands on. */
function standings(pages: readonly SetPage[]): ReadonlyMap<number, number> {
  const all = pages.flatMap((boxes, page) =>
    boxes.flatMap((box) => [...box.head, ...ownOf(box)].map((item) => [item, page] as const)),
  );
  expect(all.map(([item]) => item).sort((a, b) => a - b)).toEqual(all.map((_, index) => index));
  return new Map(all);
}

/** The height of the text of a box, counted anew from what stands in it. */
function heightOf(box: SetBox, { items }: Galley): number {
  const above = box.head.reduce((sum, item) => sum + items[item]!.float!.height, 0);
  const own = ownOf(box);
  if (own.length === 0) return above;
  const gone = box.moved.filter((item) => item > own[0]! && item < own.at(-1)!);
  const text = items[own.at(-1)!]!.bottom - (own[0] === 0 ? 0 : items[own[0]!]!.top);
  return above + text - gone.reduce((sum, item) => sum + items[item]!.float!.gap, 0);
}

describe('pages of two columns', () => {
  it('have all that is written, in order, in boxes that have room for it', () => {
    fc.assert(
      fc.property(galleys, (galley) => {
        const pages = divided(galley)!;
        expect(standings(pages).size).toBe(galley.items.length);
        let next = 0;
        for (const boxes of pages) {
          expect(boxes.length).toBeGreaterThan(0);
          for (const box of boxes) {
            const { place, used, foot } = box;
            expect(heightOf(box, galley)).toBeLessThanOrEqual(used + NEAR);
            expect(used).toBeLessThanOrEqual(place!.text + NEAR);
            expect(used + foot).toBeLessThanOrEqual(place!.height + NEAR);
            expect(place!.top + place!.height).toBeLessThanOrEqual(HEIGHT + NEAR);
            expect(box.from).toBe(next);
            next = box.to;
          }
        }
        expect(next).toBe(galley.items.length);
      }),
      { numRuns: 100 },
    );
  });

  it('never lie on one another', () => {
    fc.assert(
      fc.property(galleys, (galley) => {
        for (const boxes of divided(galley)!) {
          const all = boxes.filter(({ place }) => place!.column === 'all');
          for (const [index, { place, used }] of all.entries())
            for (const other of [
              ...boxes.filter((box) => box.place!.column !== 'all'),
              ...all.slice(index + 1),
            ]) {
              const above = place!.top + used <= other.place!.top + NEAR;
              const below =
                other.place!.top + other.used <= place!.top + NEAR &&
                place!.top + used <= other.place!.top + other.place!.height - other.foot + NEAR;
              expect(above || below).toBe(true);
            }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('have wide figures above them, on the page of their place in the text or the next with room', () => {
    fc.assert(
      fc.property(galleys, (galley) => {
        const pages = divided(galley)!;
        const at = standings(pages);
        const page = (item: number) =>
          pages.findIndex((boxes) => boxes.some(({ from, to }) => from <= item && item < to));
        for (const [item, { float }] of galley.items.entries()) {
          if (!float?.wide) continue;
          const box = pages[at.get(item)!]!.find(({ head }) => head.includes(item));
          expect(box!.place!.column).toBe('all');
          expect(at.get(item)).toBeGreaterThanOrEqual(page(item));
          if (float.noted) expect(at.get(item)).toBe(page(item));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('have each note at the foot of the column of its mark', () => {
    fc.assert(
      fc.property(galleys, (galley) => {
        const boxes = divided(galley)!.flat();
        const first = boxes.findIndex(({ place }) => place!.column === 'first');
        for (const [note, { item }] of galley.notes.entries()) {
          const mark = boxes.findIndex(({ from, to }) => from <= item && item < to);
          const begins = boxes.findIndex(({ notes }) =>
            notes.some((part) => part.note === note && part.from === 0),
          );
          expect(begins).toBe(Math.max(first, mark));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('end level, within a line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 300 }), (head, count) => {
        const galley = galleyOf(head, [{ kind: 'lines', count, notes: [] }], 0, 0);
        const last = divided(galley)!
          .at(-1)!
          .filter(({ place }) => place!.column !== 'all');
        const [one = 0, other = 0] = last.map(({ used }) => used);
        expect(Math.abs(one - other)).toBeLessThanOrEqual(LINE + NEAR);
        expect(one).toBeGreaterThanOrEqual(other - NEAR);
      }),
    );
  });

  it('are filled one after the other, and what spans them at the end stands below them or on a page of its own', () => {
    const lines = (count: number): Block => ({ kind: 'lines', count, notes: [] });
    const shape = (galley: Galley) =>
      divided(galley)!.map((boxes) => boxes.map(({ from, to, place }) => `${place!.column} ${from}–${to}`));
    expect(shape(galleyOf(10, [lines(50)], 6))).toEqual([
      ['all 0–10', 'first 10–29', 'second 29–48'],
      ['first 48–54', 'second 54–60', 'all 60–66'],
    ]);
    expect(shape(galleyOf(0, [lines(56)], 6))).toEqual([['first 0–28', 'second 28–56'], ['all 56–62']]);
    expect(shape(galleyOf(40, [lines(10)], 0))).toEqual([
      ['all 0–30'],
      ['all 30–40', 'first 40–45', 'second 45–50'],
    ]);
    expect(shape(galleyOf(5, [], 0))).toEqual([['all 0–5']]);
  });

  it('have a wide figure at the head of the page that speaks of it, not before the first line of an article', () => {
    const lines = (count: number): Block => ({ kind: 'lines', count, notes: [] });
    const wide: Block = { kind: 'wide', height: 100 };
    const at = (blocks: readonly Block[], head = 10) =>
      divided(galleyOf(head, blocks, 0))!.findIndex((boxes) => boxes.some((box) => box.head.length > 0));
    expect(at([lines(60), wide, lines(20)])).toBe(1);
    expect(at([lines(10), wide, lines(70)])).toBe(1);
    // There is no other page.
    expect(at([lines(10), wide, lines(2)])).toBe(0);
  });
});
