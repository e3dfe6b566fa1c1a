import type { Nodes, Root, RootContent } from 'mdast';

/**
 * A link that a note's mark stands in becomes two, with the mark between them: a mark is a link itself, and HTML has none within
 * another (HTML, 4.5.1).
 *
 *     [one **two**[^1] three](address)   ->   [one **two**](address)[^1][ three](address)
 */
export function partLinks(tree: Root): Root {
  return withParts(tree);
}

function withParts<Node extends Nodes>(node: Node): Node {
  if (!('children' in node)) return node;
  const children = (node.children as RootContent[]).flatMap((child) =>
    child.type === 'link' ? partsOf(child) : [withParts(child)],
  );
  return { ...node, children };
}

/** A node in parts, with the marks that stood in it between them. */
function partsOf(node: RootContent): RootContent[] {
  if (node.type === 'footnoteReference' || !('children' in node)) return [node];
  const parts: RootContent[] = [];
  let part: RootContent[] = [];
  const close = () => {
    // An id is that of the first.
    const { data, ...others } = node;
    const own = parts.length === 0 && data ? { ...others, data } : others;
    if (part.length > 0) parts.push({ ...own, children: part } as RootContent);
    part = [];
  };
  for (const inner of (node.children as RootContent[]).flatMap(partsOf)) {
    if (inner.type === 'footnoteReference') {
      close();
      parts.push(inner);
    } else part.push(inner);
  }
  close();
  return parts.length > 0 ? parts : [node];
}
