import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast';
import { decodedAddress } from '../book/address.ts';
import { pageOf, pageRecord } from '../book/page-roles.ts';
import { visit } from '../book/visit.ts';
import type { Division } from './division.ts';

/** How an edition addresses what the trees name by asset path (`img src`) and by id (`a href="#…"`). */
export interface Addresses {
  readonly image: (path: string) => string;
  readonly link: (id: string) => string;
  /** The name of an id in the edition; the id itself otherwise. */
  readonly id?: (id: string) => string;
}

/** A copy of a tree with an edition's own addresses. */
export function addressed(tree: Root, addresses: Addresses): Root {
  return { ...tree, children: tree.children.map((child) => addressedNode(child, addresses)) };
}

function addressedNode<Kind extends RootContent>(node: Kind, addresses: Addresses): Kind {
  if (node.type !== 'element') return node;
  return {
    ...node,
    properties: addressedProperties(node, addresses),
    children: node.children.map((child) => addressedNode(child, addresses)),
  };
}

function addressedProperties({ tagName, properties }: Element, addresses: Addresses): Element['properties'] {
  const { src, href, id } = properties;
  const own = { ...properties };
  if (addresses.id && typeof id === 'string') own['id'] = addresses.id(id);
  if (tagName === 'img' && typeof src === 'string') own['src'] = addresses.image(src);
  if (tagName === 'a' && typeof href === 'string' && href.startsWith('#'))
    own['href'] = addresses.link(decodedAddress(href.slice(1)));
  return own;
}

/** The page that each id of the book stands on. */
export function divisionsById(divisions: readonly Division[]): ReadonlyMap<string, Division> {
  const found = new Map<string, Division>();
  for (const division of divisions) {
    found.set(division.id, division);
    for (const id of idsOf(division.content)) found.set(id, division);
  }
  return found;
}

/** All ids in a tree, in its order. */
function idsOf(tree: Nodes): readonly string[] {
  const ids: string[] = [];
  visit(tree, 'element', (element: Element) => {
    const { id } = element.properties;
    if (typeof id === 'string') ids.push(id);
  });
  return ids;
}

/** A page as a `<section>` with its id, class and DPUB-ARIA role. */
export function sectionOf(division: Division, content: Root, id = division.id): Element {
  const page = pageOf(division.kind);
  const role = page ? pageRecord(page).aria : SECTION_ROLES[division.kind];
  return {
    type: 'element',
    tagName: 'section',
    properties: {
      id,
      className: ['page', `page-${division.kind}`, `matter-${division.role}`],
      ...(role ? { role } : {}),
    },
    children: content.children as Element['children'],
  };
}

const SECTION_ROLES: Readonly<Partial<Record<Division['kind'], string>>> = {
  chapter: 'doc-chapter',
  part: 'doc-part',
  abstract: 'doc-abstract',
  'english-abstract': 'doc-abstract',
};

/** The element at a path of child elements; that which the path comes nearest to, if it has no such child. */
export function nodeAt(tree: Root, path: readonly number[]): Element | undefined {
  let found: Element | undefined;
  let parent: Root | Element = tree;
  for (const index of path) {
    const next: Element | undefined = (parent.children as ElementContent[]).filter(
      (child) => child.type === 'element',
    )[index];
    if (!next) break;
    found = parent = next;
  }
  return found;
}
