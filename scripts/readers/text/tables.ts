import type { Table } from 'mdast';
import { parseNumber } from '../../language/digits.ts';
import { LANGUAGES } from '../../language/languages.ts';
import type { Line } from './lines.ts';
import { DIGIT } from './markers.ts';
import type { PieceContext, PieceReader } from './pieces.ts';

/** The caption of a table as people number it: «جدول ۲: …», `Table 2. …`. */
const CAPTION = new RegExp(
  `^(${LANGUAGES.map(({ tableCaption }) => tableCaption).join('|')})\\s*(${DIGIT}{1,3})\\s*[:.–-]\\s*(?=\\S)`,
);

/**
 * A table that came with its tabs, or with bars: two rows or more, of as many cells. Its caption is the line before it; its number goes,
 * as books count their tables, where it is the number that the book gives it.
 */
export const readTable: PieceReader = (reading, at) => {
  const caption = captionAt(reading, at);
  const rows = rowsFrom(reading.lines, caption ? at + 1 : at);
  if (rows.length < 2) return undefined;
  const table = { kind: 'table' as const, node: tableOf(reading, rows) };
  if (!caption) return { count: rows.length, pieces: [table] };
  return {
    count: rows.length + 1,
    captions: 1,
    pieces: [{ kind: 'paragraph', node: caption.node }, table],
    replaced: caption.digits,
  };
};

function captionAt(reading: PieceContext, at: number) {
  const line = reading.lines[at]!;
  const [whole, word, digits] = CAPTION.exec(line.text) ?? [];
  if (!whole || parseNumber(digits!) !== reading.captions + 1) return undefined;
  const children = [{ type: 'text' as const, value: `${word}: ` }, ...reading.phrasing(line, whole.length)];
  return { node: { type: 'paragraph' as const, children }, digits: digits! };
}

interface Row {
  readonly line: Line;
  /** Of the line's text, where each cell stands. */
  readonly cells: readonly (readonly [start: number, end: number])[];
}

function rowsFrom(lines: readonly Line[], at: number): readonly Row[] {
  for (const parting of ['\t', '|']) {
    const rows: Row[] = [];
    for (let next = at; next < lines.length; next += 1) {
      const row = rowOf(lines[next]!, parting);
      if (
        row.cells.length < 2 ||
        (next > at && (lines[next]!.spaced || row.cells.length !== rows[0]!.cells.length))
      )
        break;
      rows.push(row);
    }
    if (rows.length >= 2 && rows.some(({ line }) => line.text.includes(parting))) return rows;
  }
  return [];
}

/** The cells of a line. Tabs at its edges part empty cells, bars there part none. */
function rowOf(line: Line, parting: string): Row {
  const start = line.written.indexOf(line.text);
  const written = parting === '\t' ? line.written : line.text;
  const shift = parting === '\t' ? start : 0;
  const cells: [number, number][] = [];
  let from = 0;
  for (const cell of written.split(parting)) {
    const [before, behind] = [cell.length - cell.trimStart().length, cell.trimEnd().length];
    cells.push([Math.max(0, from + before - shift), Math.max(0, from + Math.max(before, behind) - shift)]);
    from += cell.length + parting.length;
  }
  const isEmpty = ([first, last]: readonly [number, number] = [0, 0]) => first >= last;
  if (parting === '|' && cells.length > 2 && isEmpty(cells[0])) cells.shift();
  if (parting === '|' && cells.length > 2 && isEmpty(cells.at(-1))) cells.pop();
  return { line, cells };
}

function tableOf(reading: PieceContext, rows: readonly Row[]): Table {
  return {
    type: 'table',
    align: rows[0]!.cells.map(() => null),
    children: rows.map(({ line, cells }) => ({
      type: 'tableRow',
      children: cells.map(([start, end]) => ({
        type: 'tableCell',
        children: reading.phrasing(line, start, end),
      })),
    })),
  };
}
