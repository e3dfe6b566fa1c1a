import type { Paragraph, Root, RootContent } from 'mdast';
import { visitAll } from '../../book/visit.ts';

const LABEL = /^\(([\p{L}\p{N}_][\p{L}\p{M}\p{N}_:.-]*)\)=$/u;

/**
 * Give the block below a label of MyST, `(name)=`, that id, unless it has one or another block has it already. The tree is ours to
 * change.
 */
export function giveLabels(tree: Root): void {
  const given = new Set<string>();
  visitAll(tree, (parent) => {
    if (!('children' in parent)) return;
    const children = parent.children as RootContent[];
    for (const [index, child] of children.entries()) {
      const label = child.type === 'paragraph' ? labelIn(child) : undefined;
      const next = children[index + 1];
      if (label === undefined || !next || given.has(label) || !give(next, label)) continue;
      given.add(label);
      // What is nothing keeps its place: a chapter goes as far as its blocks do.
      children[index] = {
        type: 'html',
        value: '',
        ...(child.position ? { position: child.position } : {}),
      };
    }
  });
}

function labelIn({ children: [only, ...others] }: Paragraph): string | undefined {
  return only?.type === 'text' && others.length === 0 ? LABEL.exec(only.value.trim())?.[1] : undefined;
}

function give(node: RootContent, id: string): boolean {
  if (node.type === 'containerDirective') {
    if (node.attributes?.['id']) return false;
    node.attributes = { ...node.attributes, id };
    return true;
  }
  const own = node.data?.hProperties;
  if (own?.['id'] !== undefined || !/^(?:heading|paragraph|blockquote|list|table)$/.test(node.type))
    return false;
  node.data = { ...node.data, hProperties: { ...own, id } };
  return true;
}
