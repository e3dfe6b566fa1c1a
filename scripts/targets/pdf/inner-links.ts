import { targetOf } from '../../setting/inner-address.ts';
import type { Destination } from './destination.ts';
import type { PdfFile } from './document/pdf-file.ts';
import { dict, name, PdfDict, PdfRef, PdfString, type PdfValue } from './document/values.ts';

/** A link within the document (ISO 32000-1, 12.5.6.5). */
export interface InnerLink {
  /** The id that it leads to, as printed. */
  readonly target: string;
  readonly annotation: PdfRef;
  /** Index of the page that it is on. */
  readonly page: number;
}

/** The links within the book on pages, in their order. `first`: the index of the first page in the book. */
export function innerLinksOf(pdf: PdfFile, pages: readonly PdfRef[], first: number): readonly InnerLink[] {
  return pages.flatMap((ref, index) => {
    const annotations = pdf.get(pdf.dict(ref).get('Annots'));
    if (!Array.isArray(annotations)) return [];
    return annotations.flatMap((annotation): InnerLink[] => {
      if (!(annotation instanceof PdfRef)) return [];
      const target = targetIn(pdf, annotation);
      return target === undefined ? [] : [{ target, annotation, page: first + index }];
    });
  });
}

function targetIn(pdf: PdfFile, annotation: PdfRef): string | undefined {
  const uri = pdf.get(pdf.dict(pdf.dict(annotation).get('A')).get('URI'));
  return uri instanceof PdfString ? targetOf(Buffer.from(uri.bytes).toString('latin1')) : undefined;
}

/** Object number of a link -> the id that it leads to, as printed. */
export function targetsOf(links: readonly InnerLink[]): ReadonlyMap<number, string> {
  return new Map(links.map(({ annotation, target }) => [annotation.number, target]));
}

/** Make these links lead within the document. `places`: by ids as printed. */
export function joinLinks(
  pdf: PdfFile,
  links: readonly InnerLink[],
  places: ReadonlyMap<string, Destination>,
): void {
  const pages = pdf.pages();
  for (const { target, annotation } of links) {
    const place = places.get(target);
    const found = new PdfDict(pdf.dict(annotation));
    found.delete('A');
    if (place) {
      const at: PdfValue = [pages[place.page]!, name('XYZ'), place.x, place.y, 0];
      found.set('A', dict({ Type: name('Action'), S: name('GoTo'), D: at }));
    }
    pdf.set(annotation, found);
  }
}
