import { PdfFile } from './pdf-file.ts';
import { dict, name, PdfDict, PdfRef, PdfString, type PdfValue } from './values.ts';

/** A print as a part of a document. */
export interface JoinedPrint {
  readonly pages: readonly PdfRef[];
  /** What the numbers of its objects are raised by. */
  readonly base: number;
}

/**
 * Prints that `print-file.ts` has written, made one document, one after another: their pages and their structure trees. What else they
 * say of themselves is said by the first.
 */
export class JoinedFile {
  readonly pdf = new PdfFile();
  readonly #pages: PdfRef[] = [];
  /** Keys and values: from content to its elements. */
  readonly #parents: PdfValue[] = [];
  /** How many of these keys there are. */
  #keys = 0;
  /** Names and values: the elements that have ids. */
  readonly #ids: PdfValue[] = [];
  /** What stands in the structure trees of the prints after the first. */
  readonly #kids: PdfValue[] = [];

  /** Add a print. */
  add(bytes: Uint8Array): JoinedPrint {
    const isFirst = this.#pages.length === 0;
    const { trailer, base } = this.pdf.append(bytes);
    const catalog = this.pdf.dict(trailer.get('Root'));
    const pages = this.pdf.pagesOf(catalog);
    this.#pages.push(...pages);
    this.#takeTrees(this.pdf.dict(catalog.get('StructTreeRoot')), pages);
    if (!isFirst) this.#takeAway(trailer, catalog);
    return { pages, base };
  }

  /** All that was added as one document. */
  finish(): PdfFile {
    const { pdf } = this;
    const root = pdf.catalog.get('StructTreeRoot');
    const tree = pdf.catalog.get('Pages') as PdfRef;
    if (this.#pages.length === pdf.pages().length) return pdf;
    for (const page of this.#pages) pdf.set(page, new PdfDict(pdf.dict(page)).set('Parent', tree));
    pdf.set(tree, dict({ Type: name('Pages'), Kids: this.#pages, Count: this.#pages.length }));
    if (!(root instanceof PdfRef)) return pdf;
    const whole = new PdfDict(pdf.dict(root))
      .set('ParentTree', dict({ Nums: this.#parents }))
      .set('ParentTreeNextKey', this.#keys)
      .set('IDTree', dict({ Names: sortedNames(this.#ids) }));
    pdf.set(root, whole);
    const document = documentsIn(pdf, whole)[0];
    if (document) this.#takeIn(document);
    return pdf;
  }

  /**
   * The tree that leads from content to its elements (ISO 32000-1, 14.7.4.4) has one key for each page and each annotation:
   * those of a print go on from the keys before.
   */
  #takeTrees(root: PdfDict, pages: readonly PdfRef[]): void {
    const { pdf } = this;
    const base = this.#keys;
    const nums = listIn(pdf, root.get('ParentTree'), 'Nums');
    for (const [at, one] of nums.entries()) this.#parents.push(at % 2 === 0 ? base + Number(one) : one);
    this.#keys += Number(root.get('ParentTreeNextKey') ?? 0);
    this.#ids.push(...listIn(pdf, root.get('IDTree'), 'Names'));
    if (base === 0) return;
    for (const page of pages) {
      raiseKey(pdf, page, 'StructParents', base);
      for (const one of listIn(pdf, page, 'Annots')) raiseKey(pdf, one as PdfRef, 'StructParent', base);
    }
  }

  /** Take away what held a print together. */
  #takeAway(trailer: PdfDict, catalog: PdfDict): void {
    const { pdf } = this;
    const root = catalog.get('StructTreeRoot');
    const documents = documentsIn(pdf, pdf.dict(root));
    for (const document of documents) this.#kids.push(...kidsOf(pdf, document));
    for (const one of [...documents, root, catalog.get('Pages'), trailer.get('Info'), trailer.get('Root')])
      if (one instanceof PdfRef) pdf.set(one, null);
  }

  /** Put what stands in the structure trees of the others into the element of the whole document. */
  #takeIn(document: PdfRef): void {
    const { pdf } = this;
    for (const kid of this.#kids)
      if (kid instanceof PdfRef) pdf.set(kid, new PdfDict(pdf.dict(kid)).set('P', document));
    const kids = [...kidsOf(pdf, document), ...this.#kids];
    pdf.set(document, new PdfDict(pdf.dict(document)).set('K', kids));
  }
}

/** The elements at the root of a structure tree. */
function documentsIn(pdf: PdfFile, root: PdfDict): readonly PdfRef[] {
  const found = root.get('K');
  const kids = found instanceof PdfRef && !Array.isArray(pdf.get(found)) ? [found] : pdf.get(found);
  return Array.isArray(kids) ? kids.filter((kid) => kid instanceof PdfRef) : [];
}

/** What stands in an element of the structure tree. */
function kidsOf(pdf: PdfFile, element: PdfRef): readonly PdfValue[] {
  const kids = pdf.dict(element).get('K') ?? [];
  return Array.isArray(kids) ? kids : [kids];
}

function listIn(pdf: PdfFile, value: PdfValue | undefined, entry: string): readonly PdfValue[] {
  const list = pdf.get(pdf.dict(value).get(entry));
  return Array.isArray(list) ? list : [];
}

function raiseKey(pdf: PdfFile, ref: PdfRef, entry: string, by: number): void {
  const found = pdf.dict(ref);
  const key = found.get(entry);
  if (typeof key === 'number') pdf.set(ref, new PdfDict(found).set(entry, key + by));
}

/** The names of a name tree, and their values, in the order of the names (7.9.6). */
function sortedNames(names: readonly PdfValue[]): PdfValue[] {
  const pairs = names.flatMap((one, at) =>
    one instanceof PdfString ? [[one, names[at + 1]!] as const] : [],
  );
  return pairs.sort(([a], [b]) => Buffer.compare(a.bytes, b.bytes)).flat();
}
