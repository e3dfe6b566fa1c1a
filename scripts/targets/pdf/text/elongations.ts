import type { ContentSegment } from './content.ts';
import type { Glyph, PrintedRun } from './text-object.ts';

/**
 * What words are elongated with (`setting/in-page/line-spans.ts`) is printed as text of its own, between the two parts of a word: strokes, the last of
 * which is marked. They become a part of the letter at their left, and the word one run, so that it has its letters and nothing else.
 */
const OURS = /^\u0640+\u034f$/;
const STROKES = /^\u0640+\u034f?$/;

/** How far from the end of a letter strokes may begin, and from their end the next letter: em. */
const NEAR = 0.05;

type Writable<One> = { -readonly [Key in keyof One]: One[Key] };

/** The content of a page whose elongated words are whole. */
export function withElongations(parts: readonly ContentSegment[]): readonly ContentSegment[] {
  const found = parts.flatMap(runsIn).filter(isElongation);
  if (found.length === 0) return parts;
  const own = parts.map((part) => ('raw' in part ? part : withoutRuns(part, found)));
  const runs: readonly Writable<PrintedRun>[] = own.flatMap(runsIn);
  for (const one of found) join(one, runs);
  return own;
}

type TextSegment = Exclude<ContentSegment, { readonly raw: unknown }>;

function runsIn(part: ContentSegment): readonly PrintedRun[] {
  const sequences = 'raw' in part ? [] : part.sequences;
  return sequences.flatMap(({ pieces }) => pieces.flatMap((piece) => ('runs' in piece ? piece.runs : [])));
}

function isElongation({ glyphs }: PrintedRun): boolean {
  // Most runs are known by their first letter.
  if (!STROKES.test(glyphs[0]?.text ?? '')) return false;
  return glyphs.some(({ text }) => OURS.test(text)) && glyphs.every(({ text }) => STROKES.test(text));
}

/** A part with copies of its runs, but for some. */
function withoutRuns({ sequences, paint }: TextSegment, taken: readonly PrintedRun[]): TextSegment {
  const left = (runs: readonly PrintedRun[]) =>
    runs.filter((run) => !taken.includes(run)).map((run) => ({ ...run, glyphs: [...run.glyphs] }));
  const own = sequences.map((sequence) => ({
    ...sequence,
    pieces: sequence.pieces.map((piece) => ('runs' in piece ? { ...piece, runs: left(piece.runs) } : piece)),
  }));
  const isEmpty = ({ mcid, pieces }: (typeof own)[number]) =>
    mcid === undefined && pieces.every((piece) => 'runs' in piece && piece.runs.length === 0);
  return { paint, sequences: own.filter((one) => !isEmpty(one)) };
}

/** Put strokes behind the letter that ends where they begin, and behind them what stands of the word at their right. */
function join(strokes: PrintedRun, runs: readonly Writable<PrintedRun>[]): void {
  const drawn = strokes.glyphs.filter(({ glyph }) => !strokes.font.isBlank(glyph));
  const alike = runs.filter((one) => isAlike(one, strokes));
  const left = alike.find((run) => endingAt(run, edgesOf(drawn[0]!, strokes).left) >= 0);
  const right = alike.find((run) => isAt(edgesOf(drawn.at(-1)!, strokes).right, run));
  if (!left || !right) throw new Error('no letters stand beside an elongation');
  const at = endingAt(left, edgesOf(drawn[0]!, strokes).left);
  const base = left.glyphs[at]!;
  const cluster = base.cluster ?? { text: base.text };
  left.glyphs[at] = { ...base, cluster };
  const { text } = cluster;
  const added = drawn.map((one): Glyph => ({ ...movedTo(left, one, strokes), text, y: base.y, cluster }));
  const end = right.glyphs.findIndex(({ text: one }) => /^\s/.test(one));
  const head = right.glyphs.splice(0, end < 0 ? right.glyphs.length : end);
  left.glyphs.push(...added, ...head.map((one) => movedTo(left, one, right)));
  left.rtl = true;
}

/** A glyph of a run in the units of another. */
function movedTo({ matrix: to }: PrintedRun, glyph: Glyph, { matrix: from }: PrintedRun): Glyph {
  return { ...glyph, x: (from[4]! + from[0]! * glyph.x - to[4]!) / to[0]! };
}

/** Where a glyph begins and ends on the page. */
function edgesOf({ glyph, x }: Glyph, { matrix, font, size }: PrintedRun): { left: number; right: number } {
  const left = matrix[4]! + matrix[0]! * x;
  return { left, right: left + (matrix[0]! * font.printedWidth(glyph) * size) / 1000 };
}

/** On one line: beside formulas the browser puts parts of a word on whole pixels, and others not. */
function isAlike(one: PrintedRun, { font, size, matrix }: PrintedRun): boolean {
  return one.font === font && one.size === size && Math.abs(one.matrix[5]! - matrix[5]!) < NEAR * size;
}

const near = ({ matrix, size }: PrintedRun) => NEAR * size * Math.abs(matrix[0]!);

/** The last glyph of a run that ends at a place; -1 without. */
function endingAt(run: PrintedRun, place: number): number {
  return run.glyphs.findLastIndex((one) => Math.abs(edgesOf(one, run).right - place) < near(run));
}

/** Whether a run begins at a place: a glyph of its first cluster, which dots may stand before. */
function isAt(place: number, run: PrintedRun): boolean {
  const { cluster } = run.glyphs[0] ?? {};
  const first = run.glyphs.filter((one, at) => at === 0 || (cluster && one.cluster === cluster));
  return first.some((one) => Math.abs(edgesOf(one, run).left - place) < near(run));
}
