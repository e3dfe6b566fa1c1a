import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseLines,
  classOf,
  type Line,
  LOOSEST,
  lastCost,
  lineCost,
  type Measure,
  roomOf,
  SMALLER,
  unlikeCost,
  type Word,
} from '../../scripts/setting/in-page/line-breaks.ts';
import { type SettingLimits, settingOf, spaceIn } from '../../scripts/setting/in-page/line-setting.ts';

const SPACES = { least: 0.8, best: 1.25, most: 1.8, letters: 0, rescue: 0 };
const RESCUED = { ...SPACES, rescue: 0.03 };
const LETTERS = { ...SPACES, letters: 0.04, rescue: 0.05 };

/** Words of whole pixels; behind some a line may end without a space, behind some it costs something, behind some none may end. */
const word: fc.Arbitrary<Word> = fc
  .record({
    width: fc.integer({ min: 4, max: 60 }),
    isBox: fc.constantFrom(false, false, false, true),
    lead: fc.constantFrom(0, 0, 0, 2),
    trail: fc.constantFrom(0, 0, 1, 3),
    gap: fc.constantFrom(4, 4, 4, 5, 0),
    stop: fc.constantFrom(0, 0, 0, 0, 300, 1500, Infinity),
  })
  .map(({ isBox, ...one }) => ({ ...one, letters: isBox ? 0 : one.width }));
const measure = fc.record({
  room: fc.integer({ min: 60, max: 160 }),
  indent: fc.constantFrom(0, 20, -20),
});
const limits = fc.constantFrom(SPACES, RESCUED, LETTERS);
const paragraphOf = (maxLength: number) =>
  fc.record({ words: fc.array(word, { minLength: 1, maxLength }), measure, limits });

interface Paragraph {
  readonly words: readonly Word[];
  readonly measure: Measure;
  readonly limits: SettingLimits;
}

/** All ways to end lines where they may. */
function* waysOf(words: readonly Word[], from = 0): Generator<readonly (readonly [number, number])[]> {
  if (from === words.length) yield [];
  for (let to = from + 1; to <= words.length; to += 1)
    if (to === words.length || words[to - 1]!.stop < Infinity)
      for (const rest of waysOf(words, to)) yield [[from, to], ...rest];
}

function contentOf(words: readonly Word[], from: number, to: number) {
  const own = words.slice(from, to);
  const sum = (part: (one: Word) => number, of = own) => of.reduce((all, one) => all + part(one), 0);
  return {
    solid: sum(({ width }) => width),
    gaps: sum(({ gap }) => gap, own.slice(0, -1)),
    letters: sum(({ letters }) => letters),
  };
}

/** What a line costs; undefined if it is too tight, or looser than is allowed. */
function costOfLine(
  { words, measure, limits }: Paragraph,
  [from, to]: readonly [number, number],
  loosest: number,
): { readonly space: number; readonly cost: number } | undefined {
  const { solid, gaps, letters } = contentOf(words, from, to);
  const room = roomOf(words, from, to, measure);
  const isLast = to === words.length;
  if (isLast && solid + gaps <= room) return { space: 1, cost: lastCost((solid + gaps) / measure.room) };
  const space = spaceIn(room, { solid, gaps, letters }, limits);
  if (space > loosest || space < limits.least - 1e-6) return undefined;
  const smaller = solid + gaps * limits.least > room + 1e-6 ? SMALLER : 0;
  return { space, cost: lineCost(space, limits) + smaller + (isLast ? 0 : words[to - 1]!.stop) };
}

/** What some lines cost in all. */
function costOf(
  paragraph: Paragraph,
  way: readonly (readonly [number, number])[],
  loosest: number,
): number | undefined {
  let all = 0;
  let before: number | undefined;
  for (const line of way) {
    const one = costOfLine(paragraph, line, loosest);
    if (!one) return undefined;
    const kind = classOf(one.space, paragraph.limits);
    all += one.cost + (before === undefined ? 0 : unlikeCost(before, kind));
    before = kind;
  }
  return all;
}

