import type { Fit } from '../galley.ts';
import { isWide } from './blocks.ts';
import { fitColumns, lettersIn } from './fit-tables.ts';
import { floatHeight } from './floats.ts';
import type { MeasuredDivision, PouredDivision } from './measure.ts';
import { pathTo } from './starts.ts';

/** What may be wider than the page area: nothing divides it at its end. */
const WIDE = 'table, math, img, svg, pre, .bayt';

/** What rounding may add: px. */
const ROUNDING = 1;

/** Nothing is made smaller than this share at once, so that what is made to fit is not lost. */
const LEAST = 0.05;

/** Make fit what is wider than the page area. Says what was done. */
export function fitWidths({ section }: PouredDivision): readonly Fit[] {
  const fits: Fit[] = [];
  const own = section.getBoundingClientRect();
  const overflow = (element: Element) => {
    const { left, right } = extentOf(element);
    const area = overColumns(element, section)?.getBoundingClientRect() ?? own;
    return Math.max(area.left - left, right - area.right);
  };
  for (const element of section.querySelectorAll<HTMLElement>(WIDE)) {
    if (element.parentElement!.closest('svg, math') || overflow(element) <= ROUNDING) continue;
    const path = pathTo(element, section);
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
    });
  }
  return fits;
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
  { items, notes }: MeasuredDivision,
  height: number,
): readonly Fit[] {
  const fits: Fit[] = [];
  const done = new Set<Element>();
  for (const item of [...items, ...notes.flat()]) {
    const high = isWide(item.element) ? floatHeight(item.element) : item.bottom - item.top + item.repeated;
    const element = item.kind === 'row' ? item.element.closest('table')! : item.element;
    if (high <= height || done.has(element)) continue;
    done.add(element);
    if (isWide(element) && !element.querySelector('img, svg')) {
      // A page divides no figure that stands above its columns: a long table stands in them.
      element.classList.remove('wide');
      fits.push({ what: 'height', element: pathTo(element, section), tag: 'table' });
      continue;
    }
    fits.push({ what: 'height', element: pathTo(element, section), tag: element.tagName.toLowerCase() });
    shorten(element, item.bottom - item.top, height);
  }
  for (const table of joinedTables(items, height)) {
    if (done.has(table)) continue;
    done.add(table);
    fits.push({ what: 'height', element: pathTo(table, section), tag: 'table' });
    linearize(table);
  }
  return fits;
}

function shorten(element: HTMLElement, now: number, height: number): void {
  const images = [...element.querySelectorAll<HTMLElement>('img, svg')];
  const [image] = images.sort((a, b) => b.getBoundingClientRect().height - a.getBoundingClientRect().height);
  const own = image?.getBoundingClientRect().height ?? 0;
  const left = own - (now - height) - ROUNDING;
  if (image && left > own * LEAST) {
    image.style.maxBlockSize = `${left}px`;
    image.style.inlineSize = 'auto';
  } else if (element.tagName === 'TABLE' && !element.classList.contains('linear')) linearize(element);
  else shrink(element, (height - ROUNDING) / now);
}

/** Set the cells of a table one below the other: then it is divided as any text. */
function linearize(table: HTMLElement): void {
  table.classList.add('linear');
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

/** Tables with rows that stay together and are taller than a page. */
function* joinedTables(items: MeasuredDivision['items'], height: number): Generator<HTMLElement> {
  let top = 0;
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'row') continue;
    if (item.cost < 1e9 || index === 0) top = item.top - item.repeated;
    if (item.bottom - top > height) yield item.element.closest('table')!;
  }
}
