import type { PdfFile } from './pdf-file.ts';
import { PdfDict, PdfName, PdfRef, type PdfValue } from './values.ts';

/** What the structure tree (ISO 32000-1, 14.7) says of the order of reading. */
export interface Structure {
  /**
   * The pages (from 0) of the headings, in their order; undefined for one without a mark. Letters that reach above the first
   * line of a page leave an empty mark on the page before, so the last mark of a heading counts.
   */
  readonly headings: readonly (number | undefined)[];
  /** Object number of a page -> identifier of marked content on it -> its place in the order of reading. */
  readonly order: ReadonlyMap<number, ReadonlyMap<number, number>>;
}

export function readStructure(pdf: PdfFile): Structure {
  const indexes = new Map(pdf.pages().map((ref, index) => [ref.number, index]));
  const headings: (number | undefined)[] = [];
  const order = new Map<number, Map<number, number>>();
  let count = 0;
  let last: number | undefined;
  const mark = (page: PdfValue | undefined, mcid: number) => {
    if (!(page instanceof PdfRef)) return;
    last = indexes.get(page.number);
    const places = order.get(page.number) ?? new Map<number, number>();
    order.set(page.number, places.set(mcid, count));
    count += 1;
  };
  const walk = (value: PdfValue | undefined, page: PdfValue | undefined): void => {
    const found = pdf.get(value);
    if (typeof found === 'number') mark(page, found);
    else if (Array.isArray(found)) for (const kid of found) walk(kid, page);
    else if (found instanceof PdfDict) element(found, found.get('Pg') ?? page);
  };
  const element = (found: PdfDict, page: PdfValue | undefined) => {
    const mcid = found.get('MCID');
    if (typeof mcid === 'number') return mark(page, mcid);
    const role = found.get('S');
    const isHeading = role instanceof PdfName && /^H[1-6]$/.test(role.name);
    if (isHeading) last = undefined;
    walk(found.get('K'), page);
    if (isHeading) headings.push(last);
  };
  walk(pdf.dict(pdf.catalog.get('StructTreeRoot')).get('K'), undefined);
  return { headings, order };
}
