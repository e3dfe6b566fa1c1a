import { Cursor, type Found } from './cursor.ts';
import { type Char, textOf } from './lines.ts';
import { numberOf } from './numbers.ts';
import type { Page } from './pdf-read.ts';
import { nearest } from './resync.ts';
import { Rows } from './rows.ts';
import type { Atom, Block, Chapter, Truth } from './truth.ts';

/** A block as it stands on the pages. */
export interface PlacedBlock {
  block: Block;
  chapter: number;
  /** What the tool printed before it: «فصل اول», «شکل ۲», a number. */
  label: string;
  first: Char;
  last: Char;
  found: Found[];
}

const wordsOf = (text: string): Atom[] => text.split(' ').map((word) => ({ kind: 'word', text: word }));

/** The title page of a part, as if its texts were blocks of its chapter. */
function partBlocks({ part, partWords }: Chapter): Block[] {
  if (!part) return [];
  const title: Block = { kind: 'heading', level: 0, atoms: wordsOf(part) };
  return partWords ? [title, { kind: 'paragraph', atoms: wordsOf(partWords) }] : [title];
}

/** So many letters may the tool print before a block. */
const labelLengths: Partial<Record<Block['kind'], number>> = {
  heading: 30,
  figure: 14,
  tableCaption: 14,
  item: 6,
};

/** Reads the text of the chapters along the truth and reports what is lost, added or moved. */
export class Flow {
  readonly placed: PlacedBlock[] = [];
  readonly faults: string[] = [];
  private at = 0;
  private readonly chars: readonly Char[];
  private readonly text: string;
  private readonly pages: readonly Page[];
  private readonly rows: Rows;

  /** `floats`: blocks whose letters are not among those of the text. */
  constructor(truth: Truth, floats: readonly PlacedBlock[], chars: readonly Char[], pages: readonly Page[]) {
    this.chars = chars;
    this.text = textOf(chars);
    this.pages = pages;
    this.rows = new Rows(chars, this.text, pages);
    const blocks = truth.chapters.flatMap((one, chapter) =>
      [...partBlocks(one), ...one.blocks].map((block) => ({ block, chapter })),
    );
    this.read(blocks, new Map(floats.map((float) => [float.block, float])));
    if (this.at < chars.length) this.extra(this.at, chars.length);
  }

  private read(blocks: { block: Block; chapter: number }[], floats: ReadonlyMap<Block, PlacedBlock>): void {
    for (let index = 0; index < blocks.length; ) {
      const { block, chapter } = blocks[index]!;
      const float = floats.get(block);
      if (float) {
        this.placed.push(float);
        index++;
        continue;
      }
      if (block.kind !== 'cell') {
        this.block(
          block,
          chapter,
          blocks
            .slice(index + 1, index + 60)
            .map((next) => next.block)
            .filter((next) => !floats.has(next) && !next.unseen),
        );
        index++;
        continue;
      }
      let end = index + 1;
      while (blocks[end]?.block.table === block.table && blocks[end]?.block.kind === 'cell') end++;
      this.table(
        blocks.slice(index, end).map((cell) => cell.block),
        chapter,
      );
      index = end;
    }
  }

  private table(cells: Block[], chapter: number): void {
    const { at, placed, faults } = this.rows.read(this.at, cells);
    this.at = at;
    this.faults.push(...faults);
    this.placed.push(...placed.map((cell) => ({ ...cell, chapter, label: '' })));
  }

  private block(block: Block, chapter: number, next: Block[]): void {
    if (block.unseen) {
      this.unseen(block, chapter, next[0]!);
      return;
    }
    const cursor = new Cursor(block.atoms, this.pages);
    if (cursor.finished) return;
    const label = this.label(block.kind, cursor);
    for (;;) {
      this.at += cursor.feed(this.chars, this.at);
      if (this.at >= this.chars.length) cursor.close();
      if (cursor.finished) break;
      if (!this.recover(cursor, next)) break;
    }
    const { found } = cursor;
    if (found.length === 0) return;
    this.checkNumber(block, label);
    this.placed.push({ block, chapter, label, first: found[0]!.first, last: found.at(-1)!.last, found });
  }

  /** A title that is not printed stands where the text of its chapter begins, behind the chapter's label. */
  private unseen(block: Block, chapter: number, next: Block): void {
    const label = this.label(block.kind, new Cursor(next.atoms, this.pages));
    const first = this.chars[this.at];
    if (first) this.placed.push({ block, chapter, label, first, last: first, found: [] });
  }

  /** A list item has its number, in digits of whatever script. */
  private checkNumber({ kind, number }: Block, label: string): void {
    if (kind !== 'item') return;
    if (number === undefined && label !== '')
      this.faults.push(`${this.place()}: not of the book: «${label}»`);
    else if (number !== undefined && numberOf(label) !== number)
      this.faults.push(`${this.place()}: item ${number} has the number «${label}»`);
  }

  /** Passes over what the tool prints before a block. */
  private label(kind: Block['kind'], cursor: Cursor): string {
    const longest = labelLengths[kind] ?? 0;
    for (let length = 0; length <= longest; length++) {
      const copy = cursor.clone();
      const read = copy.feed(this.chars, this.at + length);
      if (!copy.finished && read < 8) continue;
      const label = this.text.slice(this.at, this.at + length);
      this.at += length;
      return label;
    }
    return '';
  }

  /** After a disagreement: finds the nearest place from which both go on together. */
  private recover(cursor: Cursor, next: Block[]): boolean {
    const rest = [...cursor.atoms.slice(cursor.index), ...next.flatMap((block) => block.atoms)];
    const best = nearest(rest, this.text, this.at);
    if (!best) {
      this.faults.push(
        `${this.place()}: lost to the end of the block: «${describe(cursor.atoms.slice(cursor.index))}», there stands «${this.text.slice(this.at, this.at + 40)}»`,
      );
      return false;
    }
    const inBlock = cursor.atoms.length - cursor.index;
    const lost = rest
      .slice(0, Math.min(best.atoms, inBlock))
      .filter((atom) => atom.kind !== 'formula' && atom.kind !== 'image');
    if (lost.length > 0)
      this.faults.push(
        `${this.place()}: lost «${describe(lost)}», there stands «${this.text.slice(this.at, this.at + 30)}»`,
      );
    if (best.atoms >= inBlock) return false;
    if (best.letters > 0) this.extra(this.at, this.at + best.letters);
    this.at += best.letters;
    const target = cursor.index + best.atoms;
    while (cursor.index < target && !cursor.finished) cursor.skip();
    if (best.atoms === 0) restart(cursor);
    return true;
  }

  private extra(from: number, to: number): void {
    const char = this.chars[from]!;
    this.faults.push(
      `page ${char.line.page + 1}: not of the book: «${this.text.slice(from, Math.min(to, from + 120))}» (${to - from} letters)`,
    );
  }

  private place(): string {
    return `page ${(this.chars[Math.min(this.at, this.chars.length - 1)]?.line.page ?? -1) + 1}`;
  }
}

/** A word that was begun is looked for from its beginning. */
function restart(cursor: Cursor): void {
  const { index } = cursor;
  cursor.skip();
  cursor.index = index;
}

export function describe(atoms: readonly Atom[]): string {
  const words = atoms.slice(0, 14).map((atom) => {
    if (atom.kind === 'word') return atom.text;
    return atom.kind === 'mark' ? `[mark of ${atom.note}]` : `[${atom.kind}]`;
  });
  return words.join(' ') + (atoms.length > 14 ? ` … (${atoms.length})` : '');
}
