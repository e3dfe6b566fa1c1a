import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Galley, GalleyNote, ShortNote } from '../../scripts/setting/galley.ts';
import { heightOf, rowsOf } from '../../scripts/setting/note-rows.ts';
import { notesWithin } from '../../scripts/setting/page-notes.ts';
import { runs } from '../runs.ts';

const LINE = 10;

const noteOf = (lines: number, short?: ShortNote): GalleyNote => ({
  index: 0,
  item: 0,
  within: undefined,
  lines: Array.from({ length: lines }, (_, index) => (index + 1) * LINE),
  ...(short && { short }),
});

const shortNote = fc
  .record({ share: fc.integer({ min: 1, max: 6 }), turned: fc.boolean() })
  .map(({ share, turned }) => noteOf(1, { share: share / 10, turned }));
const notes = fc.array(
  fc.oneof(
    shortNote,
    fc.integer({ min: 1, max: 3 }).map((lines) => noteOf(lines)),
  ),
);

const wholeParts = (all: readonly GalleyNote[]) =>
  all.map(({ lines }, note) => ({ note, from: 0, to: lines.length }));

test('short notes stand beside each other in their order, as many as a row has room for', () => {
  fc.assert(
    fc.property(notes, (all) => {
      const parts = wholeParts(all);
      const rows = rowsOf(parts, all);
      expect(rows.flat()).toEqual(parts);
      const shorts = rows.map((row) => row.map(({ note }) => all[note]!.short));
      for (const [index, row] of shorts.entries()) {
        if (row.length === 1) continue;
        expect(row.reduce((sum, one) => sum + one!.share, 0)).toBeLessThanOrEqual(1 + 1e-9);
        expect(new Set(row.map((one) => one!.turned)).size).toBe(1);
        const next = shorts[index + 1]?.[0];
        if (!next || next.turned !== row[0]!.turned) continue;
        expect(row.reduce((sum, one) => sum + one!.share, next.share)).toBeGreaterThan(1 - 1e-9);
      }
      expect(heightOf(parts, all)).toBe(
        rows.reduce((sum, [first]) => sum + all[first!.note]!.lines.length * LINE, 0),
      );
    }),
    { numRuns: runs(500) },
  );
});

test('a page has room for as many rows as it has lines', () => {
  const all = [0.3, 0.3, 0.4, 0.5].map((share) => noteOf(1, { share, turned: false }));
  const galley = { items: [], notes: all } as unknown as Galley;
  const whole = notesWithin({ note: 0, rests: [] }, 4, galley, 2 * LINE);
  expect([whole.height, whole.parts.length]).toEqual([2 * LINE, 4]);
  const less = notesWithin({ note: 0, rests: [] }, 4, galley, LINE);
  // The last two can't begin on a page of one line.
  expect(less.note).toBeLessThan(4);
});
