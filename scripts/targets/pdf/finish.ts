import type { Book } from '../../book/book.ts';
import type { OutlineEntry } from '../../book/outline.ts';
import { directionOf } from '../../language/direction.ts';
import { version } from '../../render/package-files.ts';
import type { Rendering } from '../../render/render.ts';
import type { Destination } from './destinations.ts';
import type { PdfFile } from './document/pdf-file.ts';
import { date, dict, name, PdfRef, type PdfValue, text } from './document/values.ts';
import { innerLinksOf, joinLinks, notePlaces } from './inner-links.ts';
import type { Printed } from './print.ts';
import { printId } from './print-id.ts';

/** Make a print into a document: metadata, viewer preferences, page labels, bookmarks. */
export function finish({ pdf, layout }: Printed, rendering: Rendering): Uint8Array {
  const { labels: folios, destinations } = layout;
  const { book, outline, labels } = rendering;
  const catalog = pdf.catalog;
  catalog.set('Lang', text(book.settings.language));
  catalog.set('PageMode', name('UseOutlines'));
  catalog.set(
    'ViewerPreferences',
    dict({
      DisplayDocTitle: true,
      Direction: directionOf(book.settings.language) === 'rtl' ? name('R2L') : undefined,
    }),
  );
  catalog.set(
    'PageLabels',
    dict({ Nums: folios.flatMap((label, index): PdfValue[] => [index, dict({ P: text(label) })]) }),
  );
  const links = innerLinksOf(pdf);
  const printed = [...destinations].map(([id, place]) => [printId(id), place] as const);
  joinLinks(pdf, links, new Map([...printed, ...notePlaces(links)]));
  const title = (entry: OutlineEntry) =>
    [labels.opening(entry) ?? labels.number(entry.kind === 'section' ? entry.number : []), entry.title]
      .filter(Boolean)
      .join(entry.kind === 'section' ? ' ' : ': ');
  const bookmarks = writeOutline(pdf, outline, destinations, title);
  if (bookmarks) catalog.set('Outlines', bookmarks);
  pdf.set(pdf.trailer.get('Root') as PdfRef, catalog);
  // In the place of Chromium's own, which holds the time of printing.
  pdf.set(pdf.trailer.get('Info') as PdfRef, information(book));
  return pdf.write();
}

/** The information dictionary (ISO 32000-1, 14.3.3). */
function information({ settings, instant }: Book): PdfValue {
  const joined = (values: readonly string[]) => (values.length > 0 ? text(values.join('، ')) : undefined);
  return dict({
    Title: text(settings.title),
    Author: joined(settings.author.map((one) => one.name)),
    Subject: settings.description === undefined ? joined(settings.subject) : text(settings.description),
    Keywords: joined(settings.keywords),
    Creator: text(`warraq ${version()}`),
    CreationDate: date(instant),
    ModDate: date(instant),
  });
}

/** The document outline (12.3.3) from the book's own: what Chromium writes loses spaces at line ends of headings. */
function writeOutline(
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
