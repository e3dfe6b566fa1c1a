import { PdfFile } from './pdf-file.ts';
import { type Element, type Leaf, Structure } from './structure.ts';
import { dict, name, PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './values.ts';

/**
 * A print that is being put right: its pages and its structure tree are written anew as flat as they can be, one list each, so that
 * it can be joined to others (`join.ts`).
 */
export class PrintFile {
  readonly pdf: PdfFile;
  readonly pages: readonly PdfRef[];
  readonly structure: Structure;
  /** Key -> value: from content to its elements. */
  readonly #parents: Map<number, PdfValue>;

  /** `number`: which of the prints of a document it is; the ids of its elements begin with it. */
  constructor(bytes: Uint8Array, number: number) {
    const pdf = new PdfFile(bytes);
    const root = pdf.dict(pdf.catalog.get('StructTreeRoot'));
    this.pdf = pdf;
    this.pages = pdf.pages();
    this.structure = new Structure(pdf);
    this.#parents = new Map(numbersOf(pdf, root.get('ParentTree')));
    renumber(pdf, [...this.structure.elements()], number);
    const trees = [root.get('ParentTree'), root.get('IDTree'), ...kidsOf(pdf, pdf.catalog.get('Pages'))];
    for (const tree of trees) fell(pdf, tree);
  }

  /** Say that marked content belongs to another element, to the tree that leads from content to elements (ISO 32000-1, 14.7.4.4). */
  repoint({ page, mcid }: Leaf, { ref }: Element): void {
    const key = page && this.pdf.dict(page).get('StructParents');
    if (typeof key !== 'number' || mcid === undefined) return;
    const content = this.pdf.get(this.#parents.get(key));
    if (!Array.isArray(content)) return;
    this.#parents.set(
      key,
      content.map((one, at) => (at === mcid ? ref : one)),
    );
  }

  /** The whole file. `roles`: what roles that PDF does not know come to. */
  write(roles: Readonly<Record<string, string>>): Uint8Array {
    const { pdf, pages, structure } = this;
    const tree = pdf.catalog.get('Pages') as PdfRef;
    for (const page of pages) pdf.set(page, new PdfDict(pdf.dict(page)).set('Parent', tree));
    pdf.set(tree, dict({ Type: name('Pages'), Kids: [...pages], Count: pages.length }));
    const elements = structure.write();
    const root = pdf.catalog.get('StructTreeRoot');
    if (root instanceof PdfRef) {
      const known = Object.entries(roles).map(([role, standard]) => [role, name(standard)] as const);
      const whole = new PdfDict(pdf.dict(root))
        .set('ParentTree', dict({ Nums: [...this.#parents].flat() }))
        .set('ParentTreeNextKey', Math.max(-1, ...this.#parents.keys()) + 1)
        .set('RoleMap', new PdfDict(known))
        .set('IDTree', dict({ Names: namesOf(elements) }));
      pdf.set(root, whole);
    }
    return pdf.write();
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

/** The elements that have ids, by these: names and values of a name tree (7.9.6; 14.7.2, table 322). */
function namesOf(elements: readonly Element[]): PdfValue[] {
  const named = elements.flatMap((element) => {
    const id = element.dict.get('ID');
    return id instanceof PdfString ? [[Buffer.from(id.bytes), element.ref] as const] : [];
  });
  named.sort(([a], [b]) => Buffer.compare(a, b));
  return named.flatMap(([id, ref]): PdfValue[] => [new PdfString(id), ref]);
}
