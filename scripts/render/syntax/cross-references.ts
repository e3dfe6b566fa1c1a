import type { Link, Parents, Root, Text } from 'mdast';
import { visit } from '../../book/visit.ts';

/** After a reference without words: it names the page, where there are pages. */
const PAGE = '{page}';

/**
 * Give a link without words the name of what it leads to: `[](#trade)` becomes «شکل ۲», `[](#history)` «فصل دوم». Of
 * `[](#trade){page}` print makes «صفحهٔ ۴۲»; editions without pages keep the name.
 */
export function nameReferences(tree: Root, reference: (id: string) => string | undefined): Root {
  let any = false;
  visit(tree, 'link', (link: Link) => {
    any ||= isUnnamed(link);
  });
  if (!any) return tree;
  const copy = structuredClone(tree);
  visit(copy, 'link', (link: Link, index, parent) => {
    if (!isUnnamed(link)) return;
    link.children = [{ type: 'text', value: reference(link.url.slice(1)) ?? link.url }];
    if (takePage(parent, index)) link.data = { hProperties: { className: ['page-reference'] } };
  });
  return copy;
}

function isUnnamed(link: Link): boolean {
  return link.children.length === 0 && link.url.startsWith('#');
}

/** Take `{page}` off the text after a node; false if it isn't there. */
function takePage(parent: Parents | undefined, index: number | undefined): boolean {
  const next = parent?.children[(index ?? 0) + 1] as Text | undefined;
  if (next?.type !== 'text' || !next.value.startsWith(PAGE)) return false;
  next.value = next.value.slice(PAGE.length);
  return true;
}
