import type { Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';

/** A stretch of a text that is markup of its own: from an index to another. */
export interface MarkupRange {
  readonly from: number;
  readonly to: number;
}

/** Blocks and phrases whose text is not looked through: it is theirs as it stands. */
const CLOSED: ReadonlySet<Nodes['type']> = new Set(['code', 'inlineCode', 'math', 'inlineMath']);

/** The same for what is a link itself: no link stands in another. */
export const CLOSED_TO_LINKS: ReadonlySet<Nodes['type']> = new Set([...CLOSED, 'link', 'linkReference']);

/**
 * Put nodes in the place of what a piece of markup finds in texts; where a text is not as it is written (an escape, a reference), it
 * stays. The tree is ours to change. `closed`: what is not looked into.
 */
export function replaceInTexts<One extends MarkupRange>(
  tree: Root,
  source: string,
  find: (text: string) => readonly One[],
  nodesOf: (found: One, text: Text) => readonly PhrasingContent[],
  closed: ReadonlySet<Nodes['type']> = CLOSED,
): Root {
  const within = (parent: Parents): void => {
    if (closed.has(parent.type)) return;
    const children = (parent.children as PhrasingContent[]).flatMap((child): readonly PhrasingContent[] => {
      if (child.type !== 'text') {
        if ('children' in child) within(child as Parents);
        return [child];
      }
      const found = isAsWritten(child, source) ? find(child.value) : [];
      return found.length === 0 ? [child] : parted(child, found, nodesOf);
    });
    parent.children = children as never;
  };
  within(tree);
  return tree;
}

function parted<One extends MarkupRange>(
  text: Text,
  found: readonly One[],
  nodesOf: (found: One, text: Text) => readonly PhrasingContent[],
): readonly PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let end = 0;
  for (const one of found) {
    if (one.from > end) nodes.push({ ...text, value: text.value.slice(end, one.from) });
    nodes.push(...nodesOf(one, text));
    end = one.to;
  }
  if (end < text.value.length) nodes.push({ ...text, value: text.value.slice(end) });
  return nodes;
}

function isAsWritten({ value, position, data }: Text, source: string): boolean {
  const written = source.slice(position?.start.offset, position?.end.offset);
  const at = written.indexOf(value);
  return data?.added === undefined && at >= 0 && written[at - 1] !== '\\';
}
