import { Cursor, type Found } from './cursor.ts';
import { type Char, letters } from './lines.ts';
import type { Page } from './pdf-read.ts';
import { nearest } from './resync.ts';
import type { Atom, Block } from './truth.ts';

interface PlacedCell {
  block: Block;
  first: Char;
  last: Char;
  found: Found[];
}

interface ReadTable {
  at: number;
  placed: PlacedCell[];
  faults: string[];
}

/** Reads tables, whose rows may go on overleaf cell by cell under a repeated header. */
export class Rows {
  private readonly chars: readonly Char[];
  private readonly text: string;
  private readonly pages: readonly Page[];

  constructor(chars: readonly Char[], text: string, pages: readonly Page[]) {
    this.chars = chars;
    this.text = text;
    this.pages = pages;
  }

  read(from: number, cells: Block[]): ReadTable {
    const header = cells.filter((cell) => cell.row === 0);
    const headerText = header
      .flatMap((cell) => cell.atoms)
      .map((atom) => (atom.kind === 'word' ? letters(atom.text) : ''))
      .join('');
    const result: ReadTable = { at: from, placed: [], faults: [] };
    const rows = Math.max(...cells.map((cell) => cell.row!));
    for (let row = 0; row <= rows; row++) {
      const own = cells.filter((cell) => cell.row === row);
      const rest = cells.filter((cell) => cell.row! > row).flatMap((cell) => cell.atoms);
      this.row(result, own, row === 0 ? '' : headerText, rest);
    }
    return result;
  }

  private row(result: ReadTable, cells: Block[], header: string, rest: Atom[]): void {
    const cursors = cells.map((cell) => new Cursor(cell.atoms, this.pages));
    for (let guard = 0; guard < 60 && cursors.some((cursor) => !cursor.finished); guard++) {
      const before = result.at;
      this.passHeader(result, header);
      for (const cursor of cursors) this.cell(result, cursor);
      if (result.at !== before) continue;
      this.complain(result, cells, cursors);
      result.at += nearest(rest, this.text, result.at)?.letters ?? 0;
      break;
    }
    cells.forEach((block, index) => {
      const { found } = cursors[index]!;
      if (found.length > 0)
        result.placed.push({ block, found, first: found[0]!.first, last: found.at(-1)!.last });
    });
  }

  /** Reads on in a cell to the end of this page. */
  private cell(result: ReadTable, cursor: Cursor): void {
    const page = this.chars[result.at]?.line.page;
    const from = result.at;
    let end = from;
    while (end < this.chars.length && this.chars[end]!.line.page === page) end++;
    result.at += cursor.feed(this.chars.slice(from, end));
    cursor.close();
  }

  /** At the top of a page the header may stand again, under «ادامهٔ جدول ۲». */
  private passHeader(result: ReadTable, header: string): void {
    const { at } = result;
    const topOfPage = at > 0 && this.chars[at] && this.chars[at]!.line.page !== this.chars[at - 1]!.line.page;
    if (!topOfPage || header === '') return;
    const place = this.text.indexOf(header, at);
    if (place >= 0 && place - at <= 40) result.at = place + header.length;
  }

  /** Says what a row lacks, and goes on where the rest of the row is found. */
  private complain(result: ReadTable, cells: Block[], cursors: Cursor[]): void {
    const page = (this.chars[Math.min(result.at, this.chars.length - 1)]?.line.page ?? -1) + 1;
    const { table, row } = cells[0]!;
    const lacking = cursors.findIndex((cursor) => !cursor.finished);
    const stands = this.text.slice(result.at, result.at + 40);
    result.faults.push(
      `page ${page}: table ${table}, row ${row}, column ${lacking}: lost words or marks; there stands «${stands}»`,
    );
  }
}
