import type { State } from './agenda.ts';
import type { BoxPlace, Galley, SetBox, SetPage } from './galley.ts';
import type { Columns } from './page-frames.ts';
import {
  beginning,
  cheapest,
  LATE,
  type PaginateOptions,
  paginate,
  type Work,
  wayTo,
  workOf,
} from './paginate.ts';

/**
 * Pages of two columns. The shortest path goes from column to column as it goes from page to page elsewhere; so the notes of a column
 * stand at its foot. What stands over all columns divides the text into stretches: the columns of each end level.
 *
 *     ┌───────────────┐   ┌───────────────┐
 *     │  title, over  │   │  wide figure  │
 *     ├───────┬───────┤   ├───────┬───────┤
 *     │   2   │   1   │   │   4   │   3   │
 *     │       │ notes │   ├───────┴───────┤
 *     └───────┴───────┘   │    English    │
 *                         └───────────────┘
 */

/** What stands over columns on their first page takes no more of it than this share; otherwise they begin on the next. */
const MOST_ABOVE = 0.75;

/** What it costs to make columns a line higher than they could be, where they are to end level. */
const HIGHER = 30;

/** Items from one up to, not including, another. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** Items that stand over all columns, or in them. */
interface Stretch extends Range {
  readonly spans: boolean;
}

/** Divide a galley into pages of two columns; undefined when there is no way. */
export function inColumns(galley: Galley, options: PaginateOptions): readonly SetPage[] | undefined {
  const stretches = stretchesOf(galley);
  if (!stretches.some(({ spans }) => !spans)) return alone(galley, options);
  const pages = new Pages(galley, options);
  return stretches.every((stretch) => (stretch.spans ? pages.span(stretch) : pages.fill(stretch)))
    ? pages.pages
    : undefined;
}

/** A galley of which nothing stands in columns: its pages have one box, over all of them. */
function alone(galley: Galley, options: PaginateOptions): readonly SetPage[] | undefined {
  const { height } = options;
  const place: BoxPlace = { column: 'all', top: 0, height, text: height };
  return paginate(galley, options)?.map((box) => [{ ...box, place }]);
}

function stretchesOf({ items }: Galley): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (let to = 1; to <= items.length; to += 1) {
    const spans = items[from]!.spans === true;
    if (to < items.length && (items[to]!.spans === true) === spans) continue;
    stretches.push({ from, to, spans });
    from = to;
  }
  return stretches;
}

/** The pages as they are made up, from the first on. */
class Pages {
  readonly pages: SetBox[][] = [[]];
  readonly #galley: Galley;
  readonly #options: PaginateOptions;
  /** How far down the last page is filled, and how high the notes at its foot are: px. */
  #filled = 0;
  #foot = 0;
  /** The first note that is not set. */
  #note = 0;

  constructor(galley: Galley, options: PaginateOptions) {
    this.#galley = galley;
    this.#options = options;
  }

