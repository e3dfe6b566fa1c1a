import type { BlockContent, ListItem, Nodes, PhrasingContent, Root } from 'mdast';

/** What holds lines, and nothing else. */
const HOLDERS = [
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'tableCell',
  'textDirective',
];
/** What can stand in a line. */
const IN_LINE = [
  ...[
    'text',
    'html',
    'emphasis',
    'strong',
    'delete',
    'inlineCode',
    'break',
    'image',
    'link',
    'footnoteReference',
  ],
  ...['inlineMath', 'textDirective'],
];

/** What is not what it is, within its like. */
const ONCE = ['emphasis', 'strong', 'delete', 'link'];
/** What holds blocks, and nothing else. */
const OF_BLOCKS = ['root', 'blockquote', 'listItem', 'footnoteDefinition', 'containerDirective'];

/**
 * A tree in which lines hold nothing but what can stand in them: pages put poems in terms, and lists in emphasis. Of blocks there the words
 * stay; words between blocks are paragraphs.
 */
export function inLines(tree: Root): Root {
  return settled(tree, []) as Root;
}

/** `around`: what the node stands in. */
function settled(node: Nodes, around: readonly string[]): Nodes {
  if (!('children' in node)) return node;
  const inside = [...around, node.type];
  const children = (node.children as Nodes[]).flatMap((child): readonly Nodes[] => {
    const made = settled(child, inside);
    if (made.type === 'inlineCode' && made.value.trim() === '') return [{ type: 'text', value: made.value }];
    if (!ONCE.includes(made.type) || !('children' in made)) return [made];
    // Emphasis in emphasis is none, nor is emphasis of nothing, and no link stands in another.
    return inside.includes(made.type) || saysNothing(made) ? (made.children as Nodes[]) : [made];
  });
  if (HOLDERS.includes(node.type)) return { ...node, children: children.flatMap(inLine) } as Nodes;
  if (node.type === 'list') return { ...node, children: children.map(entryOf) };
  return { ...node, children: OF_BLOCKS.includes(node.type) ? inParagraphs(children) : children } as Nodes;
}

function entryOf(node: Nodes): ListItem {
  if (node.type === 'listItem') return node;
  return { type: 'listItem', spread: false, children: inParagraphs([node]) as BlockContent[] };
}

function saysNothing(node: Nodes): boolean {
  if ('children' in node) return node.children.every(saysNothing);
  return node.type === 'text' && node.value.trim() === '';
}

function inParagraphs(children: readonly Nodes[]): Nodes[] {
  const blocks: Nodes[] = [];
  let line: PhrasingContent[] = [];
  const end = () => {
    // A tag by itself is one of a table, between blocks.
    if (line.every(({ type }) => type === 'html')) blocks.push(...line);
    else blocks.push({ type: 'paragraph', children: line });
    line = [];
  };
  for (const child of children) {
    if (IN_LINE.includes(child.type)) line.push(child as PhrasingContent);
    else {
      end();
      blocks.push(child);
    }
  }
  end();
  return blocks;
}

function inLine(node: Nodes): readonly PhrasingContent[] {
  if (IN_LINE.includes(node.type)) return [node as PhrasingContent];
  if (node.type === 'code') return [{ type: 'inlineCode', value: node.value }];
  if (node.type === 'math') return [{ type: 'inlineMath', value: node.value }];
  if (!('children' in node)) return [];
  return [
    { type: 'text', value: ' ' },
    ...(node.children as Nodes[]).flatMap(inLine),
    { type: 'text', value: ' ' },
  ];
}
