import type { PhrasingContent } from 'mdast';
import { textOfTex } from '../letters.ts';

/** What text can be beside text, the outermost first. */
export const MARKS = [
  'delete',
  'strong',
  'emphasis',
  'underline',
  'highlight',
  'superscript',
  'subscript',
  'code',
] as const;
export type Mark = (typeof MARKS)[number];

/** A stretch of a paragraph, before it is known what its links lead to. */
export type InlinePiece =
  | { readonly kind: 'text'; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly kind: 'node'; readonly node: PhrasingContent }
  /** An end of a line in the middle of a paragraph. */
  | { readonly kind: 'break' }
  /** The number of a caption, which a field has counted. */
  | { readonly kind: 'sequence'; readonly label: string; readonly pieces: readonly InlinePiece[] }
  | { readonly kind: 'link'; readonly url: string; readonly pieces: readonly InlinePiece[] }
  /** To a bookmark: by its text, its number, or its page. */
  | {
      readonly kind: 'reference';
      readonly to: string;
      readonly by: 'link' | 'text' | 'page' | 'note';
      readonly pieces: readonly InlinePiece[];
    };

/** The text of pieces, as it is read; lines are parted by `\n`. */
export function plain(pieces: readonly InlinePiece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'break') return '\n';
      if (piece.kind === 'node') return piece.node.type === 'inlineMath' ? textOfTex(piece.node.value) : '';
      return plain(piece.pieces);
    })
    .join('');
}

/** Whether pieces are text, and nothing that a text alone could not say: no note, image, formula or comment. */
export function isTextAlone(pieces: readonly InlinePiece[]): boolean {
  return pieces.every(
    (piece) => piece.kind !== 'node' && (!('pieces' in piece) || isTextAlone(piece.pieces)),
  );
}

/** Pieces without a mark, such as that of a heading which is bold as a whole. */
export function without(pieces: readonly InlinePiece[], ...gone: readonly Mark[]): readonly InlinePiece[] {
  return pieces.map((piece) => {
    if (piece.kind === 'text') return { ...piece, marks: piece.marks.filter((mark) => !gone.includes(mark)) };
    return 'pieces' in piece ? { ...piece, pieces: without(piece.pieces, ...gone) } : piece;
  });
}

/** Pieces without the white space, and the ends of lines, before the first and behind the last. */
export function trimmed(pieces: readonly InlinePiece[]): readonly InlinePiece[] {
  return trimmedEnd(trimmedStart(pieces));
}

function trimmedStart(pieces: readonly InlinePiece[]): readonly InlinePiece[] {
  const [first, ...rest] = pieces;
  if (first?.kind === 'break') return trimmedStart(rest);
  if (first?.kind !== 'text') return pieces;
  const text = first.text.replace(/^\s+/, '');
  return text === '' ? trimmedStart(rest) : [{ ...first, text }, ...rest];
}

function trimmedEnd(pieces: readonly InlinePiece[]): readonly InlinePiece[] {
  const last = pieces.at(-1);
  const rest = pieces.slice(0, -1);
  if (last?.kind === 'break') return trimmedEnd(rest);
  if (last?.kind !== 'text') return pieces;
  const text = last.text.replace(/\s+$/, '');
  return text === '' ? trimmedEnd(rest) : [...rest, { ...last, text }];
}

/** Take characters from the beginning of pieces, such as «شکل ۱: ». */
export function dropped(pieces: readonly InlinePiece[], count: number): readonly InlinePiece[] {
  let left = count;
  const drop = (some: readonly InlinePiece[]): readonly InlinePiece[] =>
    some.flatMap((piece): readonly InlinePiece[] => {
      if (left === 0) return [piece];
      if (piece.kind === 'break') {
        left -= 1;
        return [];
      }
      if (piece.kind === 'text') {
        const gone = Math.min(left, piece.text.length);
        left -= gone;
        return gone === piece.text.length ? [] : [{ ...piece, text: piece.text.slice(gone) }];
      }
      if (!('pieces' in piece)) return [piece];
      const pieces = drop(piece.pieces);
      return pieces.length === 0 ? [] : [{ ...piece, pieces }];
    });
  return drop(pieces);
}

/** Pieces parted where a pattern matches in their texts, or lines end: the stretches between. */
export function divided(
  pieces: readonly InlinePiece[],
  at: RegExp | 'break',
): readonly (readonly InlinePiece[])[] {
  const parts: InlinePiece[][] = [[]];
  for (const piece of pieces) {
    if (at === 'break' && piece.kind === 'break') parts.push([]);
    else if (at !== 'break' && piece.kind === 'text')
      for (const [index, text] of piece.text.split(at).entries()) {
        if (index > 0) parts.push([]);
        if (text !== '') parts.at(-1)!.push({ ...piece, text });
      }
    else parts.at(-1)!.push(piece);
  }
  return parts;
}

/** A link shows that it is one: its line is no emphasis. */
export function notUnderlined(pieces: readonly InlinePiece[]): readonly InlinePiece[] {
  return without(pieces, 'underline');
}

/** What is bold as a whole, such as a caption, without that. */
export function withoutBold(pieces: readonly InlinePiece[]): readonly InlinePiece[] {
  return isBold(pieces) ? without(pieces, 'strong') : pieces;
}

export function isBold(pieces: readonly InlinePiece[]): boolean {
  return pieces.every((piece) => {
    if (piece.kind === 'text') return piece.text.trim() === '' || piece.marks.includes('strong');
    return !('pieces' in piece) || isBold(piece.pieces);
  });
}
