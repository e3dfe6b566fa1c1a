import type { Element, Root, RootContent } from 'hast';
import type { Late, Pages } from '../book/syntax.ts';
import { visit } from '../book/visit.ts';
import type { Rendering } from '../render/render.ts';
import type { Layout } from './layout.ts';
import { printId } from './print-id.ts';

/**
 * Text that depends on the pages: each place of it has a key, which begins with the name of its piece of markup. The text of a
 * place is asked for in each round, and once more when the pages are proven.
 */

/** A copy of a division with what print says in the place of what has no pages. */
export function withLate(tree: Root, rendering: Rendering): Root {
  const lates = latesOf(rendering);
  return { ...tree, children: tree.children.map((child) => withPrint(child, lates, rendering)) };
}

function withPrint<Node extends RootContent>(
  node: Node,
  lates: ReadonlyMap<string, Named>,
  rendering: Rendering,
): Node {
  if (node.type !== 'element') return node;
  const late = lateOf(node, lates);
  const children =
    late?.print?.(node, rendering.labels, (key) => place(`${late.name} ${key}`)) ??
    node.children.map((child) => withPrint(child, lates, rendering));
  return { ...node, ...(late ? { properties: { ...node.properties, dataPrintOnly: '' } } : {}), children };
}

/** Whether print says something of its own in a division. */
export function saysLate(tree: Root, rendering: Rendering): boolean {
  const lates = latesOf(rendering);
  let says = false;
  visit(tree, 'element', (element) => {
    says ||= lateOf(element, lates)?.print !== undefined;
  });
  return says;
}

type Named = Late & { readonly name: string };

/** By the classes of their elements. */
function latesOf({ book }: Rendering): ReadonlyMap<string, Named> {
  return new Map(
    book.syntaxes.flatMap(({ name, late }) => (late ? [[late.className, { ...late, name }] as const] : [])),
  );
}

function lateOf({ properties }: Element, lates: ReadonlyMap<string, Named>): Named | undefined {
  const { className } = properties;
  if (!Array.isArray(className)) return undefined;
  return className.map((one) => lates.get(String(one))).find((one) => one !== undefined);
}

function place(key: string): Element {
  return { type: 'element', tagName: 'span', properties: { dataLate: key }, children: [] };
}

/** The keys of all places of a book. */
export function lateKeys(rendering: Rendering): readonly string[] {
  const lates = latesOf(rendering);
  const keys = new Set<string>();
  for (const { content } of rendering.divisions) {
    const own = keysOf.get(content) ?? keysIn(content, lates, rendering);
    keysOf.set(content, own);
    for (const key of own) keys.add(key);
  }
  return [...keys];
}

/** A division that is taken from the time before is not looked through again. */
const keysOf = new WeakMap<Root, readonly string[]>();

function keysIn(content: Root, lates: ReadonlyMap<string, Named>, { labels }: Rendering): readonly string[] {
  const keys: string[] = [];
  visit(content, 'element', (element) => {
    const late = lateOf(element, lates);
    late?.print?.(element, labels, (key) => {
      keys.push(`${late.name} ${key}`);
      return place(key);
    });
  });
  return keys;
}

/** The text of a place, by its key. `places`: id as printed -> index of the page that it stands on. */
export function lateText(
  key: string,
  { book }: Rendering,
  { labels }: Pick<Layout, 'labels'>,
  places: ReadonlyMap<string, number>,
): string {
  const [name] = key.split(' ', 1);
  const late = book.syntaxes.find((one) => one.name === name)?.late;
  const pages: Pages = { of: (id) => places.get(printId(id)), folio: (page) => labels[page] ?? '' };
  return late?.text?.(key.slice(name!.length + 1), pages) ?? '';
}
