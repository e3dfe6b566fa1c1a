import type { PdfFile } from './document/pdf-file.ts';
import { dict, name, PdfDict, PdfRef, PdfString, type PdfValue } from './document/values.ts';
import type { Destination } from './geometry.ts';

/**
 * Chromium walks the targets of all links within a document for every page that it prints: time that grows with the
 * square of the book. So these links have an address of their own scheme, which Chromium writes as any other; here they
 * are made links within the document (ISO 32000-1, 12.5.6.5).
 */
const SCHEME = 'warraq:';

/** The address of an id, as printed, for links within the document. */
export function innerAddress(id: string): string {
  return `${SCHEME}${id}`;
}

/** The id, as printed, that an address within the document leads to. */
export function idOf(address: string): string {
  return address.replace(/^(warraq:|#)/, '');
}

export interface InnerLink {
  /** The id that it leads to, as printed. */
  readonly target: string;
  readonly annotation: PdfRef;
  readonly page: number;
  /** Left and top of what is clicked, in points. */
  readonly x: number;
  readonly y: number;
}

/** The links of our scheme on pages, in their order. `first`: the index of the first page in the book. */
export function innerLinksOf(pdf: PdfFile, pages: readonly PdfRef[], first: number): readonly InnerLink[] {
  const links: InnerLink[] = [];
  for (const [index, ref] of pages.entries()) {
    const page = first + index;
    const annotations = pdf.get(pdf.dict(ref).get('Annots'));
    if (!Array.isArray(annotations)) continue;
    for (const annotation of annotations) {
      if (!(annotation instanceof PdfRef)) continue;
      const found = pdf.dict(annotation);
      const target = targetOf(pdf, found);
      const [left, , , top] = (pdf.get(found.get('Rect')) as number[]) ?? [];
      if (target && left !== undefined && top !== undefined)
        links.push({ target, annotation, page, x: left, y: top });
    }
  }
  return links;
}

/** Object number of a link -> the id that it leads to, as printed. */
export function targetsOf(links: readonly InnerLink[]): ReadonlyMap<number, string> {
  return new Map(links.map(({ annotation, target }) => [annotation.number, target]));
}

function targetOf(pdf: PdfFile, annotation: PdfDict): string | undefined {
  const uri = pdf.get(pdf.dict(annotation.get('A')).get('URI'));
  const text = uri instanceof PdfString ? Buffer.from(uri.bytes).toString('latin1') : '';
  return text.startsWith(SCHEME) ? text.slice(SCHEME.length) : undefined;
}

/** Where notes and marks stand, by id: a note's number leads to its mark and a mark to its note, so each shows the other. */
export function notePlaces(links: readonly InnerLink[]): ReadonlyMap<string, Destination> {
  const places = new Map<string, Destination>();
  for (const { target, page, x, y } of links) {
    if (!isNote(target)) continue;
    const counterpart = target.startsWith('note-') ? `mark-${target.slice(5)}` : `note-${target.slice(5)}`;
    if (!places.has(counterpart)) places.set(counterpart, { page, x, y });
  }
  return places;
}

/** Whether an id is that of a note or of its mark. */
export function isNote(id: string): boolean {
  return /^(note|mark)-\d/.test(id);
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
      const at: PdfValue = [pages[place.page]!, name('XYZ'), place.x, place.y + (isNote(target) ? 4 : 0), 0];
      found.set('A', dict({ Type: name('Action'), S: name('GoTo'), D: at }));
    }
    pdf.set(annotation, found);
  }
}
