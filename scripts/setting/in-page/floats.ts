import type { Floating, SetBox } from '../galley.ts';
import { isWide } from './blocks.ts';
import { lineOfText, standsOnGrid } from './grid.ts';
import { nameParts } from './parts.ts';
import { shellOf } from './shells.ts';
import { isTurnedLeaf } from './turned-leaf.ts';

/**
 * A figure of the division itself that may float, as it stands at the head of a page; nothing for what stays where it is, as what is too high
 * with the room below it. `height`: of the page area, px.
 */
export function measuredFloat(
  element: HTMLElement,
  section: HTMLElement,
  height: number,
): { readonly float?: Floating } {
  if (!mayFloat(element, section)) return {};
  const grid = standsOnGrid(section);
  const natural = floatHeight(element);
  const own = grid ? wholeUp(natural) : natural;
  if (own > height) return {};
  const gap = gapOf(element, section, grid);
  const float: Floating = { height: own, gap };
  if (grid) below.set(element, own - element.getBoundingClientRect().height);
  if (!isWide(element)) return { float };
  const noted = element.querySelector('.note-mark') ? { noted: true as const } : {};
  return { float: { ...float, wide: true, ...noted } };
}

/** A table on its side may float too, unless it has notes, whose place is the page of the text. */
function mayFloat(element: HTMLElement, section: HTMLElement): boolean {
  if (isTurnedLeaf(element)) return element.querySelector('.note-mark') === null;
  return element.parentElement === section && (isWide(element) || element.matches('figure.float'));
}

/** The height of a figure at the head of a page, with the room below it. */
export function floatHeight(element: HTMLElement): number {
  return element.getBoundingClientRect().height + Number.parseFloat(getComputedStyle(element).marginBlockEnd);
}

/** Of figures on the grid: the room below each at the head of a page, px. */
const below = new WeakMap<Element, number>();

/** The space before what stands behind a figure, px, where that is gone: so that the text keeps its lines. */
const behind = new WeakMap<Element, number>();

/** So many whole lines that something has room. */
function wholeUp(height: number): number {
  const line = lineOfText();
  return Math.ceil((height - 1) / line) * line;
}

/** How much a division is shorter without an element: whole lines, where it is on a grid. */
function gapOf(element: HTMLElement, section: HTMLElement, grid: boolean): number {
  const { height } = section.getBoundingClientRect();
  const { display } = element.style;
  const next = grid ? element.nextElementSibling : undefined;
  const held = next instanceof HTMLElement ? next.style.marginBlockStart : '';
  element.style.setProperty('display', 'none', 'important');
  if (next instanceof HTMLElement) next.style.marginBlockStart = '';
  const gap = height - section.getBoundingClientRect().height;
  const line = lineOfText();
  const rest = next ? gap - Math.floor((gap + 1) / line) * line : 0;
  if (next) {
    const above = element.previousElementSibling?.getBoundingClientRect().bottom;
    const { top } = next.getBoundingClientRect();
    behind.set(element, (above === undefined ? 0 : top - above) + Math.max(0, rest));
  }
  element.style.display = display;
  if (next instanceof HTMLElement) next.style.marginBlockStart = held;
  return gap - rest;
}

/**
 * Take the figures that stand at the head of a later page out of a division: item -> figure. An empty hidden one stays in the place of each,
 * for rules of CSS that ask what stands before or behind.
 */
export function takeFloats(
  items: readonly { readonly element: HTMLElement }[],
  boxes: readonly SetBox[],
): ReadonlyMap<number, HTMLElement> {
  const taken = new Map<number, HTMLElement>();
  for (const item of boxes.flatMap(({ moved }) => moved)) {
    const { element } = items[item]!;
    const next = element.nextElementSibling;
    if (next instanceof HTMLElement && behind.has(element))
      next.style.marginBlockStart = `${behind.get(element)}px`;
    element.replaceWith(shellOf(element));
    element.style.setProperty('margin-block-start', '0', 'important');
    if (below.has(element)) element.style.marginBlockEnd = `${below.get(element)}px`;
    taken.set(item, element);
  }
  return taken;
}

/** The first item of a box that did not float away; undefined where none is left. */
export function firstLeft({ from, to }: SetBox, floats: ReadonlyMap<number, unknown>): number | undefined {
  for (let item = from; item < to; item += 1) if (!floats.has(item)) return item;
  return undefined;
}

/** Figures at the head of a page, in a part of their division; undefined where there are none. */
export function headOf(section: HTMLElement, figures: readonly HTMLElement[]): HTMLElement | undefined {
  if (figures.length === 0) return undefined;
  const head = section.cloneNode(false) as HTMLElement;
  head.removeAttribute('id');
  head.classList.add('floats');
  head.append(...figures);
  nameParts(section, head);
  return head;
}
