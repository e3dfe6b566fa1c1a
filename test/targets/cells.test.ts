import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../scripts/targets/pdf/text/cells.ts';
import type { FontCodes } from '../../scripts/targets/pdf/text/font-codes.ts';
import type { Glyph } from '../../scripts/targets/pdf/text/text-object.ts';

/** Widths of glyphs, in thousandths of an em; those that are made have numbers from 1000 on. */
function fontOf(widths: Readonly<Record<number, number>>) {
  const made: { readonly components: readonly object[]; readonly advance: number }[] = [];
  const add = (components: readonly object[], advance: number) =>
    1000 + made.push({ components, advance }) - 1;
  const font = {
    unitsPerEm: 1000,
    advance: (glyph: number) => made[glyph - 1000]?.advance ?? widths[glyph] ?? 0,
    textOf: () => '',
    composite: add,
    empty: (advance: number) => add([], advance),
    split: (glyph: number, [first = 0, ...others]: readonly number[]) => [
      add([{ glyph, dx: 0, dy: 0 }], first),
      ...others.map((advance) => add([], advance)),
    ],
  };
  return { font: font as unknown as FontCodes, made };
}

const glyph = (number: number, text: string, x: number, y: number, cluster?: Glyph['cluster']): Glyph => ({
  glyph: number,
  text,
  x,
  y,
  cluster,
});

/** The cells of a run of 10 points: text, left edge, line and width of each, in points. */
function cells(widths: Readonly<Record<number, number>>, glyphs: readonly Glyph[], rtl = true) {
  const { font, made } = fontOf(widths);
  const run = cellsOf({
    font,
    fontName: 'F',
    size: 10,
    matrix: [1, 0, 0, -1, 0, 0],
    rtl,
    glyphs: [...glyphs],
  });
  return {
    made,
    cells: run.cells.map(({ text, x, y, glyph: one }) => [text, x, y, font.advance(one) / 100]),
  };
}

describe('the letters of a run', () => {
  it('stand on one line, though their typeface hangs them', () => {
    const found = cells({ 1: 500, 2: 400, 3: 300, 4: 250 }, [
      glyph(1, 'د', 0, 0),
      glyph(2, 'م', 5, 2),
      glyph(3, 'آ', 9, 3),
      glyph(4, ' ', 12, 0),
    ]);
    expect(found.cells).toEqual([
      ['د', 0, 0, 5],
      ['م', 5, 0, 4],
      ['آ', 9, 0, 3],
      [' ', 12, 0, 2.5],
    ]);
    expect(found.made[0]!.components).toEqual([{ glyph: 2, dx: 0, dy: 200 }]);
  });

  it('are as wide as their form, and not as its dots, though the dots come first and the line begins at them', () => {
    const noon = { text: 'ن' };
    const found = cells({ 1: 0, 2: 300, 3: 450 }, [
      glyph(1, 'ن', 1, 0, noon),
      glyph(2, 'ن', 0, 3, noon),
      glyph(3, 'م', 3, 3),
    ]);
    expect(found.cells).toEqual([
      ['ن', 0, 3, 3],
      ['م', 3, 3, 4.5],
    ]);
  });

  it('share their room where one has hardly any', () => {
    const found = cells({ 1: 600, 2: 50 }, [glyph(1, 'ج', 0, 0), glyph(2, 'ح', 6, 0)]);
    expect(found.cells.map(([text, x]) => [text, x])).toEqual([
      ['ج', 0],
      ['ح', 3.25],
    ]);
  });

  it('reach up to the next one, whether that stands far from them or within them', () => {
    const found = cells({ 1: 300, 2: 600, 3: 300 }, [
      glyph(1, 'ر', 0, 0),
      glyph(2, 'ی', 5, 0),
      glyph(3, 'ذ', 8, 0),
    ]);
    expect(found.cells.map(([, , , width]) => width)).toEqual([5, 3, 3]);
  });

  it('stay as they are where they meet, and at a space', () => {
    const found = cells({ 1: 300, 2: 600, 3: 250 }, [
      glyph(1, 'ر', 0, 0),
      glyph(2, 'ی', 3, 0),
      glyph(3, ' ', 11, 0),
    ]);
    expect(found.made).toEqual([]);
  });

  it('are one with their dots outside of right-to-left runs too: one alone on a line', () => {
    const alef = { text: 'آ' };
    const found = cells({ 1: 250, 2: 0 }, [glyph(1, 'آ', 0, 0, alef), glyph(2, 'آ', 1, -2, alef)], false);
    expect(found.cells).toEqual([['آ', 0, 0, 2.5]]);
  });
});
