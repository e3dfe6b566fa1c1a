import type { Link, Parents, Root, Text } from 'mdast';
import { LEFT_OUT_WITHIN } from '../../book/conservation.ts';
import { visit } from '../../book/visit.ts';
import { added } from '../added.ts';

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
    const { value } = added('name of what a reference leads to', reference(link.url.slice(1)) ?? link.url);
    link.children = [{ type: 'text', value }];
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
  if (next?.type !== 'text' || !next.value.startsWith(LEFT_OUT_WITHIN.page)) return false;
  next.value = next.value.slice(LEFT_OUT_WITHIN.page.length);
  return true;
}
