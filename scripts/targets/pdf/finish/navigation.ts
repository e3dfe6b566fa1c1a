import type { OutlineEntry } from '../../../book/outline.ts';
import type { Rendering } from '../../../render/render.ts';
import { printId } from '../../../setting/print-id.ts';
import type { Destination } from '../destination.ts';
import type { PdfFile } from '../document/pdf-file.ts';
import { dict, name, PdfDict, PdfName, PdfRef, PdfString, type PdfValue, text } from '../document/values.ts';

/** The document outline (12.3.3) from the book's own: what Chromium writes loses spaces at line ends of headings. */
export function writeOutline(
  pdf: PdfFile,
  outline: readonly OutlineEntry[],
  destinations: ReadonlyMap<string, Destination>,
  title: (entry: OutlineEntry) => string,
): PdfRef | undefined {
  const pages = pdf.pages();
  const writeLevel = (
    entries: readonly OutlineEntry[],
    parent: PdfRef,
  ): { first: PdfRef; last: PdfRef; count: number } | undefined => {
    const placed = entries.filter((entry) => destinations.has(entry.id));
    const refs = placed.map(() => pdf.add(null));
    let count = placed.length;
    for (const [index, entry] of placed.entries()) {
      const { page, x, y } = destinations.get(entry.id)!;
      const inner = writeLevel(entry.children, refs[index]!);
      count += inner?.count ?? 0;
      pdf.set(
        refs[index]!,
        dict({
          Title: text(title(entry)),
          Parent: parent,
          Prev: refs[index - 1],
          Next: refs[index + 1],
          First: inner?.first,
          Last: inner?.last,
          Count: inner && -inner.count,
          Dest: [pages[page] ?? new PdfRef(0), name('XYZ'), x, y, 0],
        }),
      );
    }
    return placed.length > 0 ? { first: refs[0]!, last: refs.at(-1)!, count } : undefined;
  };
  const root = pdf.add(null);
  const top = writeLevel(outline, root);
  if (!top) return undefined;
  pdf.set(root, dict({ Type: name('Outlines'), First: top.first, Last: top.last, Count: outline.length }));
  return root;
}

/** All ids as named destinations (12.3.2.3), so that others can link to them. */
export function namedDestinations(pdf: PdfFile, destinations: ReadonlyMap<string, Destination>): PdfRef {
  const pages = pdf.pages();
  const names = [...destinations]
    .map(([id, { page, x, y }]) => ({
      id: Buffer.from(id, 'utf8'),
      at: [pages[page]!, name('XYZ'), x, y, 0],
    }))
    .sort((a, b) => Buffer.compare(a.id, b.id));
  return pdf.add(
    dict({ Names: names.flatMap(({ id, at }): PdfValue[] => [new PdfString(id), dict({ D: at })]) }),
  );
}

/** The folios of all pages, and where the ids of the book stand. */
interface Places {
  readonly folios: readonly string[];
  readonly destinations: ReadonlyMap<string, Destination>;
}

/** Say what each link leads to (ISO 14289-1, 7.18.5). */
export function describeLinks(
  pdf: PdfFile,
  targets: ReadonlyMap<number, string>,
  rendering: Rendering,
  places: Places,
): void {
  const ids = new Map([...places.destinations.keys()].map((id) => [printId(id), id]));
  for (const page of pdf.pages()) {
    const links = pdf.get(pdf.dict(page).get('Annots'));
    if (!Array.isArray(links)) continue;
    for (const link of links) {
      if (!(link instanceof PdfRef)) continue;
      const target = targets.get(link.number);
      const said =
        target === undefined
          ? addressOf(pdf, link)
          : descriptionOf(ids.get(target) ?? target, rendering, places);
      pdf.set(link, new PdfDict(pdf.dict(link)).set('Contents', text(said)));
    }
  }
}

function addressOf(pdf: PdfFile, link: PdfRef): string {
  const annotation = pdf.dict(link);
  const uri = pdf.get(pdf.dict(annotation.get('A')).get('URI'));
  if (uri instanceof PdfString) return Buffer.from(uri.bytes).toString('latin1');
  const inner = pdf.get(annotation.get('Dest'));
  return inner instanceof PdfName ? inner.name : '';
}

function descriptionOf(id: string, { labels }: Rendering, places: Places): string {
  if (id.startsWith('mark-')) return labels.words.backToText;
  if (id.startsWith('note-')) return labels.words.note;
  const page = places.destinations.get(id)?.page;
  const folio = page === undefined ? '' : `${labels.words.page} ${places.folios[page]}`;
  return [labels.reference(id), folio].filter(Boolean).join(labels.words.listSeparator);
}
