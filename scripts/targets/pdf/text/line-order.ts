import { type GlyphCell, RLM, type Run } from './cells.ts';

/** A run in a marked-content sequence, with the colours that it is painted with. */
export interface PlacedRun {
  run: Run;
  readonly paint: string;
  /** A space of its own, to be written before it. */
  space?: Run;
}

/** Readers take a gap for the end of a line, or of a word, from this size: em. */
const WIDE = 0.55;
const GAP = 0.1;

/** Left-to-right mark. */
const LRM = '\u200e';

/** Readers take a run that begins nearer than this to the end of the one before for its continuation: em. */
const NEAR = 0.9;

/** How wide the empty glyph is that holds a space where none is printed: thousandths of an em. */
const SLIVER = 50;

/** Whether two runs stand on one line; a raised mark stands on that of its word. */
export function sameLine(a: Run, b: Run): boolean {
  return Math.abs(a.matrix[5]! - b.matrix[5]!) < Math.max(a.size, b.size) / 2;
}

/**
 * The runs of one sequence of a right-to-left book in the order of reading: line by line, the rightmost run of a line
 * first. Left-to-right runs beside each other keep their order.
 */
export function inReadingOrder(runs: readonly PlacedRun[]): readonly PlacedRun[] {
  const ordered: PlacedRun[] = [];
  for (let at = 0; at < runs.length; ) {
    let end = at + 1;
    while (end < runs.length && sameLine(runs[at]!.run, runs[end]!.run)) end += 1;
    ordered.push(...lineFromRight(runs.slice(at, end)));
    at = end;
  }
  return ordered;
}

function lineFromRight(line: readonly PlacedRun[]): readonly PlacedRun[] {
  const pieces = line.flatMap((one) => (one.run.rtl ? dividedAtGaps(one) : [one]));
  if (pieces.length === 1) return pieces;
  return fromRight(pieces, ({ run }) => run);
}

/** What stands on a line, the rightmost first; left-to-right runs beside each other keep their order. */
export function fromRight<T>(items: readonly T[], runOf: (item: T) => Run): readonly T[] {
  const sorted = items.toSorted((a, b) => leftOf(runOf(a)) - leftOf(runOf(b)));
  const chains: T[][] = [];
  for (const item of sorted) {
    const last = chains.at(-1);
    if (last && !runOf(item).rtl && !runOf(last[0]!).rtl) last.push(item);
    else chains.push([item]);
  }
  return chains.reverse().flat();
}

/** A run divided where a space is so wide that readers take what follows for another run; from left to right. */
function dividedAtGaps(placed: PlacedRun): readonly PlacedRun[] {
  const { run, paint } = placed;
  const cuts: number[] = [];
  let end = Infinity;
  for (let index = 0; index < run.cells.length; index += 1) {
    const { glyph, text, x } = run.cells[index]!;
    if (text === ' ') continue;
    if (x - end > WIDE * run.size) cuts.push(index);
    end = x + (run.font.width(glyph) * run.size) / 1000;
  }
  if (cuts.length === 0) return [placed];
  return [...cuts, run.cells.length].map((cut, index) => ({
    run: { ...run, cells: run.cells.slice(cuts[index - 1] ?? 0, cut) },
    paint,
  }));
}

/** Left and right edge of what a run shows, in the units of its text matrix. */
function leftOf({ matrix, cells }: Run): number {
  return matrix[4]! + matrix[0]! * (cells[0]?.x ?? 0);
}

function rightOf({ matrix, cells, font, size }: Run): number {
  const last = cells.at(-1);
  if (!last) return matrix[4]!;
  return matrix[4]! + matrix[0]! * (last.x + (font.width(last.glyph) * size) / 1000);
}

/**
 * See that readers find the spaces between runs. They look for a gap in the direction of writing, and lose a space at the
 * edge of a run when the next one stands to its left. So it goes with a letter, or with a mark that none takes for white
 * space.
 */
export function keepSpaces(runs: readonly PlacedRun[]): void {
  let before: Run | undefined;
  // The first of left-to-right runs that go on from each other.
  let chain: Run | undefined;
  for (const placed of runs) {
    const { run } = placed;
    if (!before || !chain || !goesOn(before, run)) {
      if (before && chain && sameLine(before, run)) {
        const space = keepSpaceBetween(before, run, chain);
        if (space) placed.space = space;
      } else if (before?.rtl) openMarked(before);
      chain = run;
    } else if (isMark(run, before)) extend(before, before.cells.length - 1, (text) => `${text} `);
    if (run.rtl && before && !before.rtl) closeMarked(run);
    if (run.rtl) openNeutral(run);
    if (run.cells.length > 0) before = run;
  }
  if (before?.rtl) openMarked(before);
}

/**
 * Put raised marks on the line of their words: readers take what stands higher for another line. Their glyphs are raised
 * instead.
 */
export function putOnOneLine(runs: readonly PlacedRun[]): void {
  let base: Run | undefined;
  for (const placed of runs) {
    const { run } = placed;
    const raised = base && run.size < base.size && sameLine(base, run) && run.matrix[5] !== base.matrix[5];
    if (base && raised) placed.run = raisedFrom(run, base.matrix[5]!);
    else base = run;
  }
}

