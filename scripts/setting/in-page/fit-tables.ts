import { NEVER } from '../galley.ts';
import { probe } from './probe.ts';
import { isDivided } from './row-marks.ts';
import type { SetItem } from './set-item.ts';

const POINTS_PER_PX = 0.75;

/** Letters of a table are made no smaller than this, its words are divided instead: px, 5.5 points. */
const LEGIBLE = 5.5 / POINTS_PER_PX;

/** The least room beside the text of a cell: em. */
const NARROWEST = 0.3;

/** The letters of a table whose long cell has little room: px, 7.5 points. */
const SMALL = 7.5 / POINTS_PER_PX;

/** The share of a row that is filled with text: one that has more is set well, one that has less is not to go on over pages. */
const FILLED = { well: 0.4, least: 0.2 };

/** The size of the letters of an element: points. */
export function lettersIn(element: Element): number {
  return sizeOf(element) * POINTS_PER_PX;
}

const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);

/**
 * Make a table narrower by what readers see least: its columns stand nearer to each other, and addresses are divided. Where its letters
 * would become too small otherwise, all long words are. `overflow`: how much too wide it is, px.
 */
export function fitColumns(table: HTMLTableElement, overflow: () => number): void {
  tighten(table, overflow());
  divideAddresses(table);
  const share = 1 - overflow() / table.getBoundingClientRect().width;
  // The letters of the script are joined.
  const least = LEGIBLE / sizeOf(table);
  if (share >= least) return;
  table.style.fontSize = `${sizeOf(table) * Math.min(1, least)}px`;
  divideWords(table);
}

/** A cell of so few letters, as «سال ۱۳۹۵», is one line. */
const SHORT = 12;

/**
 * Keep short cells of a table to one line, by what the columns with long ones can spare; where that is not enough, the columns stand a little nearer to each other,
 * and where it is not even so, all stays as it was. `overflow`: how much too wide the table is, px.
 */
export function keepShortCells(table: HTMLTableElement, overflow: () => number): void {
  if (table.matches('.fixed-columns') || overflow() > 0) return;
  const short = [...table.querySelectorAll<HTMLElement>('th, td')].filter(
    (cell) => isShort(cell) && contentHeight(cell) > sizeOf(cell) * ONE_LINE,
  );
  if (short.length === 0) return;
  const { className } = table;
  for (const cell of short) cell.style.whiteSpace = 'nowrap';
  if (overflow() > 0) tighten(table, overflow());
  if (overflow() <= 0) return;
  for (const cell of short) cell.style.whiteSpace = '';
  table.className = className;
  table.style.removeProperty('--cell-padding');
}

/** What is higher than this is more than one line: em. */
const ONE_LINE = 2.2;

function isShort(cell: HTMLElement): boolean {
  const text = cell.textContent!.trim();
  return text.length <= SHORT && /\s/.test(text) && !cell.querySelector('br, img, svg, math, p, ul, ol');
}

/** Bring the columns of a table nearer to each other. `by`: how much narrower it is to be, px. */
function tighten(table: HTMLTableElement, by: number): void {
  const row = [...table.rows].reduce((long, one) => (one.cells.length > long.cells.length ? one : long));
  const cell = row.cells[0];
  if (!cell) return;
  const size = sizeOf(cell);
  const own = Number.parseFloat(getComputedStyle(cell).paddingInlineStart) / size;
  if (own <= NARROWEST) return;
  const padding = own - (by + 1) / (2 * row.cells.length * size);
  table.classList.add('tight');
  table.style.setProperty('--cell-padding', `${Math.max(NARROWEST, padding)}em`);
}

/** What is long and of no joined script, as an address. */
const LONG = /[^\s\p{Script=Arabic}]{16,}/u;
const ADDRESS = /^\s*(?=\S*[./@_-])[^\s\p{Script=Arabic}]{16,}\s*$/u;

/** Let addresses be divided, each of which stands in an element of its own. */
function divideAddresses(table: HTMLTableElement): void {
  for (const element of table.querySelectorAll<HTMLElement>('*'))
    if (element.childNodes.length === 1 && element.firstChild instanceof Text)
      if (ADDRESS.test(element.firstChild.data)) element.style.overflowWrap = 'anywhere';
}

/** Let long words of a table be divided; numbers never are, nor words whose letters are joined. */
function divideWords(table: HTMLTableElement): void {
  for (const cell of table.querySelectorAll<HTMLElement>('th, td'))
    if (LONG.test(cell.textContent ?? '') || !/[\p{Nd}\p{Script=Arabic}]/u.test(cell.textContent ?? ''))
      cell.style.overflowWrap = 'anywhere';
}

/**
 * Give room to the long cells of a row that is to go on over pages, by what the other columns can spare. False, with nothing changed, where
 * a narrow strip of text would stand on these pages, and nothing beside it.
 */
export function makeRoom(row: HTMLTableRowElement): boolean {
  const table = row.closest('table')!;
  const before = { style: table.style.cssText, className: table.className };
  if (filledShare(row) < FILLED.well) tighten(table, Number.POSITIVE_INFINITY);
  if (filledShare(row) < FILLED.well && sizeOf(table) > SMALL) table.style.fontSize = `${SMALL}px`;
  if (filledShare(row) >= FILLED.least) return true;
  table.style.cssText = before.style;
  table.className = before.className;
  return false;
}

/** How much of the area of a row its text takes. */
function filledShare(row: HTMLTableRowElement): number {
  const boxes = [...row.cells].map((cell) => ({
    width: cell.getBoundingClientRect().width,
    height: contentHeight(cell),
  }));
  const area = boxes.reduce((sum, { width, height }) => sum + width * height, 0);
  const highest = Math.max(...boxes.map(({ height }) => height));
  return area / (highest * row.getBoundingClientRect().width);
}

/** How high the text of a cell is, which may be less than its row: px. */
export function contentHeight(cell: Element): number {
  probe.selectNodeContents(cell);
  return probe.getBoundingClientRect().height;
}

/** Set the cells of a table one below the other: then it is divided as any text. */
export function linearize(table: HTMLElement): void {
  table.classList.remove('tight');
  table.style.fontSize = '';
  table.classList.add('linear');
}

/**
 * Rows that end with their notes more than a page below the first of those that they stay together with, as the first row below its
 * header. `foot`: of the notes of an item, px. `high`: without its notes.
 */
export function* joinedRows(
  items: readonly SetItem[],
  foot: (item: number) => number,
  height: number,
): Generator<{ readonly row: HTMLTableRowElement; readonly high: number }> {
  let top = 0;
  let feet = 0;
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'row') continue;
    if (item.cost < NEVER || index === 0) {
      top = item.top - item.repeated;
      feet = 0;
    }
    feet += foot(index);
    // One that was just found to be too tall is looked at again when it is divided.
    if (isDivided(item.element) && !item.part) continue;
    const high = item.bottom - top;
    if (high + feet > height) yield { row: item.element as HTMLTableRowElement, high };
  }
}
