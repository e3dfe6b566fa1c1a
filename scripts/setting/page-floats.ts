import type { Floating, Item } from './galley.ts';

/** The figures of a galley that may be moved to the head of a later page, in their order. */
export interface Floats {
  /** The item of each. */
  readonly items: readonly number[];
  readonly sizes: readonly Floating[];
  /** For each item, and for the end, how many floats stand before it. */
  readonly before: readonly number[];
}

export function floatsOf(items: readonly Item[]): Floats {
  const own = [...items.entries()].filter(([, { float }]) => float);
  const before: number[] = [0];
  for (const [index, { float }] of items.entries()) before.push(before[index]! + (float ? 1 : 0));
  return { items: own.map(([index]) => index), sizes: own.map(([, { float }]) => float!), before };
}

/** What stands at the head of a page: the first of the floats that are left from the pages before. */
export interface Head {
  /** The first float that is not set when the text of the page begins. */
  readonly next: number;
  readonly items: readonly number[];
  readonly height: number;
  /** How many are left over for the page after. */
  readonly left: number;
}

export const NO_HEAD: Head = { next: 0, items: [], height: 0, left: 0 };

/** The head of a page that begins with an item. `next`: the first float that is not set yet. `room`: px. */
export function headOf(next: number, item: number, { items, sizes, before }: Floats, room: number): Head {
  const due = before[item]!;
  let end = next;
  let height = 0;
  while (end < due && height + sizes[end]!.height <= room) {
    height += sizes[end]!.height;
    end += 1;
  }
  return { next: end, items: items.slice(next, end), height, left: due - end };
}

/**
 * Which floats a page may move on, as the first of them: none (Infinity), or one and all that follow it, so that figures keep their order. One that
 * is left over takes all with it.
 */
export function choices(head: Head, from: number, to: number, { before }: Floats): readonly number[] {
  if (head.left > 0) return [head.next];
  const first = before[Math.min(from + 1, before.length - 1)]!;
  const end = before[Math.min(to + 1, before.length - 1)]!;
  return [Infinity, ...Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index)];
}

/** Whether an item stands elsewhere. `moving`: the first float that is moved on. */
export function isMoved(item: number, moving: number, { before }: Floats): boolean {
  return before[item]! >= moving && before[item + 1]! > before[item]!;
}

/** What of the text of a page stands elsewhere. */
export interface Moved {
  readonly items: readonly number[];
  /** How much the text is shorter. */
  readonly gap: number;
}

const NONE: Moved = { items: [], gap: 0 };

/** What a page moves on. `moving`: the first float that is. */
export function movedFrom(moving: number, from: number, to: number, { items, sizes, before }: Floats): Moved {
  if (moving === Infinity) return NONE;
  const begin = Math.max(moving, before[from]!);
  const end = before[to]!;
  if (begin >= end) return NONE;
  const gap = sizes.slice(begin, end).reduce((sum, size) => sum + size.gap, 0);
  return { items: items.slice(begin, end), gap };
}
