import type { Root } from 'mdast';
import type { Point } from 'unist';
import { location } from 'vfile-location';
import type { Edit } from '../../book/edit.ts';
import { visitAll } from '../../book/visit.ts';

/** What was put into a text, as it stands in the text that was made. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Its place in the text as it was written. */
  readonly written: number;
}

/** What has its text as it is written, with the signs that are no text of it: fences of code, tags and comments. */
const OWN_SIGNS: ReadonlyMap<string, RegExp> = new Map([
  ['text', /^$/],
  ['code', /^[ \t>]*(?:`{3}|~{3})/],
  ['html', /^<|-->/],
]);

/**
 * A text in which what other tools write stands in our own signs, so that one parser reads all; and the way back: the places of its tree
 * become those of the text as it was written.
 */
export class Rewriting {
  readonly source: string;
  /** Stretches of both texts, one after the other. */
  readonly #stretches: { readonly from: number; readonly start: number; readonly end: number }[] = [];

  /** In the order of their places. */
  readonly #changes: readonly Change[];
  readonly #before: Rewriting | undefined;

  /** `edits`: in any order; of those that overlap the first counts. `before`: what has made the text that they are changes of. */
  constructor(written: string, edits: readonly Edit[], before?: Rewriting) {
    this.#before = before;
    const changes: Change[] = [];
    let source = '';
    let at = 0;
    const add = (text: string, start: number, end: number) => {
      if (text !== '') this.#stretches.push({ from: source.length, start, end });
      source += text;
    };
    for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
      if (start < at) continue;
      add(written.slice(at, start), at, start);
      const from = source.length;
      add(text, start, end);
      if (text !== '')
        changes.push({ from, to: source.length, text, written: before?.written(start) ?? start });
      at = end;
    }
    add(written.slice(at), at, written.length);
    this.source = source;
    const earlier = (before ? before.#changes : []).map((one) => ({
      ...one,
      from: this.#made(one.from),
      to: this.#made(one.to),
    }));
    this.#changes = [...earlier, ...changes].sort((one, other) => one.from - other.from);
  }

  /**
   * The changes that the grammar has taken for text, or for code: what they were to be is nothing there, and would be read in the book.
   *
   * @returns Their places in the text as it was written.
   */
  takenForText(tree: Root): readonly number[] {
    const taken: number[] = [];
    visitAll(tree, ({ type, position }) => {
      const isOwn = OWN_SIGNS.get(type);
      const [start, end] = [position?.start.offset, position?.end.offset];
      if (!isOwn || start === undefined || end === undefined) return;
      const first = lastAt(this.#changes, start - 1, ({ from }) => from) + 1;
      for (let index = first; index < this.#changes.length && this.#changes[index]!.to <= end; index += 1)
        if (!isOwn.test(this.#changes[index]!.text)) taken.push(this.#changes[index]!.written);
    });
    return taken;
  }

  /** Put the places of a tree where they are written. */
  settle(tree: Root, written: string): void {
    const { toPoint } = location(written);
    const seen = new Set<Point>();
    const move = (point: Point) => {
      if (seen.has(point) || point.offset === undefined) return;
      seen.add(point);
      Object.assign(point, toPoint(this.written(point.offset)));
    };
    visitAll(tree, ({ position }) => {
      if (position) for (const point of [position.start, position.end]) move(point);
    });
  }

  /** The offset in the text as it was written. */
  written(offset: number): number {
    const stretch = this.#stretches[lastAt(this.#stretches, offset, ({ from }) => from)];
    const place = stretch ? Math.min(stretch.end, stretch.start + offset - stretch.from) : offset;
    return this.#before ? this.#before.written(place) : place;
  }

  /** The offset in this text of one in the text before it. */
  #made(offset: number): number {
    const stretch = this.#stretches[lastAt(this.#stretches, offset, ({ start }) => start)];
    return stretch ? stretch.from + offset - stretch.start : offset;
  }
}

/** Where the last of those that come in order stands whose place is at most this one; -1 if there is none. */
function lastAt<T>(all: readonly T[], offset: number, placeOf: (one: T) => number): number {
  let [low, high] = [-1, all.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (placeOf(all[middle]!) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
