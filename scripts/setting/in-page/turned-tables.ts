import { unwrapRuns } from './blocks.ts';
import { labelHeight } from './go-on-label.ts';
import { footRise } from './grid.ts';
import { type PouredDivision, ruleHeight } from './measure.ts';
import { nameParts } from './parts.ts';
import { pathTo } from './starts.ts';
import { planCut, takeTail } from './tails.ts';
import { beginsWith, FRAME, LEAF } from './turned-leaf.ts';

/** Blocks of the division itself that ask for a page on its side. */
const LANDSCAPE = ':scope > .table-block.landscape';

/** Notes of a turned table take no more than this share of its page. */
const MOST_NOTES = 0.4;

/** The last page of a table that goes on has so many rows at least. */
const LEAST_ROWS = 2;

/** What rounding may add: px. */
const ROUNDING = 0.5;

/** A table on its frame, which is as wide as a page is high. */
export interface LaidTable {
  readonly block: HTMLElement;
  readonly leaf: HTMLElement;
  readonly frame: HTMLElement;
  readonly table: HTMLTableElement;
}

/**
 * Lay the tables of a division that ask for it on frames as wide as its pages are high; they still stand upright, and are made to fit there as in any
 * other place. None where text stands in columns. `height`: of the page area, px.
 *
 *     <div.table-block>…</div>   ->   <div.table-block><w-leaf><w-turned.table-block>…</w-turned></w-leaf></div>
 */
export function layTables(division: PouredDivision, height: number): readonly LaidTable[] {
  const { section } = division;
  if (section.matches('.columned')) return [];
  const laid = [...section.querySelectorAll<HTMLElement>(LANDSCAPE)].flatMap((block) => {
    const table = block.querySelector('table');
    const notes = notesHeight(block, division);
    if (!table || block.querySelector(LEAF) || notes > height * MOST_NOTES) return [];
    return [layTable(block, table, height - notes)];
  });
  if (laid.length > 0) unwrapRuns(section);
  return laid;
}

function layTable(block: HTMLElement, table: HTMLTableElement, height: number): LaidTable {
  const leaf = leafWith(block, height);
  const frame = leaf.firstElementChild as HTMLElement;
  frame.append(...block.childNodes);
  block.append(leaf);
  if (block.id) leaf.id = block.id;
  block.removeAttribute('id');
  return { block, leaf, frame, table };
}

/** A leaf with an empty frame. */
function leafWith(block: HTMLElement, height: number): HTMLElement {
  const leaf = document.createElement(LEAF);
  // Lengths of the engine are multiples of 1/64 px: no higher than its room.
  leaf.style.setProperty('--leaf', `${Math.floor(height * 64) / 64}px`);
  const frame = document.createElement(FRAME);
  frame.className = block.className;
  leaf.append(frame);
  return leaf;
}

/** What the notes of a block take at the foot of its page: px. */
function notesHeight(block: HTMLElement, { notes }: PouredDivision): number {
  const own = notes.filter(({ index }) => block.querySelector(`[id="mark-${index}"]`));
  if (own.length === 0) return 0;
  const sum = own.reduce((all, { element }) => all + element.getBoundingClientRect().height, 0);
  return sum + ruleHeight() + footRise() + ROUNDING;
}

/**
 * Turn tables that were laid and made to fit, so that their heads stand at the side where lines begin, and a reader turns the book one way for all
 * of them. One that is higher than its page is wide goes on over pages, below its head again; one of which a row is higher stands upright, as if it had not asked.
 */
export function turnTables(laid: readonly LaidTable[], section: HTMLElement): void {
  const width = section.getBoundingClientRect().width;
  for (const one of laid) {
    const cuts = cutsOf(one, width - ROUNDING);
    if (cuts) turnTable(one, cuts, section);
    else layBack(one);
  }
}

function layBack({ block, leaf, frame }: LaidTable): void {
  if (leaf.id) block.id = leaf.id;
  block.append(...frame.childNodes);
  leaf.remove();
}

/** The rows that pages after the first begin with; undefined where one has no room even so. `width`: of a page, px. */
function cutsOf({ frame, table }: LaidTable, width: number): readonly HTMLTableRowElement[] | undefined {
  const around = frame.getBoundingClientRect();
  if (around.height <= width) return [];
  const rows = [...table.rows].filter((row) => row.parentElement !== table.tHead);
  const boxes = rows.map((row) => row.getBoundingClientRect());
  const again = (table.tHead?.getBoundingClientRect().height ?? 0) + labelHeight(table);
  /** How high the rows from one up to another are, with all that stands on their page. */
  const high = (from: number, to: number) => {
    const top = from === 0 ? around.top : boxes[from]!.top - again;
    return (to === rows.length ? around.bottom : boxes[to - 1]!.bottom) - top;
  };
  const starts = rows.map((_, index) => index).filter((index) => mayBegin(rows, index));
  const cuts: number[] = [];
  for (let from = 0; high(from, rows.length) > width; ) {
    const next = starts.findLast((to) => to > from && high(from, to) <= width);
    if (next === undefined) return undefined;
    cuts.push(next);
    from = next;
  }
  // The last row, which may be a sum, does not stand alone.
  const before = cuts.at(-2) ?? 0;
  const last = starts.findLast((to) => to <= rows.length - LEAST_ROWS && to > before);
  if (last !== undefined && cuts.at(-1)! > last && high(last, rows.length) <= width)
    cuts[cuts.length - 1] = last;
  return cuts.map((cut) => rows[cut]!);
}

/** Whether a page may begin with a row: not where a cell above spans it. */
function mayBegin(rows: readonly HTMLTableRowElement[], index: number): boolean {
  return rows
    .slice(0, index)
    .every((row, at) => [...row.cells].every(({ rowSpan }) => rowSpan > 0 && at + rowSpan <= index));
}

function turnTable(
  { block, leaf, frame }: LaidTable,
  cuts: readonly HTMLTableRowElement[],
  section: HTMLElement,
): void {
  const height = Number.parseFloat(leaf.style.getPropertyValue('--leaf'));
  const paths = cuts.map((row) => pathTo(row, section));
  const rests = cuts.map(() => leafWith(block, height));
  // From the end, so that no cut moves one before it.
  for (const [index, row] of [...cuts.entries()].reverse()) {
    const rest = rests[index]!;
    const own = rest.firstElementChild as HTMLElement;
    own.append(takeTail(frame, planCut({ node: row, offset: 0 }, frame, true)));
    nameParts(leaf, rest);
    nameParts(frame, own);
    beginsWith(rest, paths[index]!);
  }
  leaf.after(...rests);
  for (const one of [leaf, ...rests]) one.classList.add('turned');
}
