import type { Block, InlineRun } from './blocks.ts';
import { chooseLines, type Line, type Measure, roomOf } from './line-breaks.ts';
import { mannerIn, Paths } from './line-faces.ts';
import { type LineLimits, lineLimits } from './line-limits.ts';
import { type Chosen, isAsChosen, ROUNDING } from './line-proof.ts';
import { elongate, unwrapLines, wrapLine } from './line-spans.ts';
import { stretchesOf } from './line-stretches.ts';
import { type PlacedWord, wordsOf } from './line-words.ts';
import type { PouredDivision } from './measure.ts';
import { freeMarks, tightenMarks } from './note-marks.ts';

/**
 * Have the lines of justified text end where its spaces are most even. What the browser breaks so by itself stays as it is. What comes
 * out otherwise than it was chosen is left to the browser. Of all divisions together, all is read before anything changes, then all changes, and
 * all is read again: so the browser lays them out but once.
 */
export function evenLines(divisions: readonly PouredDivision[]): void {
  for (const { section } of divisions) {
    unwrapLines(section);
    freeMarks(section);
  }
  const limits = lineLimits();
  if (!limits) return;
  const runs = divisions.flatMap(({ blocks, notes }) =>
    [...blocks, ...notes.flatMap((note) => note.blocks)].flatMap(runsIn),
  );
  const paths = new Paths();
  const chosen = runs.flatMap((run) => {
    const segments = chosenIn(run, limits, paths);
    return segments ? [{ run, segments }] : [];
  });
  const changed = chosen.filter(({ run, segments }) => {
    for (const one of segments.toReversed()) force(one, run);
    return segments.some(({ forced }) => forced.size > 0);
  });
  const failed = changed.filter(({ run, segments }) => !isAsChosen(run, segments));
  for (const { run } of failed) unwrapLines(run.element);
  const left = new Set(failed);
  for (const one of chosen) if (!left.has(one) && hasMark(one.segments)) tightenMarks(one.run.element);
}

function hasMark(segments: readonly Chosen[]): boolean {
  return segments.some(({ words }) => words.some(({ slack }) => slack > 0));
}

function runsIn(block: Block): readonly InlineRun[] {
  if (block.kind === 'run') return [block];
  if (block.kind === 'container') return block.blocks.flatMap(runsIn);
  if (block.kind === 'solid') return [];
  return [...block.divided.values()].flat().flatMap((cell) => cell.blocks.flatMap(runsIn));
}

/** The lines of a run; undefined where they are left to the browser. */
function chosenIn(run: InlineRun, limits: LineLimits, paths: Paths): readonly Chosen[] | undefined {
  const { holder, element } = run;
  // More than one line: what stands in one is no higher than this.
  if (run.preformatted || !(element.offsetHeight > 1.5 * run.leading)) return undefined;
  const style = getComputedStyle(holder);
  const manner = mannerIn(holder, style, paths);
  if (!manner.isJustified || holder.currentCSSZoom !== 1) return undefined;
  const indent = Number.parseFloat(style.textIndent);
  if (style.textIndent.endsWith('%') || (indent !== 0 && !run.alone)) return undefined;
  const room = holder.getBoundingClientRect().width - manner.edges;
  const all = wordsOf(run, manner, limits);
  if (!all) return undefined;
  const chosen: Chosen[] = [];
  for (const words of all) {
    const measure = { room, indent: chosen.length === 0 ? indent : 0 };
    const lines = chooseLines(words, measure, limits);
    if (!lines) return undefined;
    const stretches = lines.map((line) => (limits.kashida ? stretchesOf(words, line, limits.best) : []));
    chosen.push({ words, lines, measure, stretches, forced: new Map() });
  }
  return chosen;
}

/** Put the lines that the browser would not make so into elements; from the last, so that none moves one before it. */
function force({ words, lines, measure, stretches, forced }: Chosen, { element, leading }: InlineRun): void {
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index]!;
    const { from, to, scale } = line;
    const { natural, gaps } = widthsOf(words, line);
    const excess = natural + ROUNDING - roomOf(words, from, to, measure);
    const before = lines[index - 1];
    const goesOn = before !== undefined && words[from - 1]!.isCut;
    const lead = words[from]!.lead;
    const trail = index < lines.length - 1 ? words[to - 1]!.trail : 0;
    const isPlain = scale === 1 && lead === 0 && trail === 0 && !goesOn && !words[to - 1]!.isCut;
    const isStretched = stretches[index]!.length > 0;
    if (isPlain && !isStretched && excess <= 0 && (!before || isFull(words, before, measure))) continue;
    const tighter = excess > 0 && gaps > 0 ? excess / gaps : 0;
    const setting = { tighter, goesOn, scale, lead, trail, leading };
    const last = stretches[index]!.reduceRight((piece, one) => elongate(one, piece), words[to - 1]!.last);
    forced.set(index, wrapLine(words[from]!.first, last, element, setting));
  }
}

/** The width of a line with the typeface's spaces, and the number of these. */
function widthsOf(
  words: readonly PlacedWord[],
  { from, to, scale }: Line,
): { readonly natural: number; readonly gaps: number } {
  let natural = 0;
  let gaps = 0;
  for (let at = from; at < to; at += 1) {
    const { width, letters, gap } = words[at]!;
    natural += width + (scale - 1) * letters;
    if (at === to - 1 || gap === 0) continue;
    natural += gap * scale;
    gaps += 1;
  }
  return { natural, gaps };
}

/** Whether the browser finds no room for the next word, or a part of it, on a line, whatever marks of notes stand there. */
function isFull(words: readonly PlacedWord[], line: Line, measure: Measure): boolean {
  const { from, to } = line;
  const next = words[to]!;
  if (!next.kind.isWhole || next.isCut) return false;
  const wanted = widthsOf(words, line).natural + words[to - 1]!.gap + next.width;
  return wanted - slackOf(words, line) > roomOf(words, from, to, measure) + ROUNDING;
}

/** How much narrower a line may come out on its page: px. */
function slackOf(words: readonly PlacedWord[], { from, to }: Line): number {
  let slack = 0;
  for (let at = from; at < to; at += 1) slack += words[at]!.slack;
  return slack;
}
