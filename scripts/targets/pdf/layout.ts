import type { Book } from '../../book/book.ts';
import { frontFolio } from '../../language/abjad.ts';
import { formatNumber } from '../../language/digits.ts';
import { wordsOf } from '../../language/words.ts';
import type { Rendering } from '../../render/render.ts';
import { themeOf } from '../../render/theme.ts';
import { pagesById } from '../markup.ts';
import type { Galley, Measure, Natural, SetPage } from './galley.ts';
import { type Destination, type Geometry, POINTS_PER_PX } from './geometry.ts';
import { pageTop, paginate } from './paginate.ts';
import { printId } from './print-id.ts';

/** A division of the book on its pages. */
export interface LaidOut {
  /** Index of its first page in the book. */
  readonly start: number;
  /** How many pages it has. */
  readonly count: number;
  /** Its pages; undefined where its notes stay at its end and the browser divides it. */
  readonly pages: readonly SetPage[] | undefined;
  /** A blank page goes before it. */
  readonly blank: boolean;
}

/** Indices of the division that a note stands in, and of the pages that it begins on and that its mark stands on. */
interface NotePlace {
  readonly division: number;
  readonly note: number;
  /** undefined where the mark stands in a note itself. */
  readonly mark: number | undefined;
}

/** The leaf of the cover: the cover and its blank back. */
export const COVER_PAGES = 2;

/** The whole book, divided into pages. */
export interface Layout {
  /** Its first leaf is the cover. */
  readonly cover: boolean;
  readonly divisions: readonly LaidOut[];
  readonly pages: number;
  /** Index of the first body page. */
  readonly bodyStart: number;
  /** The folio of each page. */
  readonly labels: readonly string[];
  /** id -> where it stands. */
  readonly destinations: ReadonlyMap<string, Destination>;
  /** For each division the ids of its headings, in their order; '' for one without. */
  readonly headings: readonly (readonly string[])[];
  /** The notes by their numbers through the book. */
  readonly notes: ReadonlyMap<number, NotePlace>;
}

/** The book as it was measured. */
export interface Measured {
  readonly measure: Measure;
  readonly galleys: readonly Galley[];
  /** Divisions that the browser divides, by index. */
  readonly natural: ReadonlyMap<number, Natural>;
  /** A cover goes before all. */
  readonly cover: boolean;
}

/**
 * Divide all galleys into pages. The body begins on a recto, as does every division that asks for it in a theme that
 * grants it. The first page of a book is a recto, so a recto has an even index. Divisions that can't be divided count for
 * one page until the browser is asked.
 */
export function layOut({ book, pages }: Rendering, measured: Measured, geometry: Geometry): Layout {
  const { galleys, measure, natural, cover } = measured;
  const { rectoChapters, level } = themeOf(book);
  const divisions: LaidOut[] = [];
  let next = cover ? COVER_PAGES : 0;
  let bodyStart: number | undefined;
  for (const [index, page] of pages.entries()) {
    const opensBody = bodyStart === undefined && page.role !== 'front';
    const blank = next % 2 === 1 && (opensBody || (rectoChapters && page.recto));
    const start = next + (blank ? 1 : 0);
    if (opensBody) bodyStart = start;
    const own = natural.get(index);
    const set = own ? undefined : paginate(galleys[index]!, { ...measure, start, level });
    const count = own?.pages ?? set?.length ?? 1;
    divisions.push({ start, count, blank, pages: set });
    next = start + count;
  }
  const names = new Map([...pagesById(pages).keys()].map((id) => [printId(id), id]));
  const destinations = divisions.flatMap((division, index) => {
    const own = natural.get(index);
    return own
      ? own.places.map(({ id, page }) => [id, topOf(division.start + page, geometry)] as const)
      : placesOf(galleys[index]!, division, geometry);
  });
  const covered = cover ? [wordsOf(book.settings.language, book.settings.words).cover, ''] : [];
  const labels = Array.from({ length: next - covered.length }, (_, index) =>
    labelOf(book, index, (bodyStart ?? next) - covered.length),
  );
  return {
    cover,
    divisions,
    pages: next,
    bodyStart: bodyStart ?? next,
    labels: [...covered, ...labels],
    destinations: new Map(destinations.map(([id, place]) => [names.get(id) ?? id, place])),
    headings: galleys.map(({ headings }) => headings.map((id) => names.get(id) ?? id)),
    notes: new Map(galleys.flatMap((galley, index) => notePages(galley, index, divisions[index]!))),
  };
}

function topOf(page: number, { height, margin }: Geometry): Destination {
  return { page, x: 0, y: height - margin.top };
}

/** Where the ids of a division stand: x, y in points from the lower left of the page. */
function placesOf(
  galley: Galley,
  { start, pages = [] }: LaidOut,
  geometry: Geometry,
): readonly (readonly [string, Destination])[] {
  return galley.places.map(({ id, y }) => {
    const at = Math.max(
      0,
      pages.findLastIndex((page) => page.to > page.from && pageTop(galley, page.from) <= y + 0.5),
    );
    const below = y - pageTop(galley, pages[at]?.from ?? 0);
    const top = topOf(start + at, geometry);
    return [id, { ...top, y: top.y - below * POINTS_PER_PX }] as const;
  });
}

function notePages(
  galley: Galley,
  division: number,
  { start, pages = [] }: LaidOut,
): readonly (readonly [number, NotePlace])[] {
  return pages.flatMap((page, at) =>
    page.notes
      .filter((part) => part.from === 0)
      .map((part) => {
        const { index, item, nested } = galley.notes[part.note]!;
        const mark = nested
          ? undefined
          : start + pages.findIndex(({ from, to }) => from <= item && item < to);
        return [index, { division, note: start + at, mark }] as const;
      }),
  );
}

/** The folio of a page; both indices count without the cover. */
function labelOf({ settings }: Book, index: number, bodyStart: number): string {
  if (index < bodyStart) return frontFolio(index + 1, settings.language);
  const folio = index - bodyStart + 1;
  return settings.digits === 'native' ? formatNumber(folio, settings.language) : String(folio);
}
