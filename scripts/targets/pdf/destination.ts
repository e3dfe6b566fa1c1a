import { divisionsById } from '../../render/markup.ts';
import type { Rendering } from '../../render/render.ts';
import { geometryOf, PX_PER_POINT } from '../../setting/geometry.ts';
import { printId } from '../../setting/print-id.ts';
import type { Quire } from '../../setting/quires.ts';
import type { SetBook } from '../../setting/set-pages.ts';

/** Where an id stands: index of the page (from 0), and x, y in points from the page's lower left. */
export interface Destination {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** Marks and numbers of notes are shown with what stands above them: points. */
const ABOVE_NOTES = 4;

/** Where all ids of a book stand, as printed, read from the pages that are printed. */
export function printedPlaces(
  { layout, proofs }: SetBook,
  quires: readonly Quire[],
  rendering: Rendering,
): ReadonlyMap<string, Destination> {
  const { height } = geometryOf(rendering.book);
  const places = new Map<string, Destination>();
  for (const [at, proof] of proofs.entries())
    for (const [index, { pages }] of proof.divisions.entries()) {
      const { start } = layout.divisions[quires[at]!.from + index]!;
      for (const [number, page] of pages.entries())
        for (const { id, y } of page.places) {
          const above = /^(note|mark)-\d/.test(id) ? ABOVE_NOTES : 0;
          places.set(id, { page: start + number, x: 0, y: height - y / PX_PER_POINT + above });
        }
    }
  return places;
}

/** The same for the ids that the book itself has, by these. */
export function destinationsOf(
  places: ReadonlyMap<string, Destination>,
  { divisions }: Rendering,
): ReadonlyMap<string, Destination> {
  return new Map(
    [...divisionsById(divisions).keys()].flatMap((id) => {
      const place = places.get(printId(id));
      return place && !/^(note|mark)-\d/.test(id) ? [[id, place] as const] : [];
    }),
  );
}
