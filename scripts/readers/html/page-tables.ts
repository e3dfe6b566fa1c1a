import type { Element, Root } from 'hast';
import { defaultHandlers, type Handle } from 'hast-util-to-mdast';
import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import { attribute, elementsOf, isElement, lineOf } from './elements.ts';

/** How much of a cell is shown as its place, in characters. */
const PLACE = 60;
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
  const table = defaultHandlers.table(state, withinWidth(element, inner));
  return words.length > 0 ? [captionOfTable(words), table] : [table];
};

function isLayout(table: Element, inner: readonly Element[]): boolean {
  const rows = inner.filter(({ tagName }) => tagName === 'tr');
  const columns = rows.map(cellsIn);
  return (
    attribute(table, 'role') === 'presentation' ||
    Math.max(0, ...columns) < 2 ||
    inner.some(({ tagName }) => BLOCKS.includes(tagName))
  );
}

/** A table without its captions, in which no cell is wider than the widest row has cells: pages say `colspan="100"` for a whole row. */
function withinWidth(table: Element, inner: readonly Element[]): Element {
  const widest = Math.max(...inner.map((row) => (isElement(row, 'tr') ? cellsIn(row) : 0)));
  for (const cell of inner)
    for (const name of ['colSpan', 'rowSpan'])
      if (isElement(cell, 'td', 'th') && Number(attribute(cell, name)) > 1)
        cell.properties[name] = Math.min(
          Number(attribute(cell, name)),
          name === 'colSpan' ? widest : inner.length,
        );
  return { ...table, children: table.children.filter((child) => !isElement(child, 'caption')) };
}

function cellsIn(row: Element): number {
  return row.children.filter((child) => isElement(child, 'td', 'th')).length;
}

/** The first words of the cells of an article that go over several columns or rows. */
export function spansIn(article: Root): readonly string[] {
  const isWide = (cell: Element) => ['colSpan', 'rowSpan'].some((name) => Number(attribute(cell, name)) > 1);
  return elementsOf(article)
    .filter((one) => isElement(one, 'td', 'th') && isWide(one))
    .map((cell) => lineOf(cell).slice(0, PLACE));
}

/** A table in a table of data: its words. */
function inlineTable(rows: readonly Nodes[]): Nodes[] {
  return rows.flatMap((node): Nodes[] => ('children' in node ? inlineTable(node.children) : [node]));
}

/** The caption of a table as Pandoc has it: its sign is the same in all languages. */
export function captionOfTable(words: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: ': ' }, ...words] };
}
