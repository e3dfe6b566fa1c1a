import type { Element } from 'hast';
import { rowsOf } from './align.ts';

/** What a cell says that is one with the cell above it, or with the one before it in its row. */
const ABOVE = '^^';
const BEFORE = '<<';

export function isJoint(text: string): boolean {
  return text === ABOVE || text === BEFORE;
}

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
