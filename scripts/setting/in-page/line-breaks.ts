/**
 * Where the lines of a justified paragraph end: the shortest path over all places where they may (Knuth and Plass, «Breaking paragraphs
 * into lines», 1981), with a space that may be wider or narrower than the typeface's. It knows nothing of browsers. Lengths are px,
 * spaces are told as multiples of the typeface's own.
 */

/** What stands between two places where a line may end. */
export interface Word {
  readonly width: number;
  /** The space behind it as the typeface has it; 0 where a line may end without one. */
  readonly gap: number;
  /** What it costs to end a line behind it; infinite where none may. */
  readonly stop: number;
}

/** How wide spaces may be. */
export interface SpaceLimits {
  /** None is narrower. */
  readonly least: number;
  /** What all would be, if that could be. */
  readonly best: number;
  /** What is wider costs more than any other flaw. */
  readonly most: number;
}

/** Words from one up to, not including, another. */
export interface Line {
  readonly from: number;
  readonly to: number;
  /** Its spaces. */
  readonly space: number;
}

/** Lines are told apart by how loose they are: the upper bounds of the classes, as shares of the best space. */
const CLASSES = [0.85, 0.97, 1.18, 1.42];
const COUNT = CLASSES.length + 1;

/** The cost of two lines beside each other that are more than one class apart. */
const UNLIKE = 1000;

/** A last line that is shorter than a share of the measure. */
const SHORT = [
  { share: 0.12, cost: 6000 },
  { share: 0.2, cost: 1200 },
];

/** The space of a line that has none and is not full. */
const EMPTY = 9;

/** What is looser is only made where there is no other way. */
export const LOOSEST = 3;

/** What sums of widths may be wrong by. */
const ROUNDING = 1e-6;

/**
 * The lines of least cost; undefined where a word is wider than the measure, or no line may end where it would have to.
 *
 * @param room - of each line; the first has `indent` less.
 */
export function chooseLines(
  words: readonly Word[],
  room: number,
  indent: number,
  limits: SpaceLimits,
): readonly Line[] | undefined {
  const paragraph = new Paragraph(words, room, indent, limits);
  return paragraph.lines(LOOSEST) ?? paragraph.lines(Infinity);
}

class Paragraph {
  readonly #words: readonly Word[];
  readonly #room: number;
  readonly #indent: number;
  readonly #limits: SpaceLimits;
  /** For each place and class of the line before it: the least cost, the state before, the space of that line. */
  readonly #cost: Float64Array;
  readonly #before: Int32Array;
  readonly #space: Float64Array;

  constructor(words: readonly Word[], room: number, indent: number, limits: SpaceLimits) {
    this.#words = words;
    this.#room = room;
    this.#indent = indent;
    this.#limits = limits;
    const states = (words.length + 1) * COUNT;
    this.#cost = new Float64Array(states);
    this.#before = new Int32Array(states);
    this.#space = new Float64Array(states);
  }

  /** `loosest`: no space is wider. */
  lines(loosest: number): readonly Line[] | undefined {
    this.#cost.fill(Infinity);
    this.#cost[classOf(this.#limits.best, this.#limits)] = 0;
    for (let from = 0; from < this.#words.length; from += 1)
      if (this.#isReached(from)) this.#linesFrom(from, loosest);
    return this.#path();
  }

  #isReached(place: number): boolean {
    for (let at = place * COUNT; at < (place + 1) * COUNT; at += 1)
      if (this.#cost[at]! < Infinity) return true;
    return false;
  }

  /** Try all lines that begin at a place. */
  #linesFrom(from: number, loosest: number): void {
    const words = this.#words;
    const { least } = this.#limits;
    const room = from === 0 ? this.#room - this.#indent : this.#room;
    let solid = 0;
    let gaps = 0;
    for (let to = from + 1; to <= words.length; to += 1) {
      const { width, gap, stop } = words[to - 1]!;
      solid += width;
      if (solid + gaps * least > room + ROUNDING) return;
      if (to === words.length) {
        const space = gaps > 0 ? Math.min(1, (room - solid) / gaps) : 1;
        this.#offer(from, to, space, lastCost(space, (solid + gaps) / this.#room, this.#limits));
      } else if (stop < Infinity) {
        const space = gaps > 0 ? (room - solid) / gaps : EMPTY;
        if (space <= loosest) this.#offer(from, to, space, lineCost(space, this.#limits) + stop);
      }
      gaps += gap;
    }
  }

  #offer(from: number, to: number, space: number, cost: number): void {
    const own = classOf(space, this.#limits);
    const target = to * COUNT + own;
    for (let other = 0; other < COUNT; other += 1) {
      const state = from * COUNT + other;
      const before = this.#cost[state]!;
      if (before === Infinity) continue;
      const total = before + cost + (from > 0 ? unlikeCost(other, own) : 0);
      if (total >= this.#cost[target]!) continue;
      this.#cost[target] = total;
      this.#before[target] = state;
      this.#space[target] = space;
    }
  }

  #path(): readonly Line[] | undefined {
    const end = this.#words.length * COUNT;
    let state = end;
    for (let at = end; at < end + COUNT; at += 1) if (this.#cost[at]! < this.#cost[state]!) state = at;
    if (this.#cost[state] === Infinity) return undefined;
    const lines: Line[] = [];
    while (state >= COUNT) {
      const before = this.#before[state]!;
      const from = Math.floor(before / COUNT);
      lines.push({ from, to: Math.floor(state / COUNT), space: this.#space[state]! });
      state = before;
    }
    return lines.reverse();
  }
}

/** What a line costs by its spaces. */
export function lineCost(space: number, { least, best, most }: SpaceLimits): number {
  const off = space >= best ? (space - best) / (most - best) : (best - space) / (best - least);
  return (1 + 100 * off ** 3) ** 2;
}

/** What a last line costs. `filled`: as a share of the measure. */
export function lastCost(space: number, filled: number, limits: SpaceLimits): number {
  if (space < 1) return lineCost(space, limits);
  return SHORT.find(({ share }) => filled < share)?.cost ?? 0;
}

/** Which class a line is of. */
export function classOf(space: number, { best }: SpaceLimits): number {
  const found = CLASSES.findIndex((bound) => space < bound * best);
  return found < 0 ? CLASSES.length : found;
}

/** What two lines below each other cost, by their classes. */
export function unlikeCost(one: number, other: number): number {
  return Math.abs(one - other) > 1 ? UNLIKE : 0;
}
