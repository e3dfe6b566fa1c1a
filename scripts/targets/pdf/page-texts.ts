import { visit } from 'unist-util-visit';
import { formatNumber } from '../../language/digits.ts';
import type { Rendering } from '../../render/render.ts';
import { numberingOfNotes } from '../../render/theme.ts';
import type { Texts } from './galley.ts';
import type { Layout } from './layout.ts';
import { printId } from './print-id.ts';

/** The folios that contents and references show, and the numbers of notes where they begin anew on each page. */
export function textsOf({ book }: Rendering, layout: Layout): Texts {
  const folios = Object.fromEntries(
    [...layout.destinations].flatMap(([id, { page }]) => {
      const folio = layout.labels[page] ?? '';
      return [
        [id, folio],
        [printId(id), folio],
      ];
    }),
  );
  const labels: Record<number, string> = {};
  if (numberingOfNotes(book) === 'page') {
    const counts = new Map<number, number>();
    for (const [note, { note: page }] of [...layout.notes].sort(([a], [b]) => a - b)) {
      const number = (counts.get(page) ?? 0) + 1;
      counts.set(page, number);
      labels[note] =
        book.settings.digits === 'native' ? formatNumber(number, book.settings.language) : String(number);
    }
  }
  return { folios, labels };
}

/** Whether lines of the text hold what is known only when the pages are. */
export function dependsOnPages({ book, pages }: Rendering): boolean {
  if (numberingOfNotes(book) === 'page') return true;
  return pages.some(({ kind, content }) => {
    let found = false;
    if (kind === 'chapter')
      visit(content, 'element', ({ properties }) => {
        found ||=
          Array.isArray(properties['className']) && properties['className'].includes('page-reference');
      });
    return found;
  });
}
