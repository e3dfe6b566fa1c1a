import type { Element } from 'hast';
import { defaultHandlers, type Handle } from 'hast-util-to-mdast';
import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import { attribute, elementsOf, isElement } from './elements.ts';

/** What no cell of a table of data holds. */
const BLOCKS = ['table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'figure', 'blockquote'];

/** A table of data, with its caption before it. One that only lays out a page, with one column or with blocks in its cells, gives what it holds. */
export const tableHandler: Handle = (state, element) => {
  const inner = elementsOf(element);
  if (!state.inTable && isLayout(element, inner)) {
    const nested = new Set(
      inner.filter(({ tagName }) => tagName === 'table').flatMap((table) => elementsOf(table)),
    );
    const cells = inner.filter((one) => isElement(one, 'td', 'th', 'caption') && !nested.has(one));
    return cells.flatMap((cell) => state.toFlow(state.all(cell))) as Nodes[];
  }
  if (state.inTable) return inlineTable(state.all(element) as Nodes[]);
  const captions = element.children.filter((child) => isElement(child, 'caption'));
  const words = captions.flatMap((caption) => state.all(caption) as PhrasingContent[]);
  const bare = { ...element, children: element.children.filter((child) => !isElement(child, 'caption')) };
  const table = defaultHandlers.table(state, bare);
  return words.length > 0 ? [captionOfTable(words), table] : [table];
};

function isLayout(table: Element, inner: readonly Element[]): boolean {
  const rows = inner.filter(({ tagName }) => tagName === 'tr');
  const columns = rows.map((row) => row.children.filter((child) => isElement(child, 'td', 'th')).length);
  return (
    attribute(table, 'role') === 'presentation' ||
    Math.max(0, ...columns) < 2 ||
    inner.some(({ tagName }) => BLOCKS.includes(tagName))
  );
}

/** A table in a table of data: its words. */
function inlineTable(rows: readonly Nodes[]): Nodes[] {
  return rows.flatMap((node): Nodes[] => ('children' in node ? inlineTable(node.children) : [node]));
}

/** The caption of a table as Pandoc has it: its sign is the same in all languages. */
export function captionOfTable(words: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: ': ' }, ...words] };
}
