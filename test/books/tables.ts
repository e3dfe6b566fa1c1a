import type { Blocks } from './blocks.ts';
import { type Piece, wordPiece } from './inline.ts';
import { digits } from './prose.ts';
import type { Atom } from './truth.ts';

/** A table: short or many pages long, up to eight columns, with a caption or without. */
export function addTable(blocks: Blocks): void {
  const { rng } = blocks;
  const table = ++blocks.tables;
  if (rng.chance(0.6)) caption(blocks, table);
  const columns = rng.weighted({ '2': 3, '3': 4, '4': 2, '5': 1, '8': 1 });
  const width = Number(columns);
  const rows = rng.chance(0.85) ? rng.int(1, 12) : rng.skewed(12, 160);
  const wordsInCell = width > 4 ? 2 : rng.pick([2, 4, 12]);
  const numeric = new Set(
    Array.from({ length: width }, (_, column) => column).filter((column) => column > 0 && rng.chance(0.25)),
  );
  // Rarely one row is longer than a page.
  const giant = rng.chance(0.02) ? rng.int(1, rows) : 0;
  const lines: string[] = [];
  for (let row = 0; row <= rows; row++) {
    const cells: string[] = [];
    for (let column = 0; column < width; column++) {
      const count =
        row === giant && giant > 0 && column === width - 1
          ? Math.round(blocks.options.capacity * 1.2)
          : rng.int(1, wordsInCell);
      const pieces = row > 0 && numeric.has(column) ? [number(blocks)] : cell(blocks, row, count);
      cells.push(blocks.add('cell', pieces, { table, row, column }));
    }
    lines.push(`| ${cells.join(' | ')} |`);
    if (row === 0) lines.push(`|${' --- |'.repeat(width)}`);
    blocks.size += wordsInCell;
  }
  blocks.md.push(lines.join('\n'));
}

function caption(blocks: Blocks, table: number): void {
  const id = `tab-${table}`;
  const pieces = blocks.text(
    blocks.prose.phrase(blocks.rng.skewed(2, 30)),
    { bare: true },
    blocks.options.marked ? 0.6 : 0.15,
  );
  blocks.targets.push(id);
  const text = blocks.add('tableCaption', pieces, { id, table });
  blocks.md.push(`${blocks.prose.language === 'fa' ? 'جدول' : 'Table'}: ${text} {#${id}}`);
}

function cell(blocks: Blocks, row: number, count: number): Piece[] {
  if (row === 0) return header(blocks, count);
  const words = count > 20 ? blocks.prose.sentences(count) : blocks.prose.phrase(count);
  return blocks.text(words, { modest: true, bare: count < 6 }, 0.04);
}

function header(blocks: Blocks, count: number): Piece[] {
  const pieces = blocks.prose.phrase(count).map(wordPiece);
  if (blocks.options.marked && blocks.rng.chance(0.3)) blocks.notes.attach(pieces, 1);
  return pieces;
}

function number(blocks: Blocks): Piece {
  const text = digits(blocks.rng.int(1, 99999), blocks.prose.language);
  const atom: Atom = { kind: 'word', text };
  return { md: text, atoms: [atom], plain: false };
}