  /** Set what stands over all columns: where there is room, on the next page, or on pages of its own. */
  span({ from, to }: Stretch): boolean {
    const { items } = this.#galley;
    const { height, lessons } = this.#options;
    const used = items[to - 1]!.bottom - (from === 0 ? 0 : items[from]!.top);
    const high = used + (lessons?.get(from) ?? 0);
    const top = this.#filled + this.#gapBefore(from);
    if (top + high <= height - this.#foot) this.#filled = top;
    else this.#turn();
    if (high > height) return this.#overPages({ from, to });
    this.#place({ from, to, used }, high);
    return true;
  }

  #overPages(stretch: Range): boolean {
    const { from } = stretch;
    const options = { ...this.#options, lessons: shifted(this.#options.lessons, from) };
    const boxes = paginate(partOf(this.#galley, stretch, [0, 0]), options);
    for (const [index, box] of (boxes ?? []).entries()) {
      if (index > 0) this.#turn();
      this.#place({ from: from + box.from, to: from + box.to, used: box.used }, box.used);
    }
    return boxes !== undefined;
  }

  #place(text: Pick<SetBox, 'from' | 'to' | 'used'>, height: number): void {
    const place: BoxPlace = { column: 'all', top: this.#filled, height, text: height };
    this.pages.at(-1)!.push({ ...EMPTY, ...text, place });
    this.#filled += height;
  }

  /** Fill columns: where there is room below what stands there, or from the next page on. */
  fill(stretch: Stretch): boolean {
    const { from, to } = stretch;
    const { items, notes } = this.#galley;
    // The last of a text have the notes that are left.
    const left = to === items.length ? -1 : notes.findIndex(({ item }) => item >= to);
    const end = left < 0 ? notes.length : left;
    const part = partOf(this.#galley, stretch, [this.#note, end]);
    const top = this.#filled + this.#gapBefore(from);
    const isFull = this.#foot > 0 || top > this.#options.height * MOST_ABOVE;
    let way = isFull ? undefined : this.#wayThrough(part, from, top);
    if (!way && this.#filled > 0) {
      this.#turn();
      way = this.#wayThrough(part, from, 0);
    }
    for (const [index, state] of (way ?? []).entries()) {
      if (state.frame.column === 0 && index > 0) this.#turn();
      this.#column(state, from);
    }
    this.#note = end;
    return way !== undefined;
  }

  /** The columns of a part of the galley. `top`: what stands above the first, px; undefined where it leaves no room for what comes first. */
  #wayThrough(part: Galley, from: number, top: number): readonly State[] | undefined {
    const lessons = shifted(this.#options.lessons, from);
    const columns: Columns = { top };
    // The first column of a page faces its second.
    const options = { ...this.#options, start: 1, level: true, lessons, columns };
    const work = workOf(part, options);
    const end = cheapest(beginning(options), work);
    if (!end || (top > 0 && end.cost >= LATE)) return undefined;
    return levelled(wayTo(end), work, columns);
  }

  /** Put a column on its page. `from`: the item of the galley that its own are counted from. */
  #column(state: State, from: number): void {
    const { column, top, text } = state.frame;
    const box = state.box!;
    if (column === 0) this.#above(state, from);
    const height = this.#options.height - top;
    const shift = (items: readonly number[]) => items.map((item) => item + from);
    this.pages.at(-1)!.push({
      ...box,
      from: box.from + from,
      to: box.to + from,
      head: shift(box.head),
      moved: shift(box.moved),
      notes: box.notes.map((part) => ({ ...part, note: part.note + this.#note })),
      place: { column: column === 0 ? 'first' : 'second', top, height, text },
    });
    this.#filled = Math.max(this.#filled, top + box.used);
    this.#foot = Math.max(this.#foot, box.foot);
  }

  /** The wide figures over the columns that a state has the first of. */
  #above({ frame, box, previous }: State, from: number): void {
    if (frame.above === 0) return;
    const { float } = previous!;
    const own = [...this.#galley.items.entries()].filter(([item, one]) => item >= from && one.float);
    const figures = own.slice(float, float + frame.above);
    const used = figures.reduce((sum, [, one]) => sum + one.float!.height, 0);
    const at = box!.from + from;
    const place: BoxPlace = { column: 'all', top: frame.top - used, height: used, text: used };
    const head = figures.map(([item]) => item);
    this.pages.at(-1)!.push({ ...EMPTY, from: at, to: at, head, used, place });
  }

  #turn(): void {
    if (this.pages.at(-1)!.length > 0) this.pages.push([]);
    this.#filled = 0;
    this.#foot = 0;
  }

  /** The room between an item and the one before, where they stand on one page. */
  #gapBefore(item: number): number {
    const { items } = this.#galley;
    return item === 0 || this.#filled === 0 ? 0 : Math.max(0, items[item]!.top - items[item - 1]!.bottom);
  }
}

const EMPTY: SetBox = { from: 0, to: 0, head: [], moved: [], notes: [], used: 0, foot: 0 };

/** A way with the columns of its last page made level: as low as may be, without a flaw that is worse than some lines more. */
function levelled(way: readonly State[], work: Work, columns: Columns): readonly State[] {
  const at = way.findLastIndex(({ frame }) => frame.column === 0);
  const before = way[at]!.previous!;
  const { line } = work.options;
  const half = way.slice(at).reduce((sum, { box }) => sum + box!.used, 0) / 2;
  let best: { readonly cost: number; readonly end: State } | undefined;
  for (let text = half; text <= way[at]!.frame.height; text += line / 4) {
    const higher = (HIGHER * (text - half)) / line;
    if (best && best.cost <= higher) break;
    const options = { ...work.options, columns: { ...columns, text, end: before.index + 2 } };
    const end = cheapest(before, { ...work, options });
    if (!end) continue;
    const cost = end.cost - before.cost + higher;
    if (!best || cost < best.cost) best = { cost, end };
  }
  return best ? wayTo(best.end) : way;
}

/** Items of a galley as a galley of their own, with notes from one up to, not including, another. */
function partOf(
  { items, notes }: Galley,
  { from, to }: Range,
  [first, end]: readonly [number, number],
): Galley {
  const top = from === 0 ? 0 : items[from]!.top;
  return {
    items: items.slice(from, to).map((item) => ({ ...item, top: item.top - top, bottom: item.bottom - top })),
    notes: notes.slice(first, end).map(({ item, within, ...note }) => ({
      ...note,
      // The notes of what stands above columns stand in the first.
      item: Math.max(0, item - from),
      within: within && { ...within, note: within.note - first },
    })),
    places: [],
  };
}

function shifted(lessons: PaginateOptions['lessons'], by: number): ReadonlyMap<number, number> | undefined {
  return lessons && new Map([...lessons].map(([item, more]) => [item - by, more]));
}