function least(paragraph: Paragraph, loosest: number): number | undefined {
  const costs = [...waysOf(paragraph.words)].map((way) => costOf(paragraph, way, loosest));
  const known = costs.filter((cost) => cost !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

const chosen = ({ words, measure, limits }: Paragraph) => chooseLines(words, measure, limits);
const pairs = (lines: readonly Line[]) => lines.map(({ from, to }) => [from, to] as const);

describe('the lines of a paragraph', () => {
  it('cost no more than any others that are no looser', () => {
    fc.assert(
      fc.property(paragraphOf(11), (one) => {
        const bounds = LOOSEST.map((loosest) => loosest * one.limits.best);
        const bound = bounds.find((loosest) => least(one, loosest) !== undefined);
        const lines = chosen(one);
        if (bound === undefined) expect(lines).toBeUndefined();
        else expect(costOf(one, pairs(lines!), bound)).toBeCloseTo(least(one, bound)!, 4);
      }),
      { numRuns: 400 },
    );
  });

  it('follow each other, end where they may, and have room', () => {
    fc.assert(
      fc.property(paragraphOf(80), ({ words, measure, limits }) => {
        const lines = chooseLines(words, measure, limits);
        if (!lines) return;
        expect(lines.map(({ from }) => from)).toEqual([0, ...lines.slice(0, -1).map(({ to }) => to)]);
        expect(lines.at(-1)!.to).toBe(words.length);
        for (const { from, to, space, scale } of lines) {
          const { solid, gaps, letters } = contentOf(words, from, to);
          const room = roomOf(words, from, to, measure);
          const filled = solid + (scale - 1) * letters + gaps * space;
          const rounding = letters * 0.0005 + 1e-3;
          if (to < words.length) expect(words[to - 1]!.stop).toBeLessThan(Infinity);
          expect(space).toBeGreaterThanOrEqual(limits.least - 1e-6);
          expect(Math.abs(scale - 1)).toBeLessThanOrEqual(Math.max(limits.letters, limits.rescue) + 1e-9);
          if (to === words.length) expect(filled).toBeLessThanOrEqual(room + rounding);
          else if (gaps > 0) expect(Math.abs(filled - room)).toBeLessThanOrEqual(rounding);
        }
      }),
    );
  });

  it('are none where a word is wider than the measure', () => {
    expect(chosen({ ...plain([20]), measure: { room: 10, indent: 0 } })).toBeUndefined();
  });

  it('end in no single short word where it costs less to give it one more', () => {
    const lines = chosen(plain([16, 5, 10, 7, 20, 17, 17, 30, 29, 22, 24, 17, 21, 9, 30, 27, 11]));
    expect(pairs(lines!).at(-1)).toEqual([15, 17]);
  });

  it('are no tight one beside a loose one where all can be alike', () => {
    const widths = [12, 17, 11, 19, 18, 30, 6, 20, 23, 25, 30, 17, 7, 26, 6, 12, 22, 27];
    // 0.8 before 1.7 would cost less, line by line.
    expect(pairs(chosen(plain(widths))!)).toEqual([
      [0, 5],
      [5, 10],
      [10, 16],
      [16, 18],
    ]);
  });
});

describe('letters', () => {
  const line = (room: number, limits: SettingLimits) =>
    settingOf(room, { solid: 100, gaps: 20, letters: 100 }, limits, false);

  it('stay as they are where spaces are neither too wide nor too narrow', () => {
    expect(line(126, RESCUED)).toEqual({ space: 1.3, scale: 1 });
    expect(line(150, SPACES)).toEqual({ space: 2.5, scale: 1 });
  });

  it('are larger where spaces would be too wide, and smaller where they would be too narrow', () => {
    expect(line(138, RESCUED)).toEqual({ space: expect.closeTo(1.8, 9), scale: 1.02 });
    expect(line(150, RESCUED)).toEqual({ space: expect.closeTo(2.35, 9), scale: 1.03 });
    expect(line(114, RESCUED)).toEqual({ space: expect.closeTo(0.8, 9), scale: 0.98 });
  });

  it('take most of what spaces would have to give, where they may on any line', () => {
    expect(line(129, LETTERS)).toEqual({ space: expect.closeTo(1.3, 9), scale: 1.03 });
    expect(line(121, LETTERS)).toEqual({ space: expect.closeTo(1.2, 9), scale: 0.97 });
  });
});

function plain(widths: readonly number[]): Paragraph {
  const words = widths.map((width) => ({ width, letters: width, lead: 0, trail: 0, gap: 5, stop: 0 }));
  return { words, measure: { room: 120, indent: 0 }, limits: SPACES };
}
