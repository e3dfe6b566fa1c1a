import type { BlockContent, DefinitionContent, PhrasingContent } from 'mdast';
import type { Line } from './lines.ts';

/** How a heading shows that it is one; its depth comes of the ranks that a text has. */
export type Rank =
  | { readonly by: 'part' | 'chapter' | 'known' | 'bare' | 'lettered' }
  | { readonly by: 'number'; readonly levels: number }
  | { readonly by: 'sign'; readonly depth: number };

/** A piece of a text as it is read: a heading without its depth, or a block of Markdown. */
export type Piece =
  | {
      readonly kind: 'heading';
      readonly rank: Rank;
      readonly line: Line;
      readonly children: PhrasingContent[];
    }
  | { readonly kind: BlockKind; readonly node: BlockContent | DefinitionContent };

/** What the report counts. */
export type BlockKind = 'paragraph' | 'list' | 'verse' | 'table' | 'quotation' | 'rule';

/** What a reader of pieces has before it. */
export interface PieceContext {
  readonly lines: readonly Line[];
  /** What stands before the line that is read. */
  readonly after: Piece['kind'] | undefined;
  /** Whether the lines that are read are sources. */
  readonly sources: boolean;
  /** How many tables with captions there have been. */
  readonly captions: number;
  /** The words of a line, or of a part of it, with links and marks of notes. */
  phrasing(line: Line, start?: number, end?: number): PhrasingContent[];
}

/** What was read at a line: how many lines it took, and what they are. */
export interface TakenLines {
  readonly count: number;
  readonly pieces: readonly Piece[];
  /** What was counted, and is counted anew: the signs of entries, the numbers of tables. */
  readonly replaced?: string;
  /** How many captions of tables were among them. */
  readonly captions?: number;
}

/** Reads what begins at a line, if it is what it knows. */
export type PieceReader = (reading: PieceContext, at: number) => TakenLines | undefined;
