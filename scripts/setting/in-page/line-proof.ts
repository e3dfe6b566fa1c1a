import type { InlineRun } from './blocks.ts';
import { type Line, type Measure, roomOf } from './line-breaks.ts';
import type { Stretch } from './line-stretches.ts';
import type { PlacedWord } from './line-words.ts';
import { middlesOf } from './lines.ts';

/** What measured widths may be wrong by: px in a line. */
export const ROUNDING = 0.3;

/** Words between two forced ends, with the lines that were chosen. */
export interface Chosen {
  readonly words: readonly PlacedWord[];
  readonly lines: readonly Line[];
  readonly measure: Measure;
  /** What is elongated in each line. */
  readonly stretches: readonly (readonly Stretch[])[];
  /** The elements of the lines that the browser would not make so, by their index. */
  readonly forced: Map<number, readonly Element[]>;
}

/**
 * Whether the lines of a run came out as they were chosen: there are as many, none is wider than its room, and each that was put into
 * elements stands in its place, and fills it. What the browser makes between two of these is then what was expected of it.
 */
export function isAsChosen(run: InlineRun, segments: readonly Chosen[]): boolean {
  const rects = run.element.getClientRects();
  const middles = middlesOf(rects);
  if (middles.length !== segments.reduce((sum, { lines }) => sum + lines.length, 0)) return false;
  const { room } = segments[0]!.measure;
  if ([...rects].some(({ width }) => width > room + 2 * ROUNDING)) return false;
  let begin = 0;
  return segments.every((segment) => {
    const own = middles.slice(begin, begin + segment.lines.length);
    begin += segment.lines.length;
    return [...segment.forced].every(([index, elements]) =>
      isInPlace(elements, widthIn(segment, index), { middle: own[index]!, most: run.leading / 2 }),
    );
  });
}

/** How wide a line is to be; undefined of one that ends where it ends. */
function widthIn({ words, lines, measure }: Chosen, index: number): number | undefined {
  const { from, to } = lines[index]!;
  const isFull = index < lines.length - 1 && words.slice(from, to - 1).some(({ gap }) => gap > 0);
  return isFull ? roomOf(words, from, to, measure) : undefined;
}

/** `most`: how far from the middle of the line that of an element may be, px. */
function isInPlace(
  elements: readonly Element[],
  wanted: number | undefined,
  { middle, most }: { readonly middle: number; readonly most: number },
): boolean {
  let left = Infinity;
  let right = -Infinity;
  for (const rect of elements.flatMap((element) => [...element.getClientRects()])) {
    if (Math.abs((rect.top + rect.bottom) / 2 - middle) > most) return false;
    left = Math.min(left, rect.left);
    right = Math.max(right, rect.right);
  }
  return wanted === undefined || Math.abs(right - left - wanted) < 2 * ROUNDING;
}
