import type { Block, InlineRun } from './blocks.ts';
import { chooseLines, type Line, type SpaceLimits } from './line-breaks.ts';
import { unwrapLines, wrapLine } from './line-spans.ts';
import { type Piece, type PlacedWord, wordsOf } from './line-words.ts';
import { middlesOf } from './lines.ts';
import type { PouredDivision } from './measure.ts';
import { probe } from './probe.ts';

/** What measured widths may be wrong by: px in a line. */
const ROUNDING = 0.3;

/** Words between two forced ends, with the lines that were chosen. */
interface Chosen {
  readonly words: readonly PlacedWord[];
  readonly lines: readonly Line[];
  readonly room: number;
  /** How much shorter the first line is. */
  readonly indent: number;
  /** The lines that the browser would not make so, by their index. */
  readonly forced: Set<number>;
}

interface ChosenRun {
  readonly run: InlineRun;
  readonly segments: readonly Chosen[];
}

/**
 * Have the lines of justified text end where its spaces are most even. What the browser breaks so by itself stays as it is. Nothing
 * but the width of spaces changes; what comes out otherwise than it was chosen is left to the browser.
 */
export function evenLines({ section, blocks, notes }: PouredDivision): void {
  unwrapLines(section);
  const limits = limitsOf();
  if (!limits) return;
  const runs = [...blocks, ...notes.flatMap((note) => note.blocks)].flatMap(runsIn);
  // All is measured before anything changes.
  const chosen = runs.flatMap((run) => {
    const segments = chosenIn(run, limits);
    return segments ? [{ run, segments }] : [];
  });
  const changed = chosen.filter(({ run, segments }) => {
    for (const one of segments.toReversed()) force(one, run.element);
    return segments.some(({ forced }) => forced.size > 0);
  });
  for (const { run } of changed.filter((one) => !isAsChosen(one))) unwrapLines(run.element);
}

/** How wide spaces may be by the tokens of the style; undefined where lines are the browser's. */
function limitsOf(): SpaceLimits | undefined {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  if (token('--line-breaks') !== 'even') return undefined;
  const [least, best, most] = ['--space-least', '--space-best', '--space-most'].map((name) =>
    Number.parseFloat(token(name)),
  );
  return 0 < least! && least! < best! && best! < most!
    ? { least: least!, best: best!, most: most! }
    : undefined;
}

function runsIn(block: Block): readonly InlineRun[] {
  if (block.kind === 'run') return [block];
  if (block.kind === 'container') return block.blocks.flatMap(runsIn);
  if (block.kind === 'solid') return [];
  return [...block.divided.values()].flat().flatMap((cell) => cell.blocks.flatMap(runsIn));
}

/** The lines of a run; undefined where they are left to the browser. */
function chosenIn(run: InlineRun, limits: SpaceLimits): readonly Chosen[] | undefined {
  const { holder, element } = run;
  // More than one line: what stands in one is no higher than this.
  if (run.preformatted || !(element.offsetHeight > 1.5 * run.leading)) return undefined;
  const style = getComputedStyle(holder);
  if (style.textAlign !== 'justify' || style.textAlignLast !== 'auto') return undefined;
  if (style.wordSpacing !== '0px' || style.textWrapMode !== 'wrap' || holder.currentCSSZoom !== 1)
    return undefined;
  const indent = Number.parseFloat(style.textIndent);
  if (style.textIndent.endsWith('%') || (indent !== 0 && !run.alone)) return undefined;
  const room = roomIn(holder, style);
  const all = wordsOf(run, style);
  if (!all) return undefined;
  const chosen: Chosen[] = [];
  for (const words of all) {
    const own = chosen.length === 0 ? indent : 0;
    const lines = chooseLines(words, room, own, limits);
    if (!lines) return undefined;
    chosen.push({ words, lines, room, indent: own, forced: new Set() });
  }
  return chosen;
}

