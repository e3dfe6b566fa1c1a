import type { PdfFile } from './pdf-file.ts';
import { PdfDict, PdfName, PdfRef, type PdfValue } from './values.ts';

/**
 * The pages (from 0) that the headings stand on, in the order of the structure tree (ISO 32000-1, 14.7). Letters that reach
 * above the first line of a page leave an empty mark on the page before, so the last mark of a heading counts; undefined
 * for a heading without any.
 */
export function headingPages(pdf: PdfFile): readonly (number | undefined)[] {
  const indexes = new Map(pdf.pages().map((ref, index) => [ref.number, index]));
  const found: (number | undefined)[] = [];
  const walk = (value: PdfValue): void => {
    const element = pdf.get(value);
    if (Array.isArray(element)) element.forEach(walk);
    if (!(element instanceof PdfDict)) return;
    const role = pdf.get(element.get('S'));
    if (!(role instanceof PdfName) || !/^H[1-6]$/.test(role.name)) walk(element.get('K') ?? null);
    else
      found.push(
        pagesOf(pdf, element)
          .map((page) => indexes.get(page.number)!)
          .at(-1),
      );
  };
  walk(pdf.dict(pdf.catalog.get('StructTreeRoot')).get('K') ?? null);
  return found;
}

/** The pages of an element's marked content, in its order. */
function pagesOf(pdf: PdfFile, element: PdfDict): readonly PdfRef[] {
  const own = element.get('Pg');
  const kids = pdf.get(element.get('K'));
  return (Array.isArray(kids) ? kids : [kids]).flatMap((kid): readonly PdfRef[] => {
    const found = pdf.get(kid);
    if (found instanceof PdfDict && !found.has('MCID')) return pagesOf(pdf, found);
    const page = (found instanceof PdfDict && found.get('Pg')) || own;
    return page instanceof PdfRef && found !== null ? [page] : [];
  });
}
