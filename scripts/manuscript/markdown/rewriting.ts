import type { Root } from 'mdast';
import type { Point } from 'unist';
import { location } from 'vfile-location';
import type { Edit } from '../../book/edit.ts';
import { visitAll } from '../../book/visit.ts';

/**
 * A text in which what other tools write stands in our own signs, so that one parser reads all; and the way back: the places of its tree
 * become those of the text as it was written.
 */
export class Rewriting {
  readonly source: string;
  /** Stretches of both texts, one after the other. */
  readonly #stretches: { readonly from: number; readonly start: number; readonly end: number }[] = [];

  readonly #before: Rewriting | undefined;

  /** `edits`: in any order; of those that overlap the first counts. `before`: what has made the text that they are changes of. */
  constructor(written: string, edits: readonly Edit[], before?: Rewriting) {
    this.#before = before;
    let source = '';
    let at = 0;
    const add = (text: string, start: number, end: number) => {
      if (text !== '') this.#stretches.push({ from: source.length, start, end });
      source += text;
    };
    for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
      if (start < at) continue;
      add(written.slice(at, start), at, start);
      add(text, start, end);
      at = end;
    }
    add(written.slice(at), at, written.length);
    this.source = source;
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
    let [low, high] = [0, this.#stretches.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#stretches[middle]!.from <= offset) low = middle;
      else high = middle - 1;
    }
    const stretch = this.#stretches[low];
    const place = stretch ? Math.min(stretch.end, stretch.start + offset - stretch.from) : offset;
    return this.#before ? this.#before.written(place) : place;
  }
}
