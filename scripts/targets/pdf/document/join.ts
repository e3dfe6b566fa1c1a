import { PdfFile } from './pdf-file.ts';
import { type Element, isElement, type Leaf, Structure } from './structure.ts';
import { dict, name, PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './values.ts';

/** A print as a part of a document. */
export interface JoinedPrint {
  readonly pages: readonly PdfRef[];
  readonly structure: Structure;
  /** Say that marked content belongs to another element: of the tree that leads from content to elements (ISO 32000-1, 14.7.4.4). */
  readonly repoint: (content: Leaf, element: Element) => void;
}

/**
 * Prints made one document, one after another: their pages and their structure trees. What else they say of themselves is said
 * by the first.
 */
export class JoinedFile {
  readonly pdf = new PdfFile();
  readonly #parts: JoinedPrint[] = [];
  /** Key -> value: from content to its elements. */
  readonly #parents: PdfValue[] = [];
  /** How many of these keys there are. */
  #keys = 0;

  /** Add a print. */
  add(bytes: Uint8Array): JoinedPrint {
    const trailer = this.pdf.append(bytes);
    const catalog = this.pdf.dict(trailer.get('Root'));
    const root = catalog.get('StructTreeRoot');
    const pages = this.pdf.pagesOf(catalog);
    this.#addParents(this.pdf.dict(root).get('ParentTree'), pages);
    const structure = new Structure(this.pdf, root);
    renumber(this.pdf, [...structure.elements()], this.#parts.length);
    const part = { pages, structure, repoint: (content: Leaf, to: Element) => this.#repoint(content, to) };
    this.#fell(trailer);
    this.#parts.push(part);
    return part;
  }

  #repoint({ page, mcid }: Leaf, { ref }: Element): void {
    const key = page && this.pdf.dict(page).get('StructParents');
    const at = this.#parents.findIndex((one, index) => index % 2 === 0 && one === key);
    const content = this.pdf.get(this.#parents[at + 1]);
    if (at < 0 || !Array.isArray(content) || mcid === undefined) return;
    this.#parents[at + 1] = content.map((one, index) => (index === mcid ? ref : one));
  }

  /** Take away what held a print together; of the first, what the document keeps is written anew. */
  #fell(trailer: PdfDict): void {
    const { pdf } = this;
    const catalog = pdf.dict(trailer.get('Root'));
    const root = pdf.dict(catalog.get('StructTreeRoot'));
    const [pages, parents, ids] = [catalog.get('Pages'), root.get('ParentTree'), root.get('IDTree')];
    const isFirst = this.#parts.length === 0;
    for (const tree of [parents, ids, ...(isFirst ? kidsOf(pdf, pages) : [pages])]) fell(pdf, tree);
    if (isFirst) return;
    for (const one of [catalog.get('StructTreeRoot'), trailer.get('Info'), trailer.get('Root')])
      if (one instanceof PdfRef) pdf.set(one, null);
  }

  /** Write what holds the parts together. `roles`: what roles that PDF does not know come to. */
  finish(roles: Readonly<Record<string, string>>): PdfFile {
    const { pdf } = this;
    const tree = pdf.catalog.get('Pages') as PdfRef;
    const pages = this.#parts.flatMap((part) => part.pages);
    for (const page of pages) pdf.set(page, new PdfDict(pdf.dict(page)).set('Parent', tree));
    pdf.set(tree, dict({ Type: name('Pages'), Kids: pages, Count: pages.length }));
    const documents = this.#parts.flatMap(({ structure }) => structure.roots.filter(isElement));
    const [document, ...others] = documents;
    if (document) for (const other of others) moveKids(other, document);
    const elements = this.#parts.flatMap(({ structure }) => structure.write());
    for (const other of others) pdf.set(other.ref, null);
    const root = pdf.catalog.get('StructTreeRoot');
    if (!(root instanceof PdfRef)) return pdf;
    const whole = new PdfDict(pdf.dict(root)).set('ParentTree', dict({ Nums: this.#parents }));
    whole.set('ParentTreeNextKey', this.#keys);
    const known = Object.entries(roles).map(([role, standard]) => [role, name(standard)] as const);
    pdf.set(root, whole.set('RoleMap', new PdfDict(known)).set('IDTree', idTree(elements)));
    return pdf;
  }

  /**
   * The tree that leads from content to its elements (ISO 32000-1, 14.7.4.4) has one key for each page and each annotation:
   * those of a print go on from the keys before.
   */
  #addParents(tree: PdfValue | undefined, pages: readonly PdfRef[]): void {
    const { pdf } = this;
    const base = this.#keys;
    for (const [key, value] of numbersOf(pdf, tree)) {
      this.#parents.push(base + key, value);
      this.#keys = Math.max(this.#keys, base + key + 1);
    }
    if (base === 0) return;
    for (const page of pages) {
      raiseKey(pdf, page, 'StructParents', base);
      const annotations = pdf.get(pdf.dict(page).get('Annots'));
      for (const one of Array.isArray(annotations) ? annotations : [])
        raiseKey(pdf, one as PdfRef, 'StructParent', base);
    }
  }
}

/** Take away the nodes of a tree; of one of pages not these themselves (7.7.3, 7.9.6, 7.9.7). */
function fell(pdf: PdfFile, node: PdfValue | undefined): void {
  const type = pdf.dict(node).get('Type');
  if (!(node instanceof PdfRef) || (type instanceof PdfName && type.name === 'Page')) return;
  for (const kid of kidsOf(pdf, node)) fell(pdf, kid);
  pdf.set(node, null);
}

function kidsOf(pdf: PdfFile, node: PdfValue | undefined): readonly PdfValue[] {
  const kids = pdf.get(pdf.dict(node).get('Kids'));
  return Array.isArray(kids) ? kids : [];
}

function raiseKey(pdf: PdfFile, ref: PdfRef, entry: string, by: number): void {
  const found = pdf.dict(ref);
  const key = found.get(entry);
  if (typeof key === 'number') pdf.set(ref, new PdfDict(found).set(entry, key + by));
}

/** The entries of a number tree (7.9.7). */
function numbersOf(pdf: PdfFile, node: PdfValue | undefined): readonly (readonly [number, PdfValue])[] {
  const found = pdf.dict(node);
  const kids = pdf.get(found.get('Kids'));
  if (Array.isArray(kids)) return kids.flatMap((kid) => numbersOf(pdf, kid));
  const nums = (pdf.get(found.get('Nums')) ?? []) as PdfValue[];
  return nums.flatMap((key, at) => (at % 2 === 0 ? [[Number(key), nums[at + 1]!] as const] : []));
}

/**
 * Give the elements that have ids new ones, by print and number, in the headers of cells, too: those of a print count what else the
 * browser had to do.
 */
function renumber(pdf: PdfFile, elements: readonly Element[], print: number): void {
  const ids = new Map<string, PdfString>();
  for (const element of elements) {
    const id = element.dict.get('ID');
    if (!(id instanceof PdfString)) continue;
    const own = new PdfString(Buffer.from(`${print}-${ids.size}`, 'latin1'));
    ids.set(keyOf(id), own);
    element.dict.set('ID', own);
    element.changed = true;
  }
  for (const element of elements) nameHeaders(pdf, element, (id) => ids.get(keyOf(id)) ?? id);
}

function nameHeaders(pdf: PdfFile, element: Element, named: (id: PdfString) => PdfString): void {
  const attributes = pdf.get(element.dict.get('A'));
  for (const one of Array.isArray(attributes) ? attributes : [attributes]) {
    const headers = pdf.get(pdf.dict(one).get('Headers'));
    if (!Array.isArray(headers)) continue;
    const renamed = headers.map((header) => (header instanceof PdfString ? named(header) : header));
    pdf.dict(one).set('Headers', renamed);
    if (one instanceof PdfRef) pdf.set(one, pdf.dict(one));
    element.changed = true;
  }
}

const keyOf = ({ bytes }: PdfString) => Buffer.from(bytes).toString('latin1');

function moveKids(from: Element, to: Element): void {
  for (const kid of from.kids) {
    if (isElement(kid)) {
      kid.parent = to;
      kid.changed = true;
    }
    to.kids.push(kid);
  }
  to.changed = true;
  from.kids = [];
  from.changed = true;
}

/** The elements that have ids, by these (14.7.2, table 322). */
function idTree(elements: readonly Element[]): PdfDict {
  const named = elements.flatMap((element) => {
    const id = element.dict.get('ID');
    return id instanceof PdfString ? [[Buffer.from(id.bytes), element.ref] as const] : [];
  });
  named.sort(([a], [b]) => Buffer.compare(a, b));
  return dict({ Names: named.flatMap(([id, ref]): PdfValue[] => [new PdfString(id), ref]) });
}
