import type { Floating, SetBox } from '../galley.ts';
import { isWide } from './blocks.ts';
import { nameParts } from './parts.ts';
import { shellOf } from './shells.ts';

/**
 * A figure of the division itself that may float, as it stands at the head of a page; nothing for what stays where it is, as what is too high
 * with the room below it. `height`: of the page area, px.
 */
export function measuredFloat(
  element: HTMLElement,
  section: HTMLElement,
  height: number,
): { readonly float?: Floating } {
  if (element.parentElement !== section || !(isWide(element) || element.matches('figure.float'))) return {};
  const own = floatHeight(element);
  if (own > height) return {};
  const float: Floating = { height: own, gap: gapOf(element, section) };
  if (!isWide(element)) return { float };
  const noted = element.querySelector('.note-mark') ? { noted: true as const } : {};
  return { float: { ...float, wide: true, ...noted } };
}

/** The height of a figure at the head of a page, with the room below it. */
export function floatHeight(element: HTMLElement): number {
  return element.getBoundingClientRect().height + Number.parseFloat(getComputedStyle(element).marginBlockEnd);
}

/** How much a division is shorter without an element. */
function gapOf(element: HTMLElement, section: HTMLElement): number {
  const { height } = section.getBoundingClientRect();
  const { display } = element.style;
  element.style.setProperty('display', 'none', 'important');
  const gap = height - section.getBoundingClientRect().height;
  element.style.display = display;
  return gap;
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
    element.replaceWith(shellOf(element));
    element.style.setProperty('margin-block-start', '0', 'important');
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
