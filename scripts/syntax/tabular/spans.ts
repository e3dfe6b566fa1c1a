import type { Element } from 'hast';
import { rowsOf } from './align.ts';
import { ABOVE, BEFORE } from './joints.ts';

/** Join the cells of a table that say so: `^^` with the one above, `<<` with the one before. */
export function joinCells(table: Element): void {
  const rows = rowsOf(table);
  /** For each place the cell that covers it. */
  const grid: Element[][] = [];
  const gone = new Set<Element>();
  for (const [at, row] of rows.entries()) {
    grid[at] = [];
    for (const [index, cell] of row.entries()) {
      const text = textIn(cell);
      const own = text === ABOVE ? grid[at - 1]?.[index] : text === BEFORE ? grid[at]![index - 1] : undefined;
      grid[at]![index] = own ?? cell;
      if (own && own.tagName === cell.tagName) gone.add(cell);
      else grid[at]![index] = cell;
    }
  }
  if (gone.size === 0) return;
  for (const cell of new Set(grid.flat())) spread(cell, grid);
  remove(table, gone);
}

/** A row right below the head that has a cell which is one with a cell of the head is a row of the head itself. */
export function raiseHeads(table: Element): void {
  const [head, body] = ['thead', 'tbody'].map((name) =>
    elementsOf(table).find((one) => one.tagName === name),
  );
  if (!head || !body) return;
  for (
    let [row] = elementsOf(body);
    row && elementsOf(row).some((one) => textIn(one) === ABOVE);
    [row] = elementsOf(body)
  ) {
    for (const cell of elementsOf(row)) {
      cell.tagName = 'th';
      cell.properties['scope'] = 'col';
    }
    const raised = row;
    body.children = body.children.filter((one) => one !== raised);
    head.children.push(raised);
  }
  if (elementsOf(body).length === 0) table.children = table.children.filter((one) => one !== body);
}

function elementsOf({ children }: Element): readonly Element[] {
  return children.filter((one): one is Element => one.type === 'element');
}

/** Say how many rows and columns a cell takes. */
function spread(cell: Element, grid: readonly (readonly Element[])[]): void {
  const rows = grid.filter((row) => row.includes(cell));
  const columns = Math.max(...rows.map((row) => row.filter((one) => one === cell).length));
  if (rows.length > 1) cell.properties['rowSpan'] = rows.length;
  if (columns > 1) cell.properties['colSpan'] = columns;
  if (columns > 1 && cell.tagName === 'th') cell.properties['scope'] = 'colgroup';
}

function textIn({ children }: Element): string {
  const [only, ...others] = children;
  return only?.type === 'text' && others.length === 0 ? only.value.trim() : '';
}

function remove(parent: Element, gone: ReadonlySet<Element>): void {
  parent.children = parent.children.filter((child) => !(child.type === 'element' && gone.has(child)));
  for (const child of parent.children) if (child.type === 'element') remove(child, gone);
}
