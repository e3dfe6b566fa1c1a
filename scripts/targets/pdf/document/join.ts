import { PdfFile } from './pdf-file.ts';
import { type Element, isElement, Structure } from './structure.ts';
import { dict, name, PdfDict, PdfRef, PdfString, type PdfValue } from './values.ts';

/** A file, and whether it has a page at its beginning that only makes the others fall on their sides. */
export interface Print {
  readonly bytes: Uint8Array;
  readonly spare: boolean;
}

/** A document and its structure tree. */
export interface Joined {
  readonly pdf: PdfFile;
  readonly structure: Structure;
}

/**
 * Make prints one document: their pages and their structure trees one after another. What else they say of themselves is
 * said by the first. `settle` is called before the spare pages are left out.
 */
export function joinPrints(prints: readonly Print[], settle: (pdf: PdfFile) => void): Joined {
  const pdf = new PdfFile(...prints.map(({ bytes }) => bytes));
  const trailers = [pdf.trailer, ...pdf.otherTrailers];
  if (trailers.length === 1) {
    settle(pdf);
    return { pdf, structure: new Structure(pdf) };
  }
  const catalogs = trailers.map((trailer) => pdf.dict(trailer.get('Root')));
  const branches = catalogs.map((catalog) => pdf.pagesOf(catalog));
  for (const catalog of catalogs) fell(pdf, catalog.get('Pages') as PdfRef);
  joinPages(pdf, branches.flat());
  settle(pdf);
  const spares = new Set(branches.flatMap(([first], index) => (prints[index]!.spare ? [first!.number] : [])));
  joinPages(
    pdf,
    branches.flat().filter(({ number }) => !spares.has(number)),
  );
  joinParentTrees(pdf, catalogs, branches);
  const structure = joinStructures(pdf, catalogs, spares);
  for (const trailer of pdf.otherTrailers)
    for (const key of ['Root', 'Info']) pdf.set(trailer.get(key) as PdfRef, null);
  return { pdf, structure };
}

/** Take away the nodes of a tree of pages, but not its pages. */
function fell(pdf: PdfFile, node: PdfRef): void {
  const kids = pdf.get(pdf.dict(node).get('Kids'));
  if (!Array.isArray(kids)) return;
  for (const kid of kids) fell(pdf, kid as PdfRef);
  pdf.set(node, null);
}

/** Make a list of pages the tree of the document (ISO 32000-1, 7.7.3). */
function joinPages(pdf: PdfFile, pages: readonly PdfRef[]): void {
  const root = pdf.catalog.get('Pages') as PdfRef;
  pdf.set(root, dict({ Type: name('Pages'), Kids: [...pages], Count: pages.length }));
  for (const page of pages) pdf.set(page, new PdfDict(pdf.dict(page)).set('Parent', root));
}

/**
 * The tree that leads from content to its elements (14.7.4.4) has one key for each page and each annotation: those of each
 * file go on from the keys of the file before.
 */
function joinParentTrees(
  pdf: PdfFile,
  catalogs: readonly PdfDict[],
  branches: readonly (readonly PdfRef[])[],
): void {
  const joined: PdfValue[] = [];
  let base = 0;
  for (const [index, catalog] of catalogs.entries()) {
    const nums = numbersOf(pdf, pdf.dict(catalog.get('StructTreeRoot')).get('ParentTree'));
    for (const [key, value] of nums) joined.push(base + key, value);
    for (const page of branches[index]!) {
      raiseKey(pdf, page, 'StructParents', base);
      const annotations = pdf.get(pdf.dict(page).get('Annots'));
      for (const one of Array.isArray(annotations) ? annotations : [])
        raiseKey(pdf, one as PdfRef, 'StructParent', base);
    }
    base += Math.max(-1, ...nums.map(([key]) => key)) + 1;
  }
  const root = catalogs[0]!.get('StructTreeRoot') as PdfRef;
  const tree = new PdfDict(pdf.dict(root)).set('ParentTree', dict({ Nums: joined }));
  pdf.set(root, tree.set('ParentTreeNextKey', base));
}

function raiseKey(pdf: PdfFile, ref: PdfRef, entry: string, by: number): void {
  const found = pdf.dict(ref);
  const key = found.get(entry);
  if (by > 0 && typeof key === 'number') pdf.set(ref, new PdfDict(found).set(entry, key + by));
}

/** The entries of a number tree (7.9.7). */
function numbersOf(pdf: PdfFile, node: PdfValue | undefined): readonly (readonly [number, PdfValue])[] {
  const found = pdf.dict(node);
  const kids = pdf.get(found.get('Kids'));
  if (Array.isArray(kids)) return kids.flatMap((kid) => numbersOf(pdf, kid));
  const nums = (pdf.get(found.get('Nums')) ?? []) as PdfValue[];
  return nums.flatMap((key, at) => (at % 2 === 0 ? [[Number(key), nums[at + 1]!] as const] : []));
}

/** What stands in the documents of the files stands in the first of them. */
function joinStructures(pdf: PdfFile, catalogs: readonly PdfDict[], spares: ReadonlySet<number>): Structure {
  const roots = catalogs.map((catalog) => catalog.get('StructTreeRoot') as PdfRef);
  const documents = roots.map((root) => pdf.dict(root).get('K') as PdfRef);
  const [first, ...others] = documents;
  const kidsOf = (document: PdfRef): PdfValue[] => {
    const kids = pdf.get(pdf.dict(document).get('K'));
    return Array.isArray(kids) ? kids : kids === null ? [] : [pdf.dict(document).get('K')!];
  };
  for (const other of others)
    for (const kid of kidsOf(other))
      if (kid instanceof PdfRef) pdf.set(kid, new PdfDict(pdf.dict(kid)).set('P', first!));
  pdf.set(first!, new PdfDict(pdf.dict(first)).set('K', documents.flatMap(kidsOf)));
  for (const ref of [...others, ...roots.slice(1)]) pdf.set(ref, null);
  const structure = new Structure(pdf);
  for (const element of structure.elements()) {
    distinguish(pdf, element);
    leaveOut(pdf, element, spares);
  }
  return structure;
}

/** Ids of elements count anew in each file, so the number of the file is put behind them: in the headers of cells, too. */
function distinguish(pdf: PdfFile, element: Element): void {
  const file = pdf.fileOf(element.ref);
  if (file === 0) return;
  const id = element.dict.get('ID');
  const attributes = pdf.get(element.dict.get('A'));
  const named = (value: PdfString) => new PdfString(Buffer.concat([value.bytes, Buffer.from(`-${file}`)]));
  if (id instanceof PdfString) element.dict.set('ID', named(id));
  for (const one of Array.isArray(attributes) ? attributes : [attributes]) {
    const headers = pdf.get(pdf.dict(one).get('Headers'));
    if (!Array.isArray(headers)) continue;
    pdf.dict(one).set(
      'Headers',
      headers.map((header) => (header instanceof PdfString ? named(header) : header)),
    );
    if (one instanceof PdfRef) pdf.set(one, pdf.dict(one));
  }
  if (id || attributes) pdf.set(element.ref, element.dict);
}

/** Letters that reach above the first line of a page leave an empty mark on the page before. */
function leaveOut(pdf: PdfFile, element: Element, spares: ReadonlySet<number>): void {
  const kept = element.kids.filter((kid) => isElement(kid) || !spares.has(kid.page?.number ?? -1));
  if (kept.length === element.kids.length) return;
  element.kids = kept;
  element.dict.set(
    'K',
    kept.map((kid) => (isElement(kid) ? kid.ref : kid.value)),
  );
  pdf.set(element.ref, element.dict);
}
