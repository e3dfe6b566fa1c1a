import type { Floating, Item } from './galley.ts';

/** The figures of a galley that may be moved to the head of a later page, in their order. */
export interface Floats {
  /** The item of each. */
  readonly items: readonly number[];
  readonly sizes: readonly Floating[];
  /** For each item, and for the end, how many floats stand before it. */
  readonly before: readonly number[];
  /** For each float, and for the end, the first from it on that is as wide as the page area; Infinity where none is. */
  readonly nextWide: readonly number[];
}

export function floatsOf(items: readonly Item[]): Floats {
  const own = [...items.entries()].filter(([, { float }]) => float);
  const before: number[] = [0];
  for (const [index, { float }] of items.entries()) before.push(before[index]! + (float ? 1 : 0));
  const nextWide: number[] = [Infinity];
  for (const [index, [, { float }]] of [...own.entries()].reverse())
    nextWide.unshift(float!.wide ? index : nextWide[0]!);
  return { items: own.map(([index]) => index), sizes: own.map(([, { float }]) => float!), before, nextWide };
}

/** What stands at the head of a page: the first of the floats that are left from the pages before. */
export interface PageHead {
  /** The first float that is not set when the text of the page begins. */
  readonly next: number;
  readonly items: readonly number[];
  readonly height: number;
  /** How many are left over for the page after. */
  readonly left: number;
}

export const NO_HEAD: PageHead = { next: 0, items: [], height: 0, left: 0 };

/**
 * The head of a page that begins with an item. What is wide stands above columns, never in one. `next`: the first float that is not set yet.
 * `room`: px.
 */
export function headOf(next: number, item: number, { items, sizes, before }: Floats, room: number): PageHead {
  const due = before[item]!;
  let end = next;
  let height = 0;
  while (end < due && !sizes[end]!.wide && height + sizes[end]!.height <= room) {
    height += sizes[end]!.height;
    end += 1;
  }
  return { next: end, items: items.slice(next, end), height, left: Math.max(0, due - end) };
}

/**
 * Which floats a page may move on, as the first of them: none (Infinity), or one and all that follow it, so that figures keep their order. One that
 * is left over takes all with it.
 */
export function choices(
  head: PageHead,
  from: number,
  to: number,
  { before, sizes }: Floats,
): readonly number[] {
  if (head.left > 0) return [head.next];
  const own = before[from]!;
  // What is wide can be moved on even if a column begins with it: it stands in none.
  const first = Math.max(head.next, sizes[own]?.wide ? own : before[Math.min(from + 1, before.length - 1)]!);
  const end = before[Math.min(to + 1, before.length - 1)]!;
  return [Infinity, ...Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index)];
}

/** Which floats stand elsewhere: those before `set`, which stand at a head, and those from `moving` on, which are moved on. */
export interface Elsewhere {
  readonly set: number;
  readonly moving: number;
}

/** Whether an item stands elsewhere. */
export function isMoved(item: number, { set, moving }: Elsewhere, { before }: Floats): boolean {
  const float = before[item]!;
  return before[item + 1]! > float && (float < set || float >= moving);
}

/** What of the text of a page stands elsewhere. */
export interface Moved {
  readonly items: readonly number[];
  /** How many of them are moved on. */
  readonly on: number;
  /** How much the text is shorter. */
  readonly gap: number;
}

export const NOTHING: Moved = { items: [], on: 0, gap: 0 };

/** What a page has elsewhere. */
export function movedFrom({ set, moving }: Elsewhere, from: number, to: number, floats: Floats): Moved {
  const { items, sizes, before } = floats;
  const first = before[from]!;
  const end = before[to]!;
  // Up to here they stand at a head already, from there on they are moved on.
  const ahead = Math.min(end, Math.max(first, set));
  const on = Math.max(ahead, Math.min(end, moving));
  if (first === ahead && on === end) return NOTHING;
  const all = items.slice(on, end);
  let gap = 0;
  for (let float = first; float < end; float += 1) if (float < ahead || float >= on) gap += sizes[float]!.gap;
  return { items: first === ahead ? all : [...items.slice(first, ahead), ...all], on: end - on, gap };
}

/** Whether a figure would stand where it can't: a wide one in the text itself, one with notes on another page than these. */
export function isMisplaced({ set, moving }: Elsewhere, from: number, to: number, floats: Floats): boolean {
  const { before, nextWide, sizes } = floats;
  const first = Math.max(set, before[from]!);
  if (nextWide[first] === Infinity) return false;
  const on = Math.min(moving, before[to]!);
  if (nextWide[first]! < on) return true;
  return sizes.slice(Math.max(first, on), before[to]!).some(({ noted }) => noted);
}