function roomIn(holder: Element, style: CSSStyleDeclaration): number {
  const { paddingLeft, paddingRight, borderLeftWidth, borderRightWidth } = style;
  return [paddingLeft, paddingRight, borderLeftWidth, borderRightWidth].reduce(
    (room, taken) => room - Number.parseFloat(taken),
    holder.getBoundingClientRect().width,
  );
}

/** Put the lines that the browser would not make so into elements; from the last, so that none moves one before it. */
function force({ words, lines, room, indent, forced }: Chosen, run: Element): void {
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const { from, to } = lines[index]!;
    const own = index === 0 ? room - indent : room;
    const { natural, gaps } = widthsOf(words, from, to);
    const excess = natural + ROUNDING - own;
    const before = lines[index - 1];
    const roomBefore = index === 1 ? room - indent : room;
    const follows = before === undefined || isFull(words, before, roomBefore);
    const isCut = words[to - 1]!.isCut || (before !== undefined && words[from - 1]!.isCut);
    if (excess <= 0 && follows && !isCut) continue;
    const tighter = excess > 0 && gaps > 0 ? excess / gaps : 0;
    const goesOn = from > 0 && words[from - 1]!.isCut;
    wrapLine(words[from]!.first, words[to - 1]!.last, run, { tighter, goesOn });
    forced.add(index);
  }
}

/** The width of some words with the typeface's spaces, and the number of these. */
function widthsOf(
  words: readonly PlacedWord[],
  from: number,
  to: number,
): { readonly natural: number; readonly gaps: number } {
  let natural = 0;
  let gaps = 0;
  for (let at = from; at < to; at += 1) {
    const { width, gap } = words[at]!;
    natural += width;
    if (at === to - 1 || gap === 0) continue;
    natural += gap;
    gaps += 1;
  }
  return { natural, gaps };
}

/** Whether the browser finds no room for the next word, or a part of it, on a line. */
function isFull(words: readonly PlacedWord[], { from, to }: Line, room: number): boolean {
  const next = words[to]!;
  return next.kind.isWhole && !next.isCut && widthsOf(words, from, to + 1).natural > room + ROUNDING;
}

/** Whether a run has as many lines as were chosen, those beside a forced one begin with their words, and none is wider than its room. */
function isAsChosen({ run, segments }: ChosenRun): boolean {
  const count = segments.reduce((sum, { lines }) => sum + lines.length, 0);
  const rects = run.element.getClientRects();
  if (middlesOf(rects).length !== count) return false;
  const { room } = segments[0]!;
  if ([...rects].some(({ width }) => width > room + 2 * ROUNDING)) return false;
  const places = new Places(run.element);
  return segments.every(({ words, lines, forced }) =>
    lines.every(({ from }, index) => {
      if (index === 0 || !(forced.has(index) || forced.has(index - 1))) return true;
      const end = places.middleOf(words[from - 1]!.last, true);
      return places.middleOf(words[from]!.first, false) - end > run.leading / 2;
    }),
  );
}

/** Finds pieces in a run whose texts may have been divided since. Asked for one after the other. */
class Places {
  readonly #walker: TreeWalker;
  #text: Text | null;
  #before = 0;

  constructor(run: Element) {
    this.#walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
    this.#text = this.#walker.nextNode() as Text | null;
  }

  /** The middle of the first character of a piece, or of its last, from the top of the view; px. */
  middleOf({ node, at, from, to }: Piece, last: boolean): number {
    if (node instanceof Text) this.#select(last ? at + to - from - 1 : at);
    const { top, bottom } = (node instanceof Text ? probe : (node as Element)).getBoundingClientRect();
    return (top + bottom) / 2;
  }

  #select(at: number): void {
    while (this.#before + this.#text!.length <= at) {
      this.#before += this.#text!.length;
      this.#text = this.#walker.nextNode() as Text;
    }
    probe.setStart(this.#text!, at - this.#before);
    probe.setEnd(this.#text!, at - this.#before + 1);
  }
}
