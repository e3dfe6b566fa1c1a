import type { Link, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Give a link without words the name of what it leads to: `[](#trade)` becomes «شکل ۲», `[](#history)` «فصل دوم». */
export function nameReferences(tree: Root, reference: (id: string) => string | undefined): Root {
  const unnamed = (link: Link) => link.children.length === 0 && link.url.startsWith('#');
  let any = false;
  visit(tree, 'link', (link: Link) => {
    any ||= unnamed(link);
  });
  if (!any) return tree;
  const copy = structuredClone(tree);
  visit(copy, 'link', (link: Link) => {
    if (unnamed(link)) link.children = [{ type: 'text', value: reference(link.url.slice(1)) ?? link.url }];
  });
  return copy;
}
