import type { Rendering } from '../render/render.ts';
import type { PageProof, SetBox } from './galley.ts';
import { geometryOf, PX_PER_POINT } from './geometry.ts';
import { lateText } from './late.ts';
import type { LaidOut, Layout } from './layout.ts';
import type { PageFault } from './lessons.ts';
import type { OpenQuire, SetBook } from './set-pages.ts';

/** What rounding may add to the height or the width of a page: px. */
const ROUNDING = 1;

/**
 * Look at all pages before they are printed: none is higher or wider than its area; each note begins on the page that it was
 * planned for, as its mark stands on its own; no letter is lost; each folio that is shown is that of the page on which its target stands, and
 * all else that depends on pages is what they make of it.
 */
export function faultsOf(
  { layout, proofs }: SetBook,
  quires: readonly Pick<OpenQuire, 'from'>[],
  rendering: Rendering,
): readonly PageFault[] {
  const faults: PageFault[] = [];
  const area = geometryOf(rendering.book).area.height * PX_PER_POINT;
  const found = placesOn(layout, quires, proofs);
  for (const [at, { divisions }] of proofs.entries())
    for (const [index, { pages, whole }] of divisions.entries()) {
      const division = quires[at]!.from + index;
      const laidOut = layout.divisions[division]!;
      if (!whole) faults.push({ division, from: 0, what: 'words are lost or doubled' });
      for (const [number, page] of pages.entries()) {
        const boxes = laidOut.pages[number]!;
        const { from } = boxes[0]!;
        for (const [index, box] of boxes.entries())
          faults.push(...tooHigh(box, page.boxes[index]!, area).map((fault) => ({ division, ...fault })));
        if (page.excess > ROUNDING) faults.push({ division, from, what: `${page.excess} px too wide` });
        for (const what of [
          ...wrongNotes(page, laidOut, number, layout),
          ...wrongFolios(page, layout, found),
          ...wrongLate(page, rendering, layout, found),
        ])
          faults.push({ division, from, what });
      }
    }
  if (rendering.divisions.length !== layout.divisions.length) throw new Error('a division was not set');
  return faults;
}

/** A box that is higher than its room: its text, its notes where they stand below what is no text of its own, or both together. */
function tooHigh(
  { from, used, foot, place }: SetBox,
  real: PageProof['boxes'][number],
  area: number,
): readonly Omit<PageFault, 'division'>[] {
  const height = real.text + real.foot;
  const over = place
    ? Math.max(height - place.height, real.text - place.text, real.foot - foot)
    : height - area;
  if (over <= ROUNDING) return [];
  return [{ from, what: `${Math.ceil(over)} px too high`, excess: Math.max(over, height - used - foot) }];
}

/** id as printed -> index of the page that it stands on. */
function placesOn(
  { divisions }: Layout,
  quires: readonly Pick<OpenQuire, 'from'>[],
  proofs: SetBook['proofs'],
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [at, proof] of proofs.entries())
    for (const [index, { pages }] of proof.divisions.entries()) {
      const { start } = divisions[quires[at]!.from + index]!;
      for (const [number, { places }] of pages.entries())
        for (const { id } of places) found.set(id, start + number);
    }
  return found;
}

function wrongNotes(page: PageProof, { start }: LaidOut, number: number, layout: Layout): readonly string[] {
  const at = start + number;
  const marks = page.marks.filter((note) => layout.notes.get(note)?.mark !== at && layout.notes.has(note));
  const notes = page.notes.filter((note) => layout.notes.get(note)?.note !== at);
  return [
    ...marks.map((note) => `the mark of note ${note} stands on another page than was planned`),
    ...notes.map((note) => `note ${note} stands on another page than was planned`),
  ];
}

function wrongFolios(
  { folios }: PageProof,
  { labels }: Layout,
  found: ReadonlyMap<string, number>,
): readonly string[] {
  return folios
    .filter(({ target, said }) => said !== (labels[found.get(target) ?? -1] ?? ''))
    .map(({ target, said }) => `«${said}» is not the folio of «${target}»`);
}

function wrongLate(
  { late }: PageProof,
  rendering: Rendering,
  layout: Layout,
  found: ReadonlyMap<string, number>,
): readonly string[] {
  return late
    .filter(({ key, said }) => said !== lateText(key, rendering, layout, found))
    .map(({ key, said }) => `«${said}» is not what the pages make of «${key}»`);
}
