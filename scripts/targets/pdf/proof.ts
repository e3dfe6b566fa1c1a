import type { Rendering } from '../../render/render.ts';
import { pagesById } from '../markup.ts';
import type { PdfFile } from './document/pdf-file.ts';
import { headingPages, type Structure } from './document/structure.ts';
import { innerLinksOf, notePlaces } from './inner-links.ts';
import type { Layout } from './layout.ts';
import { pagesByName } from './named-elements.ts';
import { printId } from './print-id.ts';

/** Something that a print has on another page than its layout says. */
export interface Fault {
  /** The id of a heading, a note or a mark; '' when the print has more or fewer pages. */
  readonly id: string;
  /** Index of the division that it stands in; the first fault of a book is the cause of those after it. */
  readonly division: number;
}

/**
 * Compare a print with its layout, in the order of the pages. The print's own structure and links are asked, not the
 * browser's layout.
 */
export function faultsOf(
  pdf: PdfFile,
  layout: Layout,
  { pages }: Rendering,
  structure: Structure,
): readonly Fault[] {
  const moved: { id: string; said: number }[] = [];
  const numbers = pdf.pages().map(({ number }) => number);
  const named = pagesByName(pdf, structure);
  for (const id of pagesById(pages).keys()) {
    const found = named.get(printId(id));
    const said = layout.destinations.get(id);
    if (found !== undefined && said && numbers[said.page] !== found) moved.push({ id, said: said.page });
  }
  const headings = headingPages(structure);
  for (const [index, id] of layout.headings.entries()) {
    const said = layout.destinations.get(id);
    if (said && numbers[said.page] !== headings[index]) moved.push({ id, said: said.page });
  }
  const places = notePlaces(innerLinksOf(pdf));
  for (const [index, { note, mark }] of layout.notes) {
    if (places.get(`note-${index}`)?.page !== note) moved.push({ id: `note-${index}`, said: note });
    if (mark !== undefined && places.get(`mark-${index}`)?.page !== mark)
      moved.push({ id: `mark-${index}`, said: mark });
  }
  if (moved.length === 0 && pdf.pages().length !== layout.pages) moved.push({ id: '', said: layout.pages });
  return moved
    .sort((a, b) => a.said - b.said)
    .map(({ id, said }) => ({ id, division: divisionAt(layout, said) }));
}

function divisionAt({ divisions }: Layout, page: number): number {
  return Math.max(
    0,
    divisions.findLastIndex(({ start }) => start <= page),
  );
}
