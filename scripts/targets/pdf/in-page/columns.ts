import type { Natural } from '../galley.ts';
import { probe } from './probe.ts';

/** Between the columns: more than anything reaches out of them, px. */
const GAP = 200;

/**
 * How the browser itself divides a division whose notes stay at its end: columns as wide and high as the page area are
 * its pages. `size`: px.
 */
export function divideNaturally(section: HTMLElement, size: { width: number; height: number }): Natural {
  const { style } = section;
  const before = style.cssText;
  style.inlineSize = style.columnWidth = `${size.width}px`;
  style.blockSize = `${size.height}px`;
  style.columnGap = `${GAP}px`;
  style.columnFill = 'auto';
  const frame = section.getBoundingClientRect();
  const rtl = getComputedStyle(section).direction === 'rtl';
  const pageOf = ({ left, right }: DOMRect) =>
    Math.max(0, Math.floor(((rtl ? frame.right - right : left - frame.left) + GAP / 2) / (size.width + GAP)));
  probe.selectNodeContents(section);
  const last = Math.max(0, ...[...probe.getClientRects()].map(pageOf));
  const places = [...section.querySelectorAll('[id]')]
    .filter((element) => !element.closest('svg'))
    .map((element) => ({ id: element.id, page: pageOf(element.getClientRects()[0] ?? frame) }));
  style.cssText = before;
  return { pages: last + 1, places: [{ id: section.id, page: 0 }, ...places] };
}
