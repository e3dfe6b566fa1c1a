import { expect, it } from 'vitest';
import type { Galley, Item } from '../../scripts/setting/galley.ts';
import { paginate } from '../../scripts/setting/paginate.ts';

const LINE = 20;
const ROOM = 30;

/** Paragraphs of five lines, of which none leaves a line alone. */
function galleyOf(count: number): Galley {
  const items = Array.from({ length: count }, (_, line): Item => {
    const within = line % 5;
    const cost = within === 1 || within === 4 ? 300 : 0;
    return { kind: 'line', top: line * LINE, bottom: (line + 1) * LINE, cost, repeated: 0 };
  });
  return { items, notes: [], places: [] };
}

/** The manual of style, part E: the last page of a chapter has five lines or more, where the pages before it have them to spare. */
it.each([1, 2, 3, 4])('gives the last page of a chapter five lines where only %i would be left', (left) => {
  for (const full of [2, 3, 5]) {
    const galley = galleyOf(full * ROOM + left);
    const pages = paginate(galley, { height: ROOM * LINE, rule: 30, line: LINE, start: 0, level: false })!;
    const { from, to } = pages.at(-1)!;
    expect(pages).toHaveLength(full + 1);
    expect(to - from).toBeGreaterThanOrEqual(5);
  }
});
