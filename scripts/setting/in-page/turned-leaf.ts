/** A page that a table stands on, on its side, and the frame that is turned on it: boxes of print alone, of which other editions know nothing. */
export const LEAF = 'w-leaf';
export const FRAME = 'w-turned';

/** Whether an element is a page with a table on its side. */
export function isTurnedLeaf(element: Element): boolean {
  return element.matches(`${LEAF}.turned`);
}
