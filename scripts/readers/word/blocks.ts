import type { InlinePiece } from './pieces.ts';
import type { Look, Style } from './styles.ts';

/** A paragraph as the file has it, before it is known what it is. */
export interface Para {
  readonly kind: 'paragraph';
  readonly pieces: readonly InlinePiece[];
  /** Its text, trimmed. */
  readonly text: string;
  readonly style: Style;
  /** Level of the outline, its own or of its style. */
  readonly outline: number | undefined;
  readonly list: { readonly id: string; readonly level: number } | undefined;
  /** What all its letters share, as they look. */
  readonly look: Look;
  readonly isCentered: boolean;
  /** Its last line too is drawn to the full width, as hemistichs are. */
  readonly isStretched: boolean;
  /** Indented on both sides, as quotations are. */
  readonly isInset: boolean;
  /** Whether what follows begins on a new page. */
  readonly endsPage: boolean;
  /** The names of the bookmarks that begin in it. */
  readonly bookmarks: readonly string[];
}

export interface Cell {
  readonly blocks: readonly Block[];
  /** How many columns and rows it takes. */
  readonly columns: number;
  readonly rows: number;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly (readonly Cell[])[];
  readonly hasBorders: boolean;
  /** Whether its first column stands at the right. */
  readonly isBidi: boolean;
  readonly bookmarks: readonly string[];
}

export type Block = Para | TableBlock;
