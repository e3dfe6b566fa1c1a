import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Galley, GalleyNote } from '../../scripts/setting/galley.ts';
import { notesWithin } from '../../scripts/setting/page-notes.ts';
import { runs } from '../runs.ts';

const LINE = 10;

/** Notes of so many lines; a note in the one before has its mark in one of its lines. */
const notes = fc
  .array(
    fc.record({
      lines: fc.integer({ min: 1, max: 40 }),
      inner: fc.option(fc.record({ lines: fc.integer({ min: 1, max: 9 }), at: fc.nat(39) }), {
        nil: undefined,
      }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((drawn) => {
    const all: GalleyNote[] = [];
    for (const { lines, inner } of drawn) {
      const outer = all.length;
      all.push(noteOf(lines));
      if (inner) all.push({ ...noteOf(inner.lines), within: { note: outer, line: inner.at % lines } });
    }
    return all;
  });

function noteOf(lines: number): GalleyNote {
  const bottoms = Array.from({ length: lines }, (_, index) => (index + 1) * LINE);
  return { index: 0, item: 0, within: undefined, lines: bottoms };
}

/** Sets all notes, page after page, as their marks stood on the first one. */
function pagesOf(all: readonly GalleyNote[], room: number) {
  const galley = { items: [], notes: all } as unknown as Galley;
  const pages: ReturnType<typeof notesWithin>[] = [];
  let state: Pick<ReturnType<typeof notesWithin>, 'note' | 'rests'> = { note: 0, rests: [] };
  while (state.note < all.length || state.rests.length > 0) {
    const page = notesWithin(state, all.length, galley, room);
    if (page.parts.length === 0) throw new Error(`nothing stands on page ${pages.length + 1}`);
    pages.push(page);
    state = page;
  }
  return pages;
}

test('notes go on from page to page: each has something of them, none more than it has room for, and no line is lost', () => {
  fc.assert(
    fc.property(notes, fc.integer({ min: 13, max: 30 }), (all, lines) => {
      const pages = pagesOf(all, lines * LINE);
      const heights = pages.map(({ height }) => height);
      expect(Math.max(...heights)).toBeLessThanOrEqual(lines * LINE);
      expect(heights.join()).toBe(
        pages.map(({ parts }) => parts.reduce((sum, { from, to }) => sum + (to - from) * LINE, 0)).join(),
      );
      for (const [note, { lines: own }] of all.entries()) {
        const parts = pages.flatMap((page) => page.parts.filter((part) => part.note === note));
        const [begins, ends] = [parts.map(({ from }) => from), parts.map(({ to }) => to)];
        expect([...begins, own.length].join()).toBe([0, ...ends].join());
      }
    }),
    { numRuns: runs(2000) },
  );
});

test('a note goes on beyond the mark of a note in it where there is room for the beginning of that', () => {
  const all = [noteOf(37), { ...noteOf(2), within: { note: 0, line: 17 } }];
  const galley = { items: [], notes: all } as unknown as Galley;
  const { parts } = notesWithin({ note: 1, rests: [{ note: 0, line: 17 }] }, 2, galley, 19 * LINE);
  expect(parts).toEqual([
    { note: 0, from: 17, to: 34 },
    { note: 1, from: 0, to: 2 },
  ]);
});
