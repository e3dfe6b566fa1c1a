import { visit } from '../book/visit.ts';
import type { Division } from '../render/division.ts';
import type { Rendering } from '../render/render.ts';
import type { LaidOut, Layout } from './layout.ts';

/**
 * Whole divisions of a book that are set and printed together: from one up to, not including, another. A book of several
 * quires is set and printed by as many processes of the browser, and joined. How it is divided depends on its text alone,
 * so that every machine makes the same bytes.
 */
export interface Quire {
  readonly from: number;
  readonly to: number;
}

/** A quire is seldom longer, in letters: about 80 pages. In shorter ones a word that has changed costs less, and a first build more. */
const LENGTH = 80_000;

/** A process takes 100 MB and more, however little it has to print. */
const MOST = 8;

/** Persian has two bytes a letter and one a space. */
const BYTES_PER_LETTER = 1.8;

/** How many quires a book will have, most likely. `bytes`: the length of its Markdown. */
export function expectedQuires(bytes: number): number {
  return countFor(bytes / BYTES_PER_LETTER);
}

function countFor(letters: number, length = LENGTH): number {
  return Math.min(MOST, Math.max(1, Math.round(letters / length)));
}

/** Divide a book into quires of about the same length. `length`: how long one is, in letters. */
export function quiresOf({ divisions }: Rendering, length?: number): readonly Quire[] {
  const ends: number[] = [];
  let end = 0;
  for (const division of divisions) {
    end += lengthOf(division);
    ends.push(end);
  }
  const count = countFor(end, length);
  const cuts = Array.from({ length: count - 1 }, (_, index) => nearest(ends, ((index + 1) * end) / count));
  const edges = [...new Set([0, ...cuts, divisions.length])];
  return edges.slice(1).map((to, index) => ({ from: edges[index]!, to }));
}

/** The division that begins nearest to a length of text. */
function nearest(ends: readonly number[], length: number): number {
  const at = ends.findIndex((end) => end >= length);
  const before = ends[at - 1] ?? 0;
  return length - before < ends[at]! - length ? at : at + 1;
}

function lengthOf({ content }: Division): number {
  let length = 0;
  visit(content, 'text', ({ value }) => {
    length += value.length;
  });
  return length;
}

/** The pages of a quire, by their indices: from one up to, not including, another. A blank page belongs to what it goes before, the cover to the first. */
export function pagesOf({ from, to }: Quire, { divisions, pages }: Layout): readonly [number, number] {
  const firstOf = ({ start, blank }: LaidOut) => (blank ? start - 1 : start);
  const next = divisions[to];
  return [from === 0 ? 0 : firstOf(divisions[from]!), next ? firstOf(next) : pages];
}
