import type { Floats } from './page-floats.ts';

/** A box that is to be filled: px. */
export interface Frame {
  readonly column: 0 | 1;
  /** From the top of the page area; 0 where it is that. */
  readonly top: number;
  readonly height: number;
  /** How far down its text may reach. */
  readonly text: number;
  /** How many figures stand over the columns of its page that did not before. */
  readonly above: number;
}

/** The columns that text is set in. */
export interface Columns {
  /** What stands above those of the first page: px. */
  readonly top: number;
  /** How far down the text of any may reach, where it is to end level: px. */
  readonly text?: number | undefined;
  /** The index of the first box that there can't be. */
  readonly end?: number | undefined;
}

/** What frames depend on: the height of the page area, the index of the first box, and the columns if there are any. */
interface Given {
  readonly height: number;
  readonly start: number;
  readonly level: boolean;
  readonly columns?: Columns | undefined;
}

/** How far a way has come: the index of the next box, and the first figure that is not set; `frame`: that of the box before. */
interface Reached {
  readonly index: number;
  readonly float: number;
  readonly frame: Frame;
}

/** The boxes that may come next. Of a page of columns, the first may have wide figures above it, which make both lower. */
export function framesFrom(
  { index, float, frame }: Reached,
  { sizes }: Floats,
  { columns, start, height }: Given,
): readonly Frame[] {
  if (!columns) return [frame];
  if (index === columns.end) return [];
  if (frame.column === 0) return [{ ...frame, column: 1, above: 0 }];
  const frames: Frame[] = [];
  let top = index === start ? columns.top : 0;
  for (let above = 0; top <= height; above += 1) {
    const room = height - top;
    frames.push({ column: 0, top, height: room, text: Math.min(room, columns.text ?? room), above });
    const next = sizes[float + above];
    if (!next?.wide) break;
    top += next.height;
  }
  return frames;
}

/** What decides besides a point what may follow it. `ahead`: how many figures stand already, though their places come only. */
export function sideOf(
  { index, facing, frame }: Pick<Reached, 'index' | 'frame'> & { readonly facing: number },
  ahead: number,
  { columns, level }: Given,
): number {
  const short = Math.min(3, facing);
  if (!columns) return level ? (index % 2) * 4 + short : 0;
  if (frame.column === 1) return 0;
  return 4 + short + 8 * Math.min(7, Math.max(0, ahead)) + 64 * Math.round(frame.height);
}
