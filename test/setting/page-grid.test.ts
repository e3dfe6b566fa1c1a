import { describe, expect, it } from 'vitest';
import type { Galley, GridPoint, Item, SetBox } from '../../scripts/setting/galley.ts';
import { PageGrids } from '../../scripts/setting/page-grid.ts';
import { paginate } from '../../scripts/setting/paginate.ts';

const LINE = 28;

/** Something of a galley: its height, the space above it, and the unit of the grid that it is held to, if it is. */
interface Part {
  readonly height: number;
  readonly above?: number;
  readonly unit?: number;
  readonly kind?: Item['kind'];
  readonly cost?: number;
}

/** A galley as the browser puts it on the grid. */
function galleyOf(parts: readonly Part[]): Galley {
  const items: Item[] = [];
  const grid: GridPoint[] = [];
  let end = 0;
  for (const [item, { height, above = 0, unit, kind = 'line', cost = 0 }] of parts.entries()) {
    const natural = end + above;
    const slack = unit === undefined ? 0 : Math.ceil(natural / unit) * unit - natural;
    if (unit !== undefined) grid.push({ item, put: item, unit, slack });
    const top = natural + slack;
    end = top + height;
    items.push({ kind, top, bottom: end, cost, repeated: 0 });
  }
  return { items, grid, notes: [], places: [] };
}

const line: Part = { height: LINE };
const lines = (count: number, first: Part = line) => [
  first,
  ...Array.from({ length: count - 1 }, () => line),
];
const heading: Part = { height: LINE, above: 1.5 * LINE };
/** The first line behind something: half a line of space and what is missing. */
const behind: Part = { height: LINE, above: LINE / 2, unit: LINE };

/** Where an item stands on its page: px. */
function placeOf(item: number, { from, shifts = [] }: SetBox, { items }: Galley): number {
  const shift = shifts.filter((one) => one.item <= item).reduce((sum, { by }) => sum + by, 0);
  return items[item]!.top - (from === 0 ? 0 : items[from]!.top) + shift;
}

describe('the grid of a page', () => {
  it('is that of its galley where it begins with a line of text', () => {
    const galley = galleyOf([...lines(10), heading, ...lines(5, behind)]);
    expect(new PageGrids(galley, LINE).from(4, 4 * LINE).shifts).toEqual([]);
  });

  it('has half a line more behind the heading that it begins with', () => {
    const galley = galleyOf([...lines(10), heading, ...lines(5, behind)]);
    const { shifts, lower } = new PageGrids(galley, LINE).from(10, galley.items[10]!.top);
    expect(shifts).toEqual([{ item: 11, by: LINE / 2 }]);
    expect([lower(10), lower(11), lower(14)]).toEqual([0, LINE / 2, LINE / 2]);
  });

  it('is met again behind a list on half lines only where text follows', () => {
    const list: Part = { height: LINE, above: LINE / 2, unit: LINE / 2 };
    const galley = galleyOf([
      { height: 200, kind: 'box' },
      { height: 50, kind: 'row' },
      list,
      ...lines(3),
      behind,
    ]);
    const shifts = new PageGrids(galley, LINE).from(1, 200).shifts;
    const box = { from: 1, to: 7, head: [], moved: [], notes: [], used: 0, foot: 0, shifts };
    expect(placeOf(2, box, galley) % (LINE / 2)).toBeCloseTo(0);
    expect(placeOf(6, box, galley) % LINE).toBeCloseTo(0);
  });

  it('holds on every page, whatever it begins with, and no page is fuller than it can be', () => {
    const table = Array.from({ length: 40 }, (): Part => ({ height: 31.3, kind: 'row' }));
    const galley = galleyOf([
      ...lines(12),
      ...table,
      ...lines(30, behind),
      heading,
      ...lines(17, behind),
      { height: 133.7, above: LINE, kind: 'box' },
      ...lines(40, behind),
    ]);
    const height = 20 * LINE;
    const pages = paginate(galley, { height, rule: 40, line: LINE, start: 0, level: true })!;
    expect(pages.length).toBeGreaterThan(6);
    for (const box of pages) {
      expect(box.used).toBeLessThanOrEqual(height);
      for (const { item, unit } of galley.grid!)
        if (item > box.from && item < box.to) {
          const place = placeOf(item, box, galley) / unit;
          expect(Math.abs(place - Math.round(place))).toBeLessThan(0.06);
        }
      const last = box.to - 1;
      expect(placeOf(last, box, galley) + galley.items[last]!.bottom - galley.items[last]!.top).toBeCloseTo(
        box.used,
      );
    }
  });
});
