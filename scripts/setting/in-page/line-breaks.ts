import { type Content, type Setting, type SettingLimits, settingOf, spaceIn } from './line-setting.ts';

/**
 * Where the lines of a justified paragraph end: the shortest path over all places where they may (Knuth and Plass, «Breaking paragraphs
 * into lines», 1981), with a space that may be wider or narrower than the typeface's. It knows nothing of browsers. Lengths are px,
 * spaces are told as multiples of the typeface's own.
 */

/** What stands between two places where a line may end. */
export interface Word {
  readonly width: number;
  /** How much of that are letters that may be set larger or smaller. */
  readonly letters: number;
  /** What of it stands beyond the edge where a line begins with it, and where one ends. */
  readonly lead: number;
  readonly trail: number;
  /** The space behind it as the typeface has it; 0 where a line may end without one. */
  readonly gap: number;
  /** What it costs to end a line behind it; infinite where none may. */
  readonly stop: number;
}

/** Words from one up to, not including, another. */
export interface Line extends Setting {
  readonly from: number;
  readonly to: number;
}

/** What the lines of a paragraph have room for. */
export interface Measure {
  readonly room: number;
  /** How much less the first has. */
  readonly indent: number;
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

/** What it costs to set letters smaller, since the spaces would be too narrow. */
export const SMALLER = 20_000;

/** What is looser is only made where there is no other way: multiples of the best space. */
export const LOOSEST = [1.5, 2.25, Infinity];

/** What sums of widths may be wrong by. */
const ROUNDING = 1e-6;

/** The lines of least cost; undefined where a word is wider than the measure, or no line may end where it would have to. */
export function chooseLines(
  words: readonly Word[],
  measure: Measure,
  limits: SettingLimits,
): readonly Line[] | undefined {
  const paragraph = new Paragraph(words, measure, limits);
  for (const loosest of LOOSEST) {
    const lines = paragraph.lines(loosest * limits.best);
    if (lines) return lines;
  }
  return undefined;
}

/** The room of a line: what hangs beyond its edges takes none. A last line ends where it ends. */
export function roomOf(words: readonly Word[], from: number, to: number, { room, indent }: Measure): number {
  const trail = to < words.length ? words[to - 1]!.trail : 0;
  return room - (from === 0 ? indent : 0) + words[from]!.lead + trail;
}

class Paragraph {
  readonly #words: readonly Word[];
  readonly #measure: Measure;
  readonly #limits: SettingLimits;
  /** How far a word may hang at the most. */
  readonly #trail: number;
  /** How much smaller letters may be. */
  readonly #scale: number;
  /** What stands before each word, as sums: all but the spaces, the spaces, the letters. */
  readonly #solid: Float64Array;
  readonly #gaps: Float64Array;
  readonly #letters: Float64Array;
  /** Where the last line that was tried ended at the nearest. */
  #near = 0;
  /** For each place and class of the line before it: the least cost, and the state before. */
  readonly #cost: Float64Array;
  readonly #before: Int32Array;
  /** For each place the least cost of all classes. */
  readonly #least: Float64Array;

  constructor(words: readonly Word[], measure: Measure, limits: SettingLimits) {
    this.#words = words;
    this.#measure = measure;
    this.#limits = limits;
    this.#trail = words.reduce((most, { trail }) => Math.max(most, trail), 0);
    this.#scale = Math.max(limits.letters, limits.rescue);
    this.#solid = sums(words, ({ width }) => width);
    this.#gaps = sums(words, ({ gap }) => gap);
    this.#letters = sums(words, ({ letters }) => letters);
    const states = (words.length + 1) * COUNT;
    this.#cost = new Float64Array(states);
    this.#before = new Int32Array(states);
    this.#least = new Float64Array(words.length + 1);
  }

