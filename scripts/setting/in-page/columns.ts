/** Edges of cells that are nearer to each other are one: px. */
const NEAR = 0.5;

/**
 * The widths of the columns of a table, from its first: px. A table that is cut keeps them in all its parts. Empty where no rows
 * show them all.
 */
export function columnsOf(table: HTMLTableElement): readonly number[] {
  const rows = [...table.rows];
  const count = Math.max(...rows.map((row) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0)));
  const edges: number[] = [];
  for (const row of rows) {
    for (const cell of row.cells) addEdges(edges, cell.getBoundingClientRect());
    if (edges.length > count) break;
  }
  if (edges.length !== count + 1) return [];
  edges.sort((a, b) => a - b);
  const widths = edges.slice(1).map((edge, index) => edge - edges[index]!);
  return getComputedStyle(table).direction === 'rtl' ? widths.reverse() : widths;
}

function addEdges(edges: number[], { left, right }: DOMRect): void {
  for (const edge of [left, right]) if (!edges.some((one) => Math.abs(one - edge) < NEAR)) edges.push(edge);
}

/** Give a table columns of these widths. */
export function fixColumns(table: HTMLTableElement, widths: readonly number[]): void {
  for (const old of table.querySelectorAll(':scope > colgroup, :scope > col')) old.remove();
  const group = document.createElement('colgroup');
  for (const width of widths) {
    const column = document.createElement('col');
    column.style.inlineSize = `${width}px`;
    group.append(column);
  }
  if (table.caption) table.caption.after(group);
  else table.prepend(group);
  table.style.tableLayout = 'fixed';
  table.style.inlineSize = `${widths.reduce((sum, width) => sum + width, 0)}px`;
}
