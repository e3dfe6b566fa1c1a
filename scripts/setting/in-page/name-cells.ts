import { type CellShape, cellName, languageWithName, nameInLanguage, tableName } from './print-name.ts';

/** How many tables have a name. */
let names = 0;

/** Anything that is seen in a cell. */
const SEEN = /[^\s\p{Cf}\p{M}]/u;

/**
 * Name the tables of some text that have an empty cell, with all their cells: the browser tags no cell in which nothing stands, so
 * that its row would have too few.
 */
export function nameCells(content: DocumentFragment): void {
  for (const table of content.querySelectorAll('table')) {
    const rows = [...table.rows];
    const isFull = ({ cells }: HTMLTableRowElement) =>
      cells.length > 0 && [...cells].every((cell) => SEEN.test(cell.textContent ?? ''));
    if (rows.every(isFull)) continue;
    names += 1;
    const shapes = rows.map((row) => [...row.cells].map(shapeOf));
    giveName(table, tableName(names, shapes));
    for (const [row, { cells }] of rows.entries())
      for (const [place, cell] of [...cells].entries()) giveName(cell, cellName(names, row, place));
  }
}

/** Begin to count anew, for another book. */
export function forgetCells(): void {
  names = 0;
}

function giveName(element: HTMLElement, name: string): void {
  const { lang } = element.closest<HTMLElement>('[lang]') ?? document.documentElement;
  element.lang = languageWithName(nameInLanguage(lang).language, name);
}

function shapeOf(cell: HTMLTableCellElement): CellShape {
  const header = cell.scope.startsWith('row') ? 'r' : 'h';
  return { kind: cell.tagName === 'TH' ? header : 'd', columns: cell.colSpan, rows: cell.rowSpan || 1 };
}