/** A run moved to a line at `y`, its glyphs moved back by as much. */
function raisedFrom(run: Run, y: number): Run {
  const { font, size, matrix } = run;
  const dy = Math.round(((matrix[5]! - y) / (matrix[3]! * size)) * font.unitsPerEm);
  const raised = (cell: GlyphCell): GlyphCell => ({
    ...cell,
    glyph: font.composite([{ glyph: cell.glyph, dx: 0, dy }], font.advance(cell.glyph)),
  });
  return { ...run, matrix: [...matrix.slice(0, 5), y], cells: run.cells.map(raised) };
}

/** Whether a left-to-right run goes on from another one. */
function goesOn(before: Run, after: Run): boolean {
  if (before.rtl || after.rtl || !sameLine(before, after)) return false;
  return leftOf(after) >= rightOf(before) - GAP * before.size;
}

/** A run that has to stand between, if there is one. `chain`: the run at the left of those that end in the one before. */
function keepSpaceBetween(before: Run, after: Run, chain: Run): Run | undefined {
  const spaced = takeSpace(before, 'end') || takeSpace(after, 'start') || isApart(chain, before, after);
  if (before.rtl && (after.rtl || !spaced)) openMarked(before);
  if (!spaced || before.cells.length === 0) return undefined;
  if (before.rtl && after.rtl && areNear(before, after)) return spaceBetween(before);
  if (after.rtl && after.cells.length > 0) extend(after, after.cells.length - 1, (text) => `${text} `);
  else if (before.rtl) openWithSpace(before);
  else return spaceBefore(chain);
  return undefined;
}

/** Whether a run begins so near to the last letter of the one before that it seems to be written on from it. */
function areNear(before: Run, after: Run): boolean {
  const [first] = after.cells;
  const last = before.cells.at(-1);
  if (!first || !last) return false;
  const from = after.matrix[4]! + after.matrix[0]! * first.x;
  const to = before.matrix[4]! + before.matrix[0]! * last.x;
  return (to - from) / after.size - after.font.width(first.glyph) / 1000 < NEAR;
}

/** A space of its own between two right-to-left runs, in the other direction, so that they are not taken for one. */
function spaceBetween(run: Run): Run {
  const [cell] = spaceBefore(run).cells;
  return { ...run, rtl: false, cells: cell ? [{ ...cell, text: `${LRM} ` }] : [] };
}

/** A space of its own at the left of a left-to-right run, which keeps it apart from another one further to the left. */
function spaceBefore(run: Run): Run {
  const opened = { ...run, rtl: true, cells: [...run.cells] };
  openWithSpace(opened);
  return { ...opened, cells: opened.cells.slice(0, 1) };
}

/** Whether a run is set smaller, as the marks of notes are: these are no part of the word. */
function isMark(run: Run, before: Run): boolean {
  return run.size < before.size * 0.8;
}

/** Whether runs are apart without a space: a gap, or a mark that is set smaller. */
function isApart(chain: Run, before: Run, after: Run): boolean {
  const gap = Math.max(leftOf(chain) - rightOf(after), leftOf(after) - rightOf(before));
  return gap > GAP * before.size || (!after.rtl && isMark(after, before));
}

/** Take away the space at the end or the start of a run, in the order of reading; nothing that is drawn is taken. */
function takeSpace({ cells, rtl, font }: Run, edge: 'start' | 'end'): boolean {
  let taken = false;
  const left = rtl === (edge === 'end');
  const isSpace = ({ text, glyph }: GlyphCell) => text.trim() === '' && font.isBlank(glyph);
  for (
    let cell = left ? cells[0] : cells.at(-1);
    cell && isSpace(cell);
    cell = left ? cells[0] : cells.at(-1)
  ) {
    if (left) cells.shift();
    else cells.pop();
    taken = true;
  }
  return taken;
}

function extend({ cells }: Run, index: number, change: (text: string) => string): void {
  const cell = cells[index]!;
  cells[index] = { ...cell, text: change(cell.text) };
}

/** Begin a right-to-left run, at its left, with a space that readers do not drop. */
function openWithSpace({ cells, font, size }: Run): void {
  const first = cells[0];
  if (!first || first.text.startsWith(RLM)) return;
  const glyph = font.empty(Math.round((SLIVER * font.unitsPerEm) / 1000));
  cells.unshift({ glyph, text: `${RLM} `, x: first.x - (SLIVER * size) / 1000, y: first.y });
}

/** A vowel mark at the very left of a run has nothing that it can be laid out against. */
function openMarked(run: Run): void {
  if (/\p{M}/u.test(run.cells[0]?.text ?? '')) openWithSpace(run);
}

/** End a right-to-left run, at its right, with marks, so that what it begins with does not go with the run beside it. */
export function closeMarked(run: Run, marks = RLM): void {
  const { cells, font, size } = run;
  const last = cells.at(-1);
  if (!last) return;
  if (last.text === RLM) {
    extend(run, cells.length - 1, (text) => text + marks);
    return;
  }
  const glyph = font.empty(Math.round((SLIVER * font.unitsPerEm) / 1000));
  cells.push({ glyph, text: marks, x: last.x + (font.width(last.glyph) * size) / 1000, y: last.y });
}

/** Punctuation at the very left of a run goes with what was read before, unless it says where it belongs. */
function openNeutral(run: Run): void {
  const first = run.cells[0];
  if (first && /^[\p{P}\p{S}]/u.test(first.text)) extend(run, 0, (text) => `${RLM}${text}`);
}
