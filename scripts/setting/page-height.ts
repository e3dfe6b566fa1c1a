import type { Galley, Item } from './galley.ts';
import type { Moved } from './page-floats.ts';
import type { PageGrid } from './page-grid.ts';

/** The height of the text between two items without what stands elsewhere. */
export function textHeight(
  { items }: Galley,
  from: number,
  to: number,
  moved: Moved,
  { lower }: PageGrid,
): number {
  if (to === from) return 0;
  if (moved.items.length === 0) return items[to - 1]!.bottom + lower(to - 1) - pageTop(items, from);
  let first = from;
  let last = to - 1;
  let { gap } = moved;
  // What is moved on at the beginning or the end leaves no gap: the text begins below it, or ends above it.
  for (; first <= last && moved.items.includes(first); first += 1) gap -= items[first]!.float!.gap;
  for (; first <= last && moved.items.includes(last); last -= 1) gap -= items[last]!.float!.gap;
  return last < first ? 0 : items[last]!.bottom + lower(last) - gap - pageTop(items, first);
}

/** Where a page begins in the galley; a repeated header counts as if it stood above. */
export function pageTop(items: readonly Item[], from: number): number {
  const item = items[from];
  return from === 0 || !item ? 0 : item.top - item.repeated;
}
