import type { FootnoteDefinition, Paragraph, Root, RootContent } from 'mdast';
import { toString as wordsIn } from 'mdast-util-to-string';
import type { Remark } from '../remarks.ts';
import { piecesOf } from './blocks.ts';
import { depthsOf } from './depths.ts';
import { type Line, linesOf } from './lines.ts';
import { type Noted, takeNotes } from './notes.ts';
import { phrasingOf } from './phrasing.ts';
import type { Piece } from './pieces.ts';
import { type TextHead, takeHead } from './title.ts';
import { unwrap } from './unwrap.ts';

/** A plain text, read. */
export interface ReadText {
  readonly head: TextHead;
  readonly tree: Root;
  /** Text that is not in the tree: what became settings, and what is counted anew. */
  readonly replaced: string;
  readonly remarks: readonly Remark[];
  /** Whether no heading counts chapters or parts. */
  readonly isUndivided: boolean;
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
  const tree: Root = { type: 'root', children: [...beside, ...blocksOf(pieces), ...notesOf(noted)] };
  return {
    head,
    tree,
    replaced: [head.replaced, noted.replaced, replaced].join('\n'),
    isUndivided: !pieces.some(
      (piece) => piece.kind === 'heading' && ['part', 'chapter'].includes(piece.rank.by),
    ),
    remarks: [...looksOf(pieces), ...unmatchedOf(noted)],
  };
}

/** How much of a line is shown as its place, in characters. */
const PLACE = 60;

/** What was known by its look alone: headings that do not say that they are any, and poems. */
function looksOf(pieces: readonly Piece[]): readonly Remark[] {
  const headings = pieces.filter((piece) => piece.kind === 'heading');
  const depths = depthsOf(headings);
  const bare = headings.flatMap(({ rank, line }, index): Remark[] =>
    rank.by === 'bare' || rank.by === 'lettered'
      ? [{ kind: 'heading-by-look', facts: { level: depths[index]! }, place: line.text.slice(0, PLACE) }]
      : [],
  );
  const poems = pieces.flatMap((piece): Remark[] =>
    piece.kind === 'verse'
      ? [{ kind: 'verse-by-look', facts: {}, place: wordsIn(piece.node).slice(0, PLACE) }]
      : [],
  );
  return [...bare, ...poems];
}

function unmatchedOf({ unmatched }: Noted): readonly Remark[] {
  const [first] = unmatched;
  if (!first) return [];
  return [{ kind: 'notes-unmatched', facts: { count: unmatched.length }, place: first.text.slice(0, PLACE) }];
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
