import type { Element, Root } from 'hast';
import { defaultHandlers, type Handle, type State } from 'hast-util-to-mdast';
import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import { attribute, elementsOf, isElement, lineOf } from './elements.ts';

/** How much of a table is shown as its place, in characters. */
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
  const bare = { ...element, children: element.children.filter((child) => !isElement(child, 'caption')) };
  const table =
    spansIn(element).length + blocksIn(element).length > 0
      ? asHtml(state, bare)
      : [defaultHandlers.table(state, bare)];
  return words.length > 0 ? [captionOfTable(words), ...table] : table;
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

/** A table as HTML, whose cells are Markdown between blank lines (CommonMark, 4.6): Markdown's own has no spans, and lines alone. */
function asHtml(state: State, table: Element): Nodes[] {
  const rows = elementsOf(table).filter(({ tagName }) => tagName === 'tr');
  const widest = Math.max(...rows.map(cellsIn));
  const nodes: Nodes[] = [];
  let open = '<table>';
  for (const row of rows) {
    open += '\n<tr>';
    for (const cell of row.children.filter((child) => isElement(child, 'td', 'th'))) {
      open += `\n<${cell.tagName}${spanOf(cell, 'colSpan', widest)}${spanOf(cell, 'rowSpan', rows.length)}>`;
      const content = state.toFlow(state.all(cell));
      if (content.length > 0) {
        nodes.push({ type: 'html', value: open.trimStart() }, ...content);
        open = '';
      }
      open += `</${cell.tagName}>`;
    }
    open += '\n</tr>';
  }
  return [...nodes, { type: 'html', value: `${open}\n</table>`.trimStart() }];
}

/** A span as an attribute; no cell is wider than the widest row has cells: pages say `colspan="100"` for a whole row. */
function spanOf(cell: Element, name: 'colSpan' | 'rowSpan', most: number): string {
  const span = Math.min(spanned(cell, name), most);
  return span > 1 ? ` ${name.toLowerCase()}="${span}"` : '';
}

function spanned(cell: Element, name: 'colSpan' | 'rowSpan'): number {
  return Number.parseInt(attribute(cell, name), 10) || 1;
}

function cellsIn(row: Element): number {
  return row.children.filter((child) => isElement(child, 'td', 'th')).length;
}

/** The cells of a table that go over several columns or rows. */
function spansIn(table: Element): readonly Element[] {
  return elementsOf(table).filter(
    (one) => isElement(one, 'td', 'th') && spanned(one, 'colSpan') * spanned(one, 'rowSpan') > 1,
  );
}

/** The cells of a table that hold lists, or several paragraphs. */
function blocksIn(table: Element): readonly Element[] {
  const isBlock = ({ tagName }: Element) => ['ul', 'ol', 'dl'].includes(tagName);
  return elementsOf(table).filter((one) => {
    const inner = isElement(one, 'td', 'th') ? elementsOf(one) : [];
    return inner.some(isBlock) || inner.filter(({ tagName }) => tagName === 'p').length > 1;
  });
}

/** Tables of an article that become HTML, by their first words: those with spans, and those with blocks in cells. */
export function richTables(article: Root): {
  readonly spans: readonly string[];
  readonly blocks: readonly string[];
} {
  const tables = elementsOf(article).filter(
    (one) => isElement(one, 'table') && !isLayout(one, elementsOf(one)),
  );
  const places = (some: readonly Element[]) => some.map((table) => lineOf(table).slice(0, PLACE));
  return {
    spans: places(tables.filter((table) => spansIn(table).length > 0)),
    blocks: places(tables.filter((table) => spansIn(table).length === 0 && blocksIn(table).length > 0)),
  };
}

/** A table in a table of data: its words. */
function inlineTable(rows: readonly Nodes[]): Nodes[] {
  return rows.flatMap((node): Nodes[] => ('children' in node ? inlineTable(node.children) : [node]));
}

/** The caption of a table as Pandoc has it: its sign is the same in all languages. */
export function captionOfTable(words: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: ': ' }, ...words] };
}
