import type { Edit } from '../book/edit.ts';

/** Whether two changes touch the same characters, or both put something at one place. */
export function collide(a: Edit, b: Edit): boolean {
  if (a.start === b.start && (a.start === a.end) === (b.start === b.end)) return true;
  return a.start < b.end && b.start < a.end;
}

/** Apply changes that don't collide; in any order. */
export function apply(text: string, edits: readonly Edit[]): string {
  let result = '';
  let end = 0;
  for (const edit of inOrder(edits)) {
    result += text.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return result + text.slice(end);
}

/** The changes that lead back: applied to the changed text they give the first one. */
export function inverted(text: string, edits: readonly Edit[]): readonly Edit[] {
  let shift = 0;
  return inOrder(edits).map((edit) => {
    const start = edit.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
    return { start, end: start + edit.text.length, text: text.slice(edit.start, edit.end) };
  });
}

/** Insertions come before what is changed at the same place. */
function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Where places of the changed text were before; of those within a change, where it begins. */
export function placesBefore(edits: readonly Edit[]): (place: number) => number {
  const ordered = inOrder(edits);
  const back = inverted('', ordered);
  return (place) => {
    // The last change that begins at the place or before it.
    let [low, high] = [0, back.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (back[middle]!.start <= place) low = middle + 1;
      else high = middle;
    }
    const last = back[low - 1];
    if (!last) return place;
    const { start, end } = ordered[low - 1]!;
    return place < last.end ? start : place - last.end + end;
  };
}

/** Changes of a text that don't collide, as more come. */
export class TakenEdits {
  /** The characters that are changed; the places within a change; the places where something is put in. */
  readonly #changed = new Set<number>();
  readonly #within = new Set<number>();
  readonly #put = new Set<number>();

  /** Whether a change collides with one of them (`collide`). */
  touches({ start, end }: Edit): boolean {
    if (start === end) return this.#put.has(start) || this.#within.has(start);
    for (let at = start; at < end; at += 1)
      if (this.#changed.has(at) || (at > start && this.#put.has(at))) return true;
    return false;
  }

  add({ start, end }: Edit): void {
    if (start === end) this.#put.add(start);
    for (let at = start; at < end; at += 1) {
      this.#changed.add(at);
      if (at > start) this.#within.add(at);
    }
  }
}
