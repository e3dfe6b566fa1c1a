import type { FootnoteDefinition, Heading, Root, RootContent } from 'mdast';
import { piecesOf } from './blocks.ts';
import { depthsOf } from './depths.ts';
import { type Line, linesOf } from './lines.ts';
import { type Noted, takeNotes } from './notes.ts';
import { phrasingOf } from './phrasing.ts';
import type { BlockKind, Piece } from './pieces.ts';
import { type Head, takeHead } from './title.ts';
import { unwrap } from './unwrap.ts';

/** A plain text, read. */
export interface ReadText {
  readonly head: Head;
  readonly tree: Root;
  readonly counts: Readonly<Record<BlockKind | 'heading' | 'note', number>>;
  /** Lines like notes that have no mark, or have two. */
  readonly unmatched: readonly Line[];
  /** Whether headings bear numbers of their own. */
  readonly numbered: boolean;
}

/**
 * A plain text as a tree of Markdown. What is not certain stays a paragraph: but for the numbers of lists and notes, and the number of a
 * table, which are counted anew, each letter and digit is in the tree or in its head.
 */
export function readPlainText(text: string): ReadText {
  const head = takeHead(unwrap(linesOf(text)));
  const noted = takeNotes(head.rest);
  const phrasing = (line: Line, start = 0, end = line.text.length) =>
    phrasingOf(line.text, noted.marks.get(line) ?? [], start, end);
  const pieces = piecesOf(noted.lines, phrasing);
  const children = [...blocksOf(pieces), ...notesOf(noted)];
  const headings = pieces.filter((piece) => piece.kind === 'heading');
  return {
    head,
    tree: { type: 'root', children },
    counts: countsOf(pieces, noted),
    unmatched: noted.unmatched,
    numbered: headings.some(
      ({ rank }) => rank.by === 'number' || rank.by === 'chapter' || rank.by === 'part',
    ),
  };
}

function blocksOf(pieces: readonly Piece[]): RootContent[] {
  const headings = pieces.filter((piece) => piece.kind === 'heading');
  const depths = new Map(depthsOf(headings).map((depth, index) => [headings[index], depth]));
  return pieces.map((piece): RootContent => {
    if (piece.kind !== 'heading') return piece.node;
    return { type: 'heading', depth: depths.get(piece)!, children: piece.children } satisfies Heading;
  });
}

function notesOf({ notes }: Noted): FootnoteDefinition[] {
  return notes.map(({ label, text }) => ({
    type: 'footnoteDefinition',
    identifier: label,
    label,
    children: [{ type: 'paragraph', children: phrasingOf(text, [], 0, text.length) }],
  }));
}

function countsOf(pieces: readonly Piece[], { notes }: Noted): ReadText['counts'] {
  const count = (kind: Piece['kind']) => pieces.filter((piece) => piece.kind === kind).length;
  return {
    heading: count('heading'),
    paragraph: count('paragraph'),
    list: count('list'),
    verse: count('verse'),
    table: count('table'),
    quotation: count('quotation'),
    rule: count('rule'),
    note: notes.length,
  };
}
