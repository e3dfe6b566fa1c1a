import type { Book } from '../../book/book.ts';
import { visit } from '../../book/visit.ts';
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
      labels[note] = digits(number, book);
    }
  }
  return { folios, labels };
}

/**
 * What the text is measured with before its pages are known: most pages have fewer than ten notes, and digits are of one
 * width. undefined where the text says all by itself.
 */
export function firstGuess({ book }: Rendering): Texts | undefined {
  return numberingOfNotes(book) === 'page' ? { folios: {}, labels: {}, held: digits(1, book) } : undefined;
}

/** Whether texts take the same room as those that were measured: digits for digits. */
export function sameRoom(texts: Texts, measured: Texts | undefined, rendering: Rendering): boolean {
  if (measured === undefined || measured.held !== undefined)
    return Object.values(texts.labels).every((label) => label.length === 1) && !hasPageReferences(rendering);
  const shape = (one: Texts) => JSON.stringify(one).replace(/\p{Nd}/gu, '0');
  return shape(texts) === shape(measured);
}

function hasPageReferences({ pages }: Rendering): boolean {
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

function digits(number: number, { settings }: Book): string {
  return settings.digits === 'native' ? formatNumber(number, settings.language) : String(number);
}
