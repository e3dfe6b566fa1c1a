import type { Fit } from '../galley.ts';
import { alignPoints } from './align-points.ts';
import { isWide } from './blocks.ts';
import { fitPairs } from './fit-pairs.ts';
import {
  contentHeight,
  fitColumns,
  joinedRows,
  keepShortCells,
  lettersIn,
  linearize,
  makeRoom,
} from './fit-tables.ts';
import { floatHeight } from './floats.ts';
import { hasNotesOutOfOrder, type MeasuredDivision, type PouredDivision, ruleHeight } from './measure.ts';
import { divideRow, mayBeDivided } from './row-marks.ts';
import type { SetItem } from './set-item.ts';
import { pathTo } from './starts.ts';
import { FRAME, isTurnedLeaf, LEAF } from './turned-leaf.ts';

/** What may be wider than the page area: nothing divides it at its end. */
const WIDE = 'table, math, img, svg, pre, .bayt';

const MM_PER_PX = 25.4 / 96;

/** What rounding may add, and the rules of a table: px. */
const ROUNDING = 1;
const RULES = 1.5;

/** A row that is higher than this share of a page, and leaves no room to its notes, is divided. */
const CROWDED = 0.3;

/** Nothing is made smaller than this share at once, so that what is made to fit is not lost. */
const LEAST = 0.05;

/** Make fit what is wider than the page area. Says what was done. */
export function fitWidths({ section }: PouredDivision): readonly Fit[] {
  fitPairs(section);
  const fits: Fit[] = [];
  const own = section.getBoundingClientRect();
  const overflow = (element: Element) => {
    const { left, right } = extentOf(element);
    const around = element.closest(FRAME) ?? overColumns(element, section);
    const area = around?.getBoundingClientRect() ?? own;
    return Math.max(area.left - left, right - area.right, excessBeside(element));
  };
  for (const element of section.querySelectorAll<HTMLElement>(WIDE)) {
    if (element.parentElement!.closest('svg, math') || isOnItsSide(element)) continue;
    if (element instanceof HTMLTableElement) keepShortCells(element, () => overflow(element) - ROUNDING);
    if (overflow(element) <= ROUNDING) continue;
    const path = pathTo(element, section);
    const needs = extentOf(element).width;
    const room = needs - overflow(element);
    if (element instanceof HTMLTableElement) fitColumns(element, () => overflow(element));
    for (let turn = 0; turn < 3 && overflow(element) > ROUNDING; turn += 1) {
      const { width } = extentOf(element);
      narrow(element, width - overflow(element) - ROUNDING, width);
    }
    fits.push({
      what: 'width',
      element: path,
      tag: element.tagName.toLowerCase(),
      letters: lettersIn(element),
      ...(element instanceof HTMLTableElement && {
        needs: Math.ceil(needs * MM_PER_PX),
        room: Math.floor(room * MM_PER_PX),
      }),
    });
  }
  return fits;
}

/** Align the numbers of tables that were made to fit, of all divisions at once: what is moved makes the browser lay out its document anew. */
export function alignTables(divisions: readonly PouredDivision[]): void {
  const tables = divisions.flatMap(({ section }) => [...section.querySelectorAll('table')]);
  alignPoints(tables.filter((table) => !isOnItsSide(table)));
}

/** Whether an element was made to fit before it was turned on its side. */
function isOnItsSide(element: Element): boolean {
  const leaf = element.closest(LEAF);
  return leaf !== null && isTurnedLeaf(leaf);
}

/** How much what stands beside a formula, as its number does, is pushed out of their grid: px. */
function excessBeside(element: Element): number {
  const grid = element.parentElement!;
  if (element.tagName !== 'math' || getComputedStyle(grid).display !== 'grid') return 0;
  return grid.scrollWidth - grid.clientWidth;
}

/** Where an element is drawn. A formula of its own line is a box as wide as the line, whatever is drawn of it. */
function extentOf(element: Element): DOMRect {
  const drawn = getComputedStyle(element).display === 'block math' ? element.firstElementChild : undefined;
  return (drawn ?? element).getBoundingClientRect();
}

/** What of a text in columns stands over all of them, around an element. */
function overColumns(element: Element, section: HTMLElement): Element | undefined {
  if (!section.matches('.columned')) return undefined;
  let child = element;
  while (child.parentElement !== section) child = child.parentElement!;
  return getComputedStyle(child).columnSpan === 'all' ? child : undefined;
}

/** Make an element as narrow as asked. `now`: its width, px. */
function narrow(element: HTMLElement, width: number, now: number): void {
  if (/^(img|svg)$/i.test(element.tagName)) element.style.maxInlineSize = `${Math.max(1, width)}px`;
  else shrink(element, width / now);
}

