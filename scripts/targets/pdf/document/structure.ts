import type { PdfFile } from './pdf-file.ts';
import { dict, name, PdfDict, PdfName, PdfRef, type PdfValue } from './values.ts';

/** Marked content, or an object such as an annotation, as an element of the structure tree names it. */
export interface Leaf {
  readonly value: PdfValue;
  /** Of marked content: its page and its identifier there. */
  readonly page: PdfRef | undefined;
  readonly mcid: number | undefined;
  /** Of an object. */
  readonly object: PdfRef | undefined;
}

/** An element of the structure tree (ISO 32000-1, 14.7.2), to be changed and written back. */
export interface Element {
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  role: string;
  kids: (Element | Leaf)[];
  parent: Element | undefined;
  changed: boolean;
}

export const isElement = (kid: Element | Leaf): kid is Element => 'role' in kid;

/** A structure tree: that of a document, or of one of the prints that it is made of. */
export class Structure {
  readonly #pdf: PdfFile;
  readonly roots: readonly (Element | Leaf)[];

  /** `root`: the root of the tree; that of the document if not given. */
  constructor(pdf: PdfFile, root = pdf.catalog.get('StructTreeRoot')) {
    this.#pdf = pdf;
    this.roots = this.#kidsOf(pdf.dict(root).get('K'), undefined, undefined);
  }

  /** All elements, each before those within it. */
  *elements(): Generator<Element> {
    const waiting = this.roots.filter(isElement).reverse();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      yield next;
      for (let at = next.kids.length - 1; at >= 0; at -= 1) {
        const kid = next.kids[at]!;
        if (isElement(kid)) waiting.push(kid);
      }
    }
  }

  /** A new element; it belongs into the kids of its parent. */
  add(role: string, parent: Element, kids: (Element | Leaf)[]): Element {
    const entries = dict({ Type: name('StructElem'), Pg: parent.dict.get('Pg') });
    const made = { ref: this.#pdf.add(null), dict: entries, role, kids, parent, changed: true };
    for (const kid of kids) if (isElement(kid)) this.adopt(made, kid);
    return made;
  }

  /** Make an element the parent of another. */
  adopt(parent: Element, kid: Element): void {
    kid.parent = parent;
    kid.changed = true;
  }

  /** Marked content as a kid of an element that may begin on another page. */
  contentOf({ page, mcid, ...rest }: Leaf): Leaf {
    return { ...rest, page, mcid, value: dict({ Type: name('MCR'), Pg: page, MCID: mcid }) };
  }

  /** Take an element that belongs to nothing any more out of the document. */
  remove(element: Element): void {
    this.#pdf.set(element.ref, null);
  }

  /** Write the changed elements into the document. Gives all elements. */
  write(): readonly Element[] {
    const elements = [...this.elements()];
    for (const element of elements) {
      if (!element.changed) continue;
      const changed = new PdfDict(element.dict).set('S', name(element.role));
      changed.set(
        'K',
        element.kids.map((kid) => (isElement(kid) ? kid.ref : kid.value)),
      );
      if (element.parent) changed.set('P', element.parent.ref);
      this.#pdf.set(element.ref, changed);
    }
    return elements;
  }

  #kidsOf(
    value: PdfValue | undefined,
    page: PdfValue | undefined,
    parent: Element | undefined,
  ): (Element | Leaf)[] {
    const found = this.#pdf.get(value);
    if (Array.isArray(found)) return found.flatMap((kid) => this.#kidsOf(kid, page, parent));
    if (typeof found === 'number') return [leaf(found, { page, mcid: found })];
    if (!(found instanceof PdfDict)) return [];
    const mcid = found.get('MCID');
    if (typeof mcid === 'number') return [leaf(value!, { page: found.get('Pg') ?? page, mcid })];
    if (found.has('Obj')) return [leaf(value!, { object: found.get('Obj')! })];
    if (!(value instanceof PdfRef)) return [];
    const role = found.get('S');
    const element: Element = {
      ref: value,
      dict: found,
      role: role instanceof PdfName ? role.name : '',
      kids: [],
      parent,
      changed: false,
    };
    element.kids = this.#kidsOf(found.get('K'), found.get('Pg') ?? page, element);
    return [element];
  }
}

function leaf(
  value: PdfValue,
  { page, mcid, object }: { page?: PdfValue | undefined; mcid?: number; object?: PdfValue },
): Leaf {
  return {
    value,
    page: page instanceof PdfRef ? page : undefined,
    mcid,
    object: object instanceof PdfRef ? object : undefined,
  };
}

/** The marked content and the objects of an element, in the order of reading. */
export function* leavesOf(element: Element): Generator<Leaf> {
  for (const kid of element.kids) {
    if (isElement(kid)) yield* leavesOf(kid);
    else yield kid;
  }
}

/** Object number of a page -> identifier of marked content on it -> its place in the order of reading. */
export function readingOrder(structure: Structure): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const order = new Map<number, Map<number, number>>();
  let count = 0;
  for (const root of structure.roots) {
    if (!isElement(root)) continue;
    for (const { page, mcid } of leavesOf(root)) {
      if (page === undefined || mcid === undefined) continue;
      const places = order.get(page.number) ?? new Map<number, number>();
      order.set(page.number, places.set(mcid, count));
      count += 1;
    }
  }
  return order;
}
