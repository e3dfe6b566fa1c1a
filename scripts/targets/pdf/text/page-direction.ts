import { RLM } from './cells.ts';
import { type PlacedRun, sameLine } from './line-order.ts';

/** What reads a page from the left takes one more letter for a tie; it may also count what is not text here, such as words in drawings. */
const SHARE = 1.05;
const MORE = 8;

/** How many marks one code stands for at most: poppler reads no longer texts of codes than 254 digits, four of which are a mark. */
const MOST = 60;

/** Marks nearer to each other than this are taken for copies: em. */
const STEP = 0.5;

/** How far below all else they stand: em. */
const BELOW = 2;

/**
 * See that a page of a right-to-left book is read from the right. Some readers (poppler: `TextPage::coalesce`) take most letters of a page for
 * its direction: where sources in Latin letters are the greater part, they turn round every line in which a number stands among
 * Persian words. Right-to-left marks count as letters, and none shows them: as many as are missing are a line of their own, which is no
 * text of the book.
 *
 * @param runs - all of the page. `text` - those that are no running heads or folios, in the order of reading.
 * @returns The line of marks; undefined where none is missing.
 */
export function marksOfDirection(
  runs: readonly PlacedRun[],
  text: readonly PlacedRun[],
): PlacedRun | undefined {
  if (!text.some((one, index) => isMixed(one, text[index + 1]))) return undefined;
  let left = 0;
  let right = 0;
  for (const { run } of runs)
    for (const cell of run.cells)
      for (let at = 0; at < cell.text.length; at += 1) {
        const code = cell.text.charCodeAt(at);
        if (isRightToLeft(code)) right += 1;
        else if (isLeftToRight(code)) left += 1;
      }
  const missing = Math.ceil(SHARE * left) + MORE - right;
  return left > 0 && missing > 0 ? lineOfMarks(runs, missing) : undefined;
}

/** Whether two runs of different direction stand beside each other. */
function isMixed({ run }: PlacedRun, next: PlacedRun | undefined): boolean {
  if (!next || run.rtl === next.run.rtl || !sameLine(run, next.run)) return false;
  return run.cells.length > 0 && next.run.cells.length > 0;
}

/** Hebrew and Arabic letters, and the mark. Digits and vowel marks count for neither direction. */
function isRightToLeft(code: number): boolean {
  if (code < 0x05d0) return false;
  if (code <= 0x08ff) return !/[\p{M}\p{N}\p{P}\p{S}\p{Cf}]/u.test(String.fromCharCode(code));
  return code === 0x200f || (code >= 0xfb1d && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefc);
}

/** Letters of other scripts, and the mark. */
function isLeftToRight(code: number): boolean {
  if (code < 0x80) return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  if (code < 0x05d0) return code >= 0xaa && code !== 0xd7 && code !== 0xf7;
  return code === 0x200e || (code >= 0x0900 && code < 0x2000) || (code >= 0x2c00 && code < 0xfb00);
}

/** Marks in as many cells as they need, below the lowest line of a page. */
function lineOfMarks(runs: readonly PlacedRun[], count: number): PlacedRun | undefined {
  const [lowest] = runs.toSorted((a, b) => depthOf(b) - depthOf(a));
  const persian = runs.find(({ run }) => run.rtl);
  if (!lowest || !persian) return undefined;
  const { run, paint } = persian;
  const { font, size } = run;
  const { matrix } = lowest.run;
  const glyph = font.empty(Math.round(font.unitsPerEm / 10));
  const cells = Array.from({ length: Math.ceil(count / MOST) }, (_, at) => ({
    glyph,
    text: RLM.repeat(Math.min(MOST, count - at * MOST)),
    x: at * STEP * size,
    y: 0,
  }));
  const y = matrix[5]! - BELOW * size * matrix[3]!;
  return { run: { ...run, matrix: [...matrix.slice(0, 5), y], cells }, paint };
}

/** How far down a run stands, in the direction that is down in its text. */
function depthOf({ run: { matrix } }: PlacedRun): number {
  return -matrix[5]! * Math.sign(matrix[3]!);
}
