import { type CellShape, cellOf, tableOf } from '../../setting/in-page/print-name.ts';
import { type Element, isElement, type Structure } from './document/structure.ts';
import { dict, name, type PdfValue } from './document/values.ts';
import { languageOf } from './named-elements.ts';

/**
 * Give a table the cells that nothing stands in, which the browser leaves out: all its rows take as many columns (ISO 14289-1, 7.5;
 * ISO 32000-1, 14.8.4.3.4). Nothing is changed where a row has anything but cells that have a name.
 */
export function addEmptyCells(structure: Structure, table: Element): void {
  const shapes = table.role === 'Table' ? tableOf(languageOf(table).name ?? '') : undefined;
  const isRow = (kid: Element['kids'][number]): kid is Element => isElement(kid) && kid.role === 'TR';
  const found = shapes && rowsOf(table.kids.filter(isRow));
  if (!found) return;
  const rows = shapes.map((shape, index) => {
    const { row, cells } = found.get(index) ?? { row: structure.add('TR', table, []), cells: [] };
    const isWhole = cells.filter(Boolean).length === shape.length;
    if (!isWhole) row.kids = shape.map((one, place) => cells[place] ?? emptyCell(structure, row, one));
    row.changed ||= !isWhole;
    return row;
  });
  const others = table.kids.filter((kid) => !isRow(kid));
  const at = table.kids.findIndex(isRow);
  table.kids = [...others.slice(0, at), ...rows, ...others.slice(at)];
  table.changed = true;
}

interface FoundRow {
  readonly row: Element;
  /** By their places in the row. */
  readonly cells: Element[];
}

/** The rows by their places in the table; undefined where one has anything but cells that have a name. */
function rowsOf(rows: readonly Element[]): ReadonlyMap<number, FoundRow> | undefined {
  const found = new Map<number, FoundRow>();
  for (const row of rows) {
    for (const cell of row.kids) {
      const at = isElement(cell) && /^T[DH]$/.test(cell.role) && cellOf(languageOf(cell).name ?? '');
      if (!at) return undefined;
      const own = found.get(at.row) ?? { row, cells: [] };
      own.cells[at.place] = cell as Element;
      found.set(at.row, own);
    }
  }
  return found;
}

function emptyCell(structure: Structure, row: Element, { kind, columns, rows }: CellShape): Element {
  const cell = structure.add(kind === 'd' ? 'TD' : 'TH', row, []);
  const attributes = (entries: Readonly<Record<string, PdfValue>>) => dict({ O: name('Table'), ...entries });
  const scope = kind === 'd' ? [] : [attributes({ Scope: name(kind === 'r' ? 'Row' : 'Column') })];
  cell.dict.set('A', [...scope, attributes({ RowSpan: rows }), attributes({ ColSpan: columns })]);
  return cell;
}
