import type { GalleyNote, NotePart } from './galley.ts';

/** The parts of notes at the foot of a page, in rows: short notes stand beside each other as long as there is room. */
export function rowsOf(
  parts: readonly NotePart[],
  notes: readonly Pick<GalleyNote, 'short'>[],
): readonly (readonly NotePart[])[] {
  const rows: NotePart[][] = [];
  let left = 0;
  let turned: boolean | undefined;
  for (const part of parts) {
    const { short } = notes[part.note]!;
    if (short && rows.length > 0 && short.turned === turned && short.share <= left) {
      rows.at(-1)!.push(part);
      left -= short.share;
      continue;
    }
    rows.push([part]);
    left = short ? 1 - short.share : 0;
    turned = short?.turned;
  }
  return rows;
}

/** The height of the parts of notes, with short ones beside each other. */
export function heightOf(
  parts: readonly NotePart[],
  notes: readonly Pick<GalleyNote, 'short' | 'lines'>[],
): number {
  const heights = rowsOf(parts, notes).map((row) =>
    Math.max(
      ...row.map(({ note, from, to }) => notes[note]!.lines[to - 1]! - (notes[note]!.lines[from - 1] ?? 0)),
    ),
  );
  return heights.reduce((sum, height) => sum + height, 0);
}
