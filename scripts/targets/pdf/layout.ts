import type { Book } from '../../book/book.ts';
import type { PageMap } from '../../book/page-map.ts';
import { frontFolio } from '../../language/abjad.ts';
import { formatNumber } from '../../language/digits.ts';
import type { Rendering } from '../../render/render.ts';
import { themeOf } from '../../render/theme.ts';
import { pagesById } from '../markup.ts';
import type { Destination } from './destinations.ts';
import type { Galley, Measure, SetPage } from './galley.ts';
import type { Geometry } from './geometry.ts';
import { pageTop, paginate } from './paginate.ts';
import { printId } from './print-id.ts';

/** A division of the book on its pages. */
export interface LaidOut {
  /** Index of its first page in the book. */
  readonly start: number;
  readonly pages: readonly SetPage[] | undefined;
  /** A blank page goes before it. */
  readonly blank: boolean;
}

/** The whole book, divided into pages. */
export interface Layout {
  readonly divisions: readonly LaidOut[];
  readonly map: PageMap;
  /** id -> where it stands. */
  readonly destinations: ReadonlyMap<string, Destination>;
  /** note -> index of the page that it begins on, by the number through the book. */
  readonly notes: ReadonlyMap<number, number>;
}

/**
 * Divide all galleys into pages. The body begins on a recto, as does every division that asks for it in a theme that
 * grants it. The first page of a book is a recto, so a recto has an even index.
 */
export function layOut(
  { book, pages }: Rendering,
  galleys: readonly Galley[],
  measure: Measure,
  geometry: Geometry,
): Layout {
  const { rectoChapters, level } = themeOf(book);
  const divisions: LaidOut[] = [];
  let next = 0;
  let bodyStart: number | undefined;
  for (const [index, page] of pages.entries()) {
    const opensBody = bodyStart === undefined && page.role !== 'front';
    const blank = next % 2 === 1 && (opensBody || (rectoChapters && page.recto));
    const start = next + (blank ? 1 : 0);
    if (opensBody) bodyStart = start;
    const set = paginate(galleys[index]!, { ...measure, start, level });
    divisions.push({ start, blank, pages: set });
    next = start + (set?.length ?? 1);
  }
  const names = new Map([...pagesById(pages).keys()].map((id) => [printId(id), id]));
  const destinations = new Map(
    galleys.flatMap((galley, index) => placesOf(galley, divisions[index]!, geometry, names)),
  );
  const map: PageMap = {
    pages: next,
    bodyStart: bodyStart ?? next,
    labels: Array.from({ length: next }, (_, index) => labelOf(book, index, bodyStart ?? next)),
    targets: Object.fromEntries([...destinations].map(([id, one]) => [id, one.page])),
  };
  return {
    divisions,
    map,
    destinations,
    notes: new Map(galleys.flatMap((galley, index) => notePages(galley, divisions[index]!))),
  };
}

/** Where the ids of a division stand: x, y in points from the lower left of the page. */
function placesOf(
  galley: Galley,
  { start, pages }: LaidOut,
  geometry: Geometry,
  names: ReadonlyMap<string, string>,
): readonly (readonly [string, Destination])[] {
  return galley.places.map(({ id, y }) => {
    const at = Math.max(
      0,
      (pages ?? []).findLastIndex((page) => pageTop(galley, page.from) <= y + 0.5),
    );
    const top = pageTop(galley, pages?.[at]?.from ?? 0);
    return [
      names.get(id) ?? id,
      { page: start + at, x: 0, y: geometry.height - geometry.margin.top - (y - top) * 0.75 },
    ] as const;
  });
}

function notePages(galley: Galley, { start, pages }: LaidOut): readonly (readonly [number, number])[] {
  return (pages ?? []).flatMap((page, at) =>
    page.notes
      .filter((part) => part.from === 0)
      .map((part) => [galley.notes[part.note]!.index, start + at] as const),
  );
}

function labelOf({ settings }: Book, index: number, bodyStart: number): string {
  if (index < bodyStart) return frontFolio(index + 1, settings.language);
  const folio = index - bodyStart + 1;
  return settings.digits === 'native' ? formatNumber(folio, settings.language) : String(folio);
}
