import type { Link, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Give a link without words the name of what it leads to: `[](#trade)` becomes «شکل ۲», `[](#history)` «فصل دوم». */
export function nameReferences(tree: Root, reference: (id: string) => string | undefined): Root {
  const copy = structuredClone(tree);
  visit(copy, 'link', (link: Link) => {
    if (link.children.length > 0 || !link.url.startsWith('#')) return;
    link.children = [{ type: 'text', value: reference(link.url.slice(1)) ?? link.url }];
  });
  return copy;
}
