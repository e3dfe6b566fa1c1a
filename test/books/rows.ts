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
  /** The pages at whose top the header stands again. */
  headers: Set<number>;
}

/** A header that is higher than this share of its page need not be repeated. */
const TALL = 0.25;

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
    const header = patternOf(cells.filter((cell) => cell.row === 0));
    const result: ReadTable = { at: from, placed: [], faults: [], headers: new Set() };
    const rows = Math.max(...cells.map((cell) => cell.row!));
    for (let row = 0; row <= rows; row++) {
      const own = cells.filter((cell) => cell.row === row);
      const rest = cells.filter((cell) => cell.row! > row).flatMap((cell) => cell.atoms);
      this.row(result, own, row === 0 ? undefined : header, rest);
    }
    this.checkHeaders(result);
    return result;
  }

  private row(result: ReadTable, cells: Block[], header: RegExp | undefined, rest: Atom[]): void {
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

  /** At the top of a page the header stands again, under «ادامهٔ جدول ۲» or alone. */
  private passHeader(result: ReadTable, header: RegExp | undefined): void {
    const { at } = result;
    const page = this.chars[at]?.line.page;
    const topOfPage = at > 0 && page !== undefined && page !== this.chars[at - 1]!.line.page;
    const match = topOfPage ? header?.exec(this.text.slice(at)) : undefined;
    if (!match) return;
    result.at += match[0].length;
    result.headers.add(page!);
  }

  /** A table that goes on overleaf has its header there too. */
  private checkHeaders(result: ReadTable): void {
    const header = result.placed.filter(({ block }) => block.row === 0);
    if (header.length === 0 || this.isTall(header) || isLinear(header)) return;
    const first = header[0]!.first.line.page;
    const rows = result.placed.filter(({ block }) => block.row! > 0).flatMap(({ found }) => found);
    for (const page of new Set(rows.map(({ last }) => last.line.page))) {
      // One that fills a page leaves no room to the header.
      const blocks = result.placed.filter(({ found }) => found.some(({ last }) => last.line.page === page));
      const isAlone = new Set(blocks.map(({ block }) => block.row)).size === 1 && this.isTall(blocks);
      if (page !== first && !isAlone && !result.headers.has(page))
        result.faults.push(`page ${page + 1}: table ${header[0]!.block.table} goes on without its header`);
    }
  }

  private isTall(header: PlacedCell[]): boolean {
    const heights = header.flatMap(({ found }) => found.map(({ last }) => last.line.y));
    const { line } = header[0]!.first;
    const height = Math.max(...heights) - Math.min(...heights) + line.size;
    return height > TALL * this.pages[line.page]!.height;
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

/** The header's letters behind at most so many of the tool's own; it may bear its marks again. */
function patternOf(header: Block[]): RegExp | undefined {
  const text = header
    .flatMap((cell) => cell.atoms)
    .map((atom) => (atom.kind === 'word' ? letters(atom.text) : atom.kind === 'mark' ? '\\p{N}*' : ''))
    .join('');
  return text === '' ? undefined : new RegExp(`^.{0,40}?${text}`, 'u');
}

/** Do the cells stand one below the other? */
function isLinear(header: PlacedCell[]): boolean {
  const heights = header.map(({ first }) => Math.round(first.line.y));
  return header.length > 1 && new Set(heights).size === header.length;
}
