import type { Book } from '../../book/book.ts';
import type { PageMap } from '../../book/page-map.ts';
import { frontFolio } from '../../language/abjad.ts';
import { formatNumber } from '../../language/digits.ts';
import type { Page } from '../../render/page.ts';
import { themeOf } from '../../render/theme.ts';
import type { Destination } from './destinations.ts';

/** What the first print taught: where blank pages must stand, and so what is where in the final one. */
export interface Layout {
  /** Ids of the pages that a blank page is put before, and whether it belongs to the front matter. */
  readonly blanks: readonly { readonly before: string; readonly front: boolean }[];
  /** id -> destination in the final print. */
  readonly destinations: ReadonlyMap<string, Destination>;
  readonly map: PageMap;
}

/**
 * Lay out rectos: the body begins on a recto, as does every page that asks for it in a theme that grants it. The first
 * page of a book is a recto, so a recto has an even index.
 */
export function layOut(
  book: Book,
  pages: readonly Page[],
  printed: ReadonlyMap<string, Destination>,
  count: number,
): Layout {
  const { rectoChapters } = themeOf(book);
  const blanks: { before: string; front: boolean }[] = [];
  const shifts: { from: number; shift: number }[] = [];
  let bodyStart = count;
  let previousFront = true;
  for (const page of pages) {
    const at = (printed.get(page.id)?.page ?? 0) + blanks.length;
    const opensBody = previousFront && page.role !== 'front';
    if (at % 2 === 1 && (opensBody || (rectoChapters && page.recto)))
      blanks.push({ before: page.id, front: previousFront });
    shifts.push({ from: printed.get(page.id)?.page ?? 0, shift: blanks.length });
    if (opensBody) bodyStart = (printed.get(page.id)?.page ?? 0) + blanks.length;
    previousFront = page.role === 'front';
  }
  const shiftOf = (index: number) => shifts.findLast((one) => one.from <= index)?.shift ?? 0;
  const destinations = new Map(
    [...printed].map(([id, one]) => [id, { ...one, page: one.page + shiftOf(one.page) }]),
  );
  const total = count + blanks.length;
  const map: PageMap = {
    pages: total,
    bodyStart: Math.min(bodyStart, total),
    labels: Array.from({ length: total }, (_, index) => labelOf(book, index, bodyStart)),
    targets: Object.fromEntries([...destinations].map(([id, one]) => [id, one.page])),
  };
  return { blanks, destinations, map };
}

function labelOf({ settings }: Book, index: number, bodyStart: number): string {
  if (index < bodyStart) return frontFolio(index + 1, settings.language);
  const folio = index - bodyStart + 1;
  return settings.digits === 'native' ? formatNumber(folio, settings.language) : String(folio);
}
