import { destinationsOf } from './destinations.ts';
import type { PdfFile } from './document/pdf-file.ts';
import type { Layout } from './layout.ts';
import { noteLinksOf, notePlaces } from './note-links.ts';

/**
 * What a print has on another page than its layout says: ids of headings, notes and marks; '' when it has more or fewer
 * pages. The print's own destinations and links are asked, not the browser's layout.
 */
export function faultsOf(pdf: PdfFile, layout: Layout, ids: readonly string[]): readonly string[] {
  const faults: string[] = [];
  if (pdf.pages().length !== layout.map.pages) faults.push('');
  for (const [id, found] of destinationsOf(pdf, ids)) {
    const said = layout.destinations.get(id);
    if (said && said.page !== found.page) faults.push(id);
  }
  const places = notePlaces(noteLinksOf(pdf));
  for (const [note, page] of layout.notes) {
    for (const id of [`note-${note}`, `mark-${note}`]) if (places.get(id)?.page !== page) faults.push(id);
  }
  return faults;
}
