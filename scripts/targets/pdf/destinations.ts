import type { PdfFile } from './document/pdf-file.ts';
import { PdfDict, PdfRef, type PdfValue } from './document/values.ts';
import { printId } from './print-id.ts';

/** Where an id stands in a printed PDF: index of the page (from 0), and x, y in points from the page's lower left. */
export interface Destination {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** The destinations that Chromium wrote, one for each id that some link leads to. `ids` are those of the book. */
export function destinationsOf(pdf: PdfFile, ids: readonly string[]): ReadonlyMap<string, Destination> {
  const byName = new Map(ids.map((id) => [printId(id), id]));
  const indexes = new Map(pdf.pages().map((ref, index) => [ref.number, index]));
  const found = new Map<string, Destination>();
  for (const [key, value] of pdf.dict(pdf.catalog.get('Dests'))) {
    const target = arrayOf(pdf, value);
    const page = target?.[0] instanceof PdfRef ? indexes.get(target[0].number) : undefined;
    if (page !== undefined)
      found.set(byName.get(key) ?? key, { page, x: Number(target![2] ?? 0), y: Number(target![3] ?? 0) });
  }
  return found;
}

function arrayOf(pdf: PdfFile, value: PdfValue): PdfValue[] | undefined {
  const found = pdf.get(value);
  const inner = found instanceof PdfDict ? pdf.get(found.get('D')) : found;
  return Array.isArray(inner) ? inner : undefined;
}