/**
 * Make fit what is taller than the page area: a figure by its image, a row or a grid by setting its cells one below the
 * other, anything else by its size. Says what was done; nothing where all fits.
 */
export function fitHeights(
  { section }: PouredDivision,
  { items, notes, galley }: MeasuredDivision,
  height: number,
): readonly Fit[] {
  const fits: Fit[] = [];
  const done = new Set<Element>();
  for (const [index, item] of [...items, ...notes.flat()].entries()) {
    const isRow = item.kind === 'row';
    const high = isWide(item.element) ? floatHeight(item.element) : item.bottom - item.top + item.repeated;
    const element = isRow ? item.element.closest('table')! : item.element;
    const crossed = item.part?.at === 0 && hasNotesOutOfOrder(item.part.row);
    const isTall = crossed || high > height - (isRow ? RULES : 0);
    const isCrowded = isRow && high > height * CROWDED && high + footOf(index, galley) > height;
    if (done.has(element) || (!isTall && !isCrowded)) continue;
    if (isRow && !tallImage(item, height) && divided(item.element as HTMLTableRowElement)) {
      fits.push({ what: 'row', element: pathTo(element, section), tag: 'table' });
      continue;
    }
    if (!isTall) continue;
    done.add(element);
    if (isWide(element) && !element.querySelector('img, svg')) {
      // A page divides no figure that stands above its columns: a long table stands in them.
      element.classList.remove('wide');
      fits.push({ what: 'height', element: pathTo(element, section), tag: 'table' });
      continue;
    }
    fits.push({ what: 'height', element: pathTo(element, section), tag: element.tagName.toLowerCase() });
    if (crossed) linearize(element);
    else shorten(item, element, height);
  }
  for (const { row, high } of joinedRows(items, (index) => footOf(index, galley), height)) {
    const table = row.closest('table')!;
    if (done.has(table) || high <= height * CROWDED) continue;
    const goesOn = divided(row);
    if (!goesOn && high <= height - RULES) continue;
    done.add(table);
    fits.push({ what: goesOn ? 'row' : 'height', element: pathTo(table, section), tag: 'table' });
    if (!goesOn) linearize(table);
  }
  return fits;
}

/** The least that the notes of an item take of its page: the last of them may go on overleaf. */
function footOf(item: number, { notes }: MeasuredDivision['galley']): number {
  const own = notes.filter((note) => note.item === item && note.within === undefined);
  if (own.length === 0) return 0;
  const whole = own.slice(0, -1).reduce((sum, { lines }) => sum + lines.at(-1)!, 0);
  const { lines } = own.at(-1)!;
  return ruleHeight() + whole + (lines.length > 3 ? lines[1]! : lines.at(-1)!);
}

/** Have a row go on overleaf, if it can, and if what stands on its pages is no narrow strip. */
function divided(row: HTMLTableRowElement): boolean {
  if (!mayBeDivided(row) || !makeRoom(row)) return false;
  divideRow(row);
  return true;
}

/** Make what an item is, or is a row of, as high as a page at most. */
function shorten(item: SetItem, element: HTMLElement, height: number): void {
  const image = tallImage(item, height);
  if (image) {
    image.element.style.maxBlockSize = `${image.left}px`;
    image.element.style.inlineSize = 'auto';
  } else if (element.tagName === 'TABLE' && !element.classList.contains('linear')) linearize(element);
  else shrink(element, (height - ROUNDING) / (item.bottom - item.top));
}

/** The image that makes an item taller than a page, with the height that would be left to it: undefined if that is not the cause. */
function tallImage(
  { element, top, bottom }: SetItem,
  height: number,
): { readonly element: HTMLElement; readonly left: number } | undefined {
  const images = [...element.querySelectorAll<HTMLElement>('img, svg')];
  const [image] = images.sort((a, b) => b.getBoundingClientRect().height - a.getBoundingClientRect().height);
  const own = image?.getBoundingClientRect().height ?? 0;
  const left = own - (bottom - top - height) - ROUNDING;
  if (!image || left <= own * LEAST) return undefined;
  const beside = [...((element as HTMLTableRowElement).cells ?? [])].filter((cell) => !cell.contains(image));
  return beside.some((cell) => contentHeight(cell) > height) ? undefined : { element: image, left };
}

function shrink(element: HTMLElement, by: number): void {
  // The measures of a table are of its letters; one that is zoomed can't be given the widths of its columns.
  if (element.tagName === 'TABLE') {
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    element.style.fontSize = `${size * Math.max(LEAST, by)}px`;
    return;
  }
  const now = Number.parseFloat(element.style.zoom || '1');
  element.style.zoom = String(now * Math.max(LEAST, by));
}
