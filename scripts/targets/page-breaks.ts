import type { Element, ElementContent, Root } from 'hast';
import type { Book } from '../book/book.ts';
import type { PageMap, PageStart } from '../book/page-map.ts';

/** A page of the print edition, as EPUB and web edition name it. */
export interface PrintPage extends PageStart {
  /** The id of its mark. */
  readonly id: string;
  /** Its folio. */
  readonly label: string;
}

/** The pages of the print edition that something begins on: all but blank ones. `ids`: those that the book has. */
export function printPages(map: PageMap | undefined, ids: readonly string[]): readonly PrintPage[] {
  let prefix = 'pg';
  while (ids.some((id) => id.startsWith(prefix) && /^\d+$/.test(id.slice(prefix.length)))) prefix += '-';
  return (map?.starts ?? []).flatMap((start, index) =>
    start ? [{ ...start, id: `${prefix}${index + 1}`, label: map!.labels[index]! }] : [],
  );
}

/** The mark of a page (EPUB 3.3, D.4; DPUB-ARIA 1.1, doc-pagebreak). */
export function pageBreak({ id, label }: PrintPage): Element {
  return {
    type: 'element',
    tagName: 'span',
    properties: { id, role: 'doc-pagebreak', ariaLabel: label },
    children: [],
  };
}

/** What marks of pages have to know of the elements of pieces of markup, by their classes. */
export interface Marking {
  /** Their words are others in print. */
  readonly ownToPrint: readonly string[];
  /** No mark stands within them. */
  readonly whole: readonly string[];
}

/** What the pieces of markup of a book say of marks. */
export function markingOf({ syntaxes }: Pick<Book, 'syntaxes'>): Marking {
  return {
    ownToPrint: syntaxes.flatMap(({ late }) => late?.className ?? []),
    whole: syntaxes.flatMap(({ whole = [] }) => whole),
  };
}

/** A copy of a division with the marks of its pages, each before the very word that it begins with. */
export function withPageBreaks(tree: Root, pages: readonly PrintPage[], marking: Marking): Root {
  // From the end, so that no mark moves one before it.
  return [...pages]
    .reverse()
    .reduce<Root>((marked, page) => inserted(marked, page.element, { ...page, ...marking }), tree);
}

/** A page, with the elements that are treated otherwise. */
interface PlacedPage extends PrintPage, Marking {}

function inserted<Parent extends Root | Element>(
  parent: Parent,
  [index, ...rest]: readonly number[],
  page: PlacedPage,
): Parent {
  if (index === undefined) return { ...parent, children: beginning(parent, page) };
  const children = [...parent.children] as ElementContent[];
  const elements = children.filter((child): child is Element => child.type === 'element');
  const child = elements[index];
  if (!child) return { ...parent, children: beginning(parent, page) };
  const at = children.indexOf(child);
  if ((rest.length === 0 && holdsNoText(child)) || hasClass(child, page.whole))
    children.splice(at, 0, pageBreak(page));
  else children[at] = inserted(child, rest, page);
  return { ...parent, children };
}

/** Drawings and images: a mark stands before them. */
function holdsNoText({ tagName }: Element): boolean {
  return /^(img|svg|math|hr|br)$/.test(tagName);
}

/** The children of a block with the mark after so many letters; that of a table or a list goes into its first cell or entry. */
function beginning(parent: Root | Element, page: PlacedPage): ElementContent[] {
  const children = parent.children as ElementContent[];
  if ('tagName' in parent && /^(table|thead|tbody|tr|ul|ol|dl)$/.test(parent.tagName)) {
    const at = children.findIndex((child) => child.type === 'element' && child.tagName !== 'caption');
    return children.map((child, index) => (index === at ? inserted(child as Element, [], page) : child));
  }
  const placed = place(children, page.offset, page);
  return placed.left < 0 ? placed.children : [...placed.children, pageBreak(page)];
}

interface Placed {
  readonly children: ElementContent[];
  /** Letters that are still to come before the mark; negative when it is placed. */
  readonly left: number;
}

function place(children: readonly ElementContent[], offset: number, page: PlacedPage): Placed {
  const placed: ElementContent[] = [];
  let left = offset;
  for (const child of children) {
    if (left >= 0 && begins(child, left, page)) {
      placed.push(pageBreak(page), child);
      left = -1;
    } else if (left < 0 || (child.type === 'element' && isOwnToPrint(child, page))) placed.push(child);
    else if (child.type === 'element') {
      const inner = place(child.children, left, page);
      placed.push({ ...child, children: inner.children });
      left = inner.left;
    } else if (child.type === 'text' && left < child.value.length) {
      // The space that a line ends with stands before the next.
      const cut = left + /^\s*/.exec(child.value.slice(left))![0].length;
      const [before, after] = [child.value.slice(0, cut), child.value.slice(cut)];
      placed.push({ ...child, value: before }, pageBreak(page), { ...child, value: after });
      left = -1;
    } else {
      if (child.type === 'text') left -= child.value.length;
      placed.push(child);
    }
  }
  return { children: placed, left };
}

/** Whether a mark stands before a node: text that begins with it, a phrase, an image. */
function begins(child: ElementContent, left: number, page: PlacedPage): boolean {
  if (left > 0) return false;
  if (child.type === 'text') return child.value !== '';
  return child.type === 'element' && !isOwnToPrint(child, page) && !BLOCK.test(child.tagName);
}

const BLOCK =
  /^(p|div|section|article|header|aside|nav|h[1-6]|blockquote|figure|figcaption|pre|[uod]l|li|d[td]|table)$/;

/** Marks of notes and references to pages, whose letters don't count. */
function isOwnToPrint(element: Element, { ownToPrint }: PlacedPage): boolean {
  return hasClass(element, ownToPrint);
}

function hasClass({ properties: { className } }: Element, classes: readonly string[]): boolean {
  return Array.isArray(className) && className.some((one) => classes.includes(String(one)));
}
