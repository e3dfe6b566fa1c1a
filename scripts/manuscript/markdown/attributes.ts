import type { Heading, ListItem, Paragraph, Root, Text } from 'mdast';
import { ATTRIBUTES } from '../../book/conservation.ts';
import { visitAll } from '../../book/visit.ts';

/**
 * Attributes after a heading, a figure or a table's caption: `## عنوان {#id .class}`. They go into `data.hProperties`,
 * as remark-rehype reads them; the text keeps none of them.
 */
export function readAttributes(tree: Root): Root {
  visitAll(tree, (node, index, parent) => {
    if (node.type !== 'heading' && node.type !== 'paragraph') return;
    // The entries of a tight list have no paragraphs of their own.
    takeAttributes(node, parent?.type === 'listItem' && index === 0 ? parent : node);
  });
  return tree;
}

/** `owner`: what they are of. */
function takeAttributes(node: Heading | Paragraph, owner: Heading | Paragraph | ListItem): void {
  const last = node.children.at(-1);
  if (last?.type !== 'text') return;
  const match = ATTRIBUTES.exec(last.value);
  if (!match) return;
  (last as Text).value = last.value.slice(0, match.index);
  const properties: Record<string, string | string[]> = {};
  for (const [, sign, name] of match[1]!.matchAll(/([#.])([^\s{}#.]+)/g)) {
    if (sign === '#') properties['id'] = name!;
    else properties['className'] = [...((properties['className'] as string[]) ?? []), name!];
  }
  owner.data = { ...owner.data, hProperties: { ...owner.data?.hProperties, ...properties } };
}
