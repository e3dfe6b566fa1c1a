/** A page that a table stands on, on its side, and the frame that is turned on it: boxes of print alone, of which other editions know nothing. */
export const LEAF = 'w-leaf';
export const FRAME = 'w-turned';

/** Whether an element is a page with a table on its side. */
export function isTurnedLeaf(element: Element): boolean {
  return element.matches(`${LEAF}.turned`);
}

/** Leaves that go on -> the path to the row that each begins with, as it was before. */
const beginnings = new WeakMap<Element, readonly number[]>();

export function beginsWith(leaf: Element, path: readonly number[]): void {
  beginnings.set(leaf, path);
}

/** The path to what a leaf begins with, where it goes on from another; undefined for anything else. */
export function beginningOf(element: Element): readonly number[] | undefined {
  return beginnings.get(element);
}
