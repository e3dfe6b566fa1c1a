import type { FootnoteDefinition, Paragraph, Root, RootContent } from 'mdast';
import { piecesOf } from './blocks.ts';
import { depthsOf } from './depths.ts';
import { type Line, linesOf } from './lines.ts';
import { type Noted, takeNotes } from './notes.ts';
import { phrasingOf } from './phrasing.ts';
import type { Piece } from './pieces.ts';
import { type Head, takeHead } from './title.ts';
import { unwrap } from './unwrap.ts';

/** A plain text, read. */
export interface ReadText {
  readonly head: Head;
  readonly tree: Root;
  /** Text that is not in the tree: what became settings, and what is counted anew. */
  readonly replaced: string;
  /** Lines like notes that have no mark, or have two. */
  readonly unmatched: readonly Line[];
}

/**
 * A plain text as a tree of Markdown. What is not certain stays a paragraph: each letter and digit is in the tree, or in `replaced`.
 */
export function readPlainText(text: string): ReadText {
  const head = takeHead(unwrap(linesOf(text)));
  const noted = takeNotes(head.rest);
  const phrasing = (line: Line, start = 0, end = line.text.length) =>
    phrasingOf(line.text, noted.marks.get(line) ?? [], start, end);
  const { pieces, replaced } = piecesOf(noted.lines, phrasing);
  const beside = head.beside.map(
    (words): Paragraph => ({ type: 'paragraph', children: [{ type: 'text', value: words }] }),
  );
  return {
    head,
    tree: { type: 'root', children: [...beside, ...blocksOf(pieces), ...notesOf(noted)] },
    replaced: [head.replaced, noted.replaced, replaced].join('\n'),
    unmatched: noted.unmatched,
  };
}

function blocksOf(pieces: readonly Piece[]): RootContent[] {
  const headings = pieces.filter((piece) => piece.kind === 'heading');
  const depths = new Map(depthsOf(headings).map((depth, index) => [headings[index], depth]));
  return pieces.map((piece) => {
    if (piece.kind !== 'heading') return piece.node;
    return { type: 'heading', depth: depths.get(piece)!, children: piece.children };
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
