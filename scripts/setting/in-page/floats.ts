import type { Floating, SetPage } from '../galley.ts';
import type { MeasuredDivision } from './measure.ts';
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
  if (element.parentElement !== section || !element.matches('figure.float')) return {};
  const below = Number.parseFloat(getComputedStyle(element).marginBlockEnd);
  const own = element.getBoundingClientRect().height + below;
  return own > height ? {} : { float: { height: own, gap: gapOf(element, section) } };
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
  { items }: MeasuredDivision,
  pages: readonly SetPage[],
): ReadonlyMap<number, HTMLElement> {
  const taken = new Map<number, HTMLElement>();
  for (const item of pages.flatMap(({ moved }) => moved)) {
    const { element } = items[item]!;
    element.replaceWith(shellOf(element));
    element.style.setProperty('margin-block-start', '0', 'important');
    taken.set(item, element);
  }
  return taken;
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
