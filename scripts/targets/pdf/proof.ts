import type { Rendering } from '../../render/render.ts';
import { pagesById } from '../markup.ts';
import type { Part } from './document/join.ts';
import type { PdfFile } from './document/pdf-file.ts';
import { headingPages } from './document/structure.ts';
import { type InnerLink, notePlaces } from './inner-links.ts';
import type { Layout } from './layout.ts';
import { pagesByName } from './named-elements.ts';
import { printId } from './print-id.ts';
import { pagesOf, type Quire } from './quires.ts';

/** Something that a print has on another page than its layout says. */
export interface Fault {
  /** The id of a heading, a note or a mark; '' when the print has more or fewer pages. */
  readonly id: string;
  /** Index of the division that it stands in; the first fault of a book is the cause of those after it. */
  readonly division: number;
}

/** The print of a quire. */
export interface Proof extends Part {
  readonly pdf: PdfFile;
  readonly links: readonly InnerLink[];
}

/**
 * Compare the print of a quire with its layout, in the order of the pages. The print's own structure and links are asked, not
 * the browser's layout.
 */
export function faultsOf(
  { pdf, pages, structure, links }: Proof,
  quire: Quire,
  layout: Layout,
  rendering: Rendering,
): readonly Fault[] {
  const moved: { id: string; said: number }[] = [];
  const [first, end] = pagesOf(quire, layout);
  /** Object number of the page with an index. */
  const numberOf = (page: number) => pages[page - first]?.number;
  const check = (id: string, found: number | undefined) => {
    const said = layout.destinations.get(id);
    if (said && numberOf(said.page) !== found) moved.push({ id, said: said.page });
  };
  const named = pagesByName(pdf, structure);
  for (const id of pagesById(rendering.pages.slice(quire.from, quire.to)).keys())
    if (named.has(printId(id))) check(id, named.get(printId(id)));
  const headings = headingPages(structure);
  const said = layout.headings.slice(quire.from, quire.to).flat();
  for (const [index, id] of said.entries()) check(id, headings[index]);
  const places = notePlaces(links);
  for (const [index, { division, note, mark }] of layout.notes) {
    if (division < quire.from || division >= quire.to) continue;
    if (places.get(`note-${index}`)?.page !== note) moved.push({ id: `note-${index}`, said: note });
    if (mark !== undefined && places.get(`mark-${index}`)?.page !== mark)
      moved.push({ id: `mark-${index}`, said: mark });
  }
  if (moved.length === 0 && pages.length !== end - first) moved.push({ id: '', said: first });
  return moved
    .sort((a, b) => a.said - b.said)
    .map((one) => ({ id: one.id, division: divisionAt(layout, one.said) }));
}

function divisionAt({ divisions }: Layout, page: number): number {
  return Math.max(
    0,
    divisions.findLastIndex(({ start }) => start <= page),
  );
}