  /** `loosest`: no space is wider. */
  lines(loosest: number): readonly Line[] | undefined {
    this.#cost.fill(Infinity);
    this.#least.fill(Infinity);
    this.#near = 0;
    this.#cost[classOf(this.#limits.best, this.#limits)] = 0;
    this.#least[0] = 0;
    for (let from = 0; from < this.#words.length; from += 1)
      if (this.#least[from]! < Infinity) this.#linesFrom(from, loosest);
    return this.#path();
  }

  /** Try all lines that begin at a place, but for those that end far too near for any line that may be made. */
  #linesFrom(from: number, loosest: number): void {
    const words = this.#words;
    const count = words.length;
    const { least } = this.#limits;
    const room = roomOf(words, from, count, this.#measure);
    const most = room + this.#trail + ROUNDING;
    const [solids, gaps, scale] = [this.#solid, this.#gaps, this.#scale];
    // Nothing is made for each place: this is the innermost loop of setting.
    for (let to = this.#nearest(from, loosest); to <= count; to += 1) {
      const solid = solids[to]! - solids[from]!;
      const space = gaps[to - 1]! - gaps[from]!;
      const give = scale === 0 ? 0 : (this.#letters[to]! - this.#letters[from]!) * scale;
      if (solid + space * least - give > most) return;
      const isFull = !(solid + space * loosest + give < room - ROUNDING);
      if (to === count || (isFull && words[to - 1]!.stop < Infinity))
        this.#try(from, to, this.#content(from, to), loosest);
    }
  }

  /** The first place where a line may end, if its spaces are as wide as can be; it is no nearer for a later beginning. */
  #nearest(from: number, loosest: number): number {
    const count = this.#words.length;
    const { room, indent } = this.#measure;
    const [solids, gaps, letters] = [this.#solid, this.#gaps, this.#letters];
    // How much all that stands before may take.
    const full =
      Math.min(room, room - indent) -
      ROUNDING +
      solids[from]! +
      gaps[from]! * loosest +
      letters[from]! * this.#scale;
    let to = Math.max(this.#near, from + 1);
    while (to < count && solids[to]! + gaps[to - 1]! * loosest + letters[to]! * this.#scale < full) to += 1;
    this.#near = to;
    return to;
  }

  /** What stands on a line. */
  #content(from: number, to: number): Content {
    return {
      solid: this.#solid[to]! - this.#solid[from]!,
      gaps: this.#gaps[to - 1]! - this.#gaps[from]!,
      letters: this.#letters[to]! - this.#letters[from]!,
    };
  }

  #try(from: number, to: number, content: Content, loosest: number): void {
    const words = this.#words;
    const limits = this.#limits;
    const room = roomOf(words, from, to, this.#measure);
    const natural = content.solid + content.gaps;
    if (to === words.length && natural <= room) {
      this.#offer(from, to, 1, lastCost(natural / this.#measure.room));
      return;
    }
    const space = spaceIn(room, content, limits);
    if (space > loosest || space < limits.least - ROUNDING) return;
    const isSmaller = content.solid + content.gaps * limits.least > room + ROUNDING;
    const stop = to < words.length ? words[to - 1]!.stop : 0;
    this.#offer(from, to, space, lineCost(space, limits) + (isSmaller ? SMALLER : 0) + stop);
  }

  #offer(from: number, to: number, space: number, cost: number): void {
    const own = classOf(space, this.#limits);
    const target = to * COUNT + own;
    // Most that is offered is no better than what is there.
    if (this.#least[from]! + cost >= this.#cost[target]!) return;
    for (let other = 0; other < COUNT; other += 1) {
      const state = from * COUNT + other;
      const before = this.#cost[state]!;
      if (before === Infinity) continue;
      const total = before + cost + (from > 0 ? unlikeCost(other, own) : 0);
      if (total >= this.#cost[target]!) continue;
      this.#cost[target] = total;
      this.#before[target] = state;
    }
    if (this.#cost[target]! < this.#least[to]!) this.#least[to] = this.#cost[target]!;
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
      lines.push(this.#line(from, Math.floor(state / COUNT)));
      state = before;
    }
    return lines.reverse();
  }

  #line(from: number, to: number): Line {
    const words = this.#words;
    const room = roomOf(words, from, to, this.#measure);
    return { from, to, ...settingOf(room, this.#content(from, to), this.#limits, to === words.length) };
  }
}

function sums(words: readonly Word[], of: (word: Word) => number): Float64Array {
  const all = new Float64Array(words.length + 1);
  for (const [index, word] of words.entries()) all[index + 1] = all[index]! + of(word);
  return all;
}

/** What a line costs by its spaces. */
export function lineCost(space: number, { least, best, most }: SettingLimits): number {
  const off = space >= best ? (space - best) / (most - best) : (best - space) / (best - least);
  return (1 + 100 * off ** 3) ** 2;
}

/** What a last line costs that has its natural spaces. `filled`: as a share of the measure. */
export function lastCost(filled: number): number {
  return SHORT.find(({ share }) => filled < share)?.cost ?? 0;
}

/** Which class a line is of. */
export function classOf(space: number, { best }: SettingLimits): number {
  const found = CLASSES.findIndex((bound) => space < bound * best);
  return found < 0 ? CLASSES.length : found;
}

/** What two lines below each other cost, by their classes. */
export function unlikeCost(one: number, other: number): number {
  return Math.abs(one - other) > 1 ? UNLIKE : 0;
}
