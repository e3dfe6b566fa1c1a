import type { Galley, GridShift } from './galley.ts';
import { NEAR, ROUNDING } from './in-page/grid-lines.ts';

/**
 * What brings the lines of a page onto its grid. A galley is on a grid from its top; a page that begins with a heading, or within a table, is not,
 * until the first line that is held to it.
 */
export interface PageGrid {
  readonly shifts: readonly GridShift[];
  /** How much lower than in the galley an item stands: px. */
  lower(item: number): number;
}

const PLAIN: PageGrid = { shifts: [], lower: () => 0 };

/** Grids of the pages of a galley, by the items that they begin with. */
export class PageGrids {
  readonly #galley: Galley;
  readonly #line: number;
  readonly #known = new Map<number, PageGrid>();

  constructor(galley: Galley, line: number) {
    this.#galley = galley;
    this.#line = line;
  }

  /** The grid of a page that begins with an item. `top`: where its top is in the galley, px. */
  from(item: number, top: number): PageGrid {
    if (!this.#galley.grid || isMultiple(top, this.#line)) return PLAIN;
    const known = this.#known.get(item) ?? gridOf(shiftsFrom(item, top, this.#galley, this.#line));
    this.#known.set(item, known);
    return known;
  }
}

/** The shifts of a page, up to where its lines are at the same heights, but for whole lines, as those of the galley. */
function shiftsFrom(from: number, top: number, { items, grid }: Galley, line: number): readonly GridShift[] {
  const shifts: GridShift[] = [];
  let lower = 0;
  for (const { item, put, unit, slack, drop = 0 } of grid!) {
    if (item <= from) continue;
    const own = put > from ? slack : 0;
    const natural = items[item]!.top + drop - top + lower - own;
    const by = upTo(natural, unit) - natural - own;
    if (Math.abs(by) > ROUNDING) shifts.push({ item: put > from ? put : item, by });
    lower += Math.abs(by) > ROUNDING ? by : 0;
    if (isMultiple(lower - top, line)) break;
  }
  return shifts;
}

function gridOf(shifts: readonly GridShift[]): PageGrid {
  if (shifts.length === 0) return PLAIN;
  const lower = (item: number) => {
    let sum = 0;
    for (const shift of shifts) if (shift.item <= item) sum += shift.by;
    return sum;
  };
  return { shifts, lower };
}

/** The next multiple of a unit. */
function upTo(place: number, unit: number): number {
  return Math.ceil((place - NEAR) / unit) * unit;
}

function isMultiple(place: number, unit: number): boolean {
  return Math.abs(place - Math.round(place / unit) * unit) < ROUNDING;
}
