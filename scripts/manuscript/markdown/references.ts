import type { Definition, Nodes, Parents, Root } from 'mdast';
import { visit, visitAll } from '../../book/visit.ts';

/**
 * Links and images that name a definition (`[text][id]`, `![alternative][id]`, CommonMark 4.7) as those that have their address
 * themselves: nobody who looks for links or images needs to know of the others. The tree is ours to change.
 */
export function inlineReferences(tree: Root): Root {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    // Of several the first counts.
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  if (definitions.size === 0) return tree;
  visitAll(tree, (node, index, parent) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
    const definition = definitions.get(node.identifier);
    if (definition) (parent as Parents).children[index!] = inlined(node, definition) as never;
  });
  return tree;
}

function inlined(
  node: Extract<Nodes, { type: 'linkReference' | 'imageReference' }>,
  { url, title }: Definition,
): Nodes {
  const { position, data } = node;
  const common = { url, title: title ?? null, ...(position ? { position } : {}) };
  return node.type === 'linkReference'
    ? { type: 'link', children: node.children, ...common, ...(data ? { data } : {}) }
    : { type: 'image', alt: node.alt ?? null, ...common, ...(data ? { data } : {}) };
}
