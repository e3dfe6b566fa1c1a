import type { ElementContent } from 'hast';
import { holdsAdded } from '../../render/added.ts';

/**
 * Phrasing in parts, at each match of a pattern in its text, however deep it stands; what it stands in goes on in the next part.
 *
 *     one <em>two / three</em>   ->   one <em>two</em> | <em>three</em>
 */
export function parted(nodes: readonly ElementContent[], pattern: RegExp): ElementContent[][] {
  const parts: ElementContent[][] = [[]];
  for (const node of nodes) {
    const [first, ...others] = partsOf(node, pattern);
    parts.at(-1)!.push(...first!);
    parts.push(...others);
  }
  const filled = parts.filter((part) => part.length > 0);
  return filled.length > 0 ? filled : [[]];
}

function partsOf(node: ElementContent, pattern: RegExp): ElementContent[][] {
  if (node.type === 'text' && holdsAdded(node)) return [[node]];
  if (node.type === 'text')
    return node.value.split(pattern).map((value) => (value === '' ? [] : [{ ...node, value }]));
  if (node.type !== 'element') return [[node]];
  if (node.tagName === 'br') return [[]];
  if (node.tagName === 'code' || node.children.length === 0) return [[node]];
  const { id: _, ...others } = node.properties;
  return parted(node.children, pattern).map((children, index) => [
    { ...node, properties: index === 0 ? node.properties : others, children },
  ]);
}
