import type { Item } from '../galley.ts';
import type { InlineRun } from './blocks.ts';
import type { Span } from './lines.ts';

/** An item with the element that it is, or that its line stands in; it lives in the page only. */
export interface SetItem extends Item {
  /** A run, a row, or a box that nothing divides. */
  readonly element: HTMLElement;
  /** Which of the lines of a run it is, from 0. */
  readonly line: number;
  /** The run of a line. */
  readonly run?: InlineRun;
  /** What it is of a row that is divided. */
  readonly part?: RowPart;
}

/**
 * A row that is taller than a page goes on overleaf: each of its cells is cut where its own lines end.
 *
 *     one two | five          one two | five
 *     three   | six     ->   ----------------   page
 *     four    |               three   | six
 *                             four    |
 */
export interface DividedRow {
  readonly cells: readonly DividedCell[];
  /** The cell that reaches lowest: the row may be cut behind each of its items. */
  readonly guide: DividedCell;
}

export interface DividedCell {
  readonly element: HTMLElement;
  readonly items: readonly SetItem[];
  /** For each of its items the part of the row that it stands in, as the items of the guide are counted. */
  readonly parts: readonly number[];
}

/** A part of a divided row: what stands in it of all cells, and what it costs to begin a page with it. */
export interface RowPart extends Span {
  readonly row: DividedRow;
  readonly at: number;
  readonly cost: number;
}
