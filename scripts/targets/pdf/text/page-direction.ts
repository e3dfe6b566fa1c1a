import { RLM } from './cells.ts';
import { closeMarked, type PlacedRun, sameLine } from './line-order.ts';

/** What reads a page from the left takes one more letter for a tie; it may also count what is not text here, such as words in drawings. */
const SHARE = 1.05;
const MORE = 8;

/** How many marks one code stands for at most: its text has an end (ISO 32000-1, 9.10.3). */
const MOST = 60;

/**
 * See that a page of a right-to-left book is read from the right. Some readers (poppler: `TextPage::coalesce`) take most letters of a page for
 * its direction: where sources in Latin letters are the greater part, they turn round every line in which a number stands among
 * Persian words. Right-to-left marks count as letters, and none shows them: as many as are missing stand at the beginnings of lines.
 *
 * @param runs - all of the page. `text` - those that are no running heads or folios, in the order of reading.
 */
export function keepDirection(runs: readonly PlacedRun[], text: readonly PlacedRun[]): void {
  if (!text.some((one, index) => isMixed(one, text[index + 1]))) return;
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
  if (left > 0 && missing > 0) addMarks(text, missing);
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

/**
 * Share marks out to what begins a line, or stands behind a number or a word of the other direction: before what it begins with. They
 * stand in a cell of their own, one for each run: readers turn round what is a letter with marks, and take cells so near to each other for copies.
 */
function addMarks(text: readonly PlacedRun[], count: number): void {
  const runs = text.flatMap(({ run }, index) => {
    const before = text[index - 1]?.run;
    const goesOn = before?.rtl && sameLine(before, run);
    return run.rtl && !goesOn && run.cells.length > 0 ? [run] : [];
  });
  const marks = RLM.repeat(Math.min(Math.ceil(count / runs.length), MOST));
  for (const run of runs) closeMarked(run, marks);
}
