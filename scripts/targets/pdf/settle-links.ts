import type { PdfFile } from './document/pdf-file.ts';
import { PdfDict, PdfRef, type PdfValue } from './document/values.ts';
import type { Geometry } from './geometry.ts';

/**
 * Move links to the page that their words are on. Letters reach higher than a tight line; where such a line is the first of
 * a page, Chromium takes the link for one of the page before and puts it below the edge of the text there.
 */
export function settleLinks(pdf: PdfFile, pages: readonly PdfRef[], { margin, area }: Geometry): void {
  const moved = new Map<number, PdfRef[]>();
  for (const [index, ref] of pages.entries()) {
    const next = pages[index + 1];
    const links = linksOf(pdf, ref);
    const strays = links.filter((link) => next && middleOf(pdf, link) < margin.bottom);
    const here = [...(moved.get(index) ?? []), ...links.filter((link) => !strays.includes(link))];
    for (const link of strays) move(pdf, link, next!, area.height);
    moved.set(index + 1, strays);
    if (here.length !== links.length || strays.length > 0)
      pdf.set(ref, new PdfDict(pdf.dict(ref)).set('Annots', here));
  }
}

function linksOf(pdf: PdfFile, page: PdfRef): readonly PdfRef[] {
  const annotations = pdf.get(pdf.dict(page).get('Annots'));
  return Array.isArray(annotations) ? annotations.filter((one): one is PdfRef => one instanceof PdfRef) : [];
}

function middleOf(pdf: PdfFile, link: PdfRef): number {
  const [, bottom = 0, , top = 0] = pdf.get(pdf.dict(link).get('Rect')) as number[];
  return (bottom + top) / 2;
}

function move(pdf: PdfFile, link: PdfRef, page: PdfRef, by: number): void {
  const [left, bottom, right, top] = pdf.get(pdf.dict(link).get('Rect')) as number[];
  const rect: PdfValue = [left!, bottom! + by, right!, top! + by];
  pdf.set(link, new PdfDict(pdf.dict(link)).set('Rect', rect).set('P', page));
}
