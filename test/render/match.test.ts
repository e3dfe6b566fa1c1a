import { describe, expect, it } from 'vitest';
import type { Stretch } from '../../scripts/render/conservation/manuscript.ts';
import { difference, sameBag } from '../../scripts/render/conservation/match.ts';

/** Parts of what is written; in brackets those that may be left out: `[page]`. */
const partsOf = (...texts: readonly string[]): readonly Stretch[] =>
  texts.map((text) => {
    const bare = text.replace(/^\[(.*)\]$/, '$1');
    const written = { kind: 'text', value: bare, start: 0, end: bare.length } as const;
    return { text: bare, optional: bare !== text, written, from: 0 };
  });

/** Where a text leaves what is written: the part and the place in it. */
function parting(text: string, ...texts: readonly string[]): string | undefined {
  const found = difference(text, partsOf(...texts));
  return found && `${found.part?.text}:${found.index}`;
}

describe('a text and the parts that are written', () => {
  it.each([
    ['یک دو', ['یک', 'دو']],
    ['  یک\nدو ', ['یک ', ' دو']],
    ['یک{page}دو', ['یک', '[{page}]', 'دو']],
    ['یک دو', ['یک', '[{page}]', 'دو']],
    // What may be left out looks like what follows, and like what comes last.
    ['یک دو', ['یک', '[دو]', 'دو']],
    ['یک دو دو', ['یک', '[دو]', 'دو']],
    ['یک دو', ['[یک]', '[دو]', '[یک]', 'یک', 'دو']],
    ['یک', ['یک', '[دو]']],
    ['', ['[یک]']],
    ['', []],
  ])('agree: %j', (text, parts) => {
    expect(parting(text, ...parts)).toBeUndefined();
  });

  it.each([
    ['یک', ['یک', 'دو'], 'دو:0'],
    ['یک سه', ['یک', 'دو'], 'دو:0'],
    ['یک دس', ['یک', 'دو'], 'دو:1'],
    ['یک دو سه', ['یک', 'دو'], 'دو:2'],
    ['یک', [], 'undefined:0'],
    ['سه', ['یک'], 'یک:0'],
    // What may be left out is left out as a whole.
    ['یک پی دو', ['یک', '[پیچ]', 'دو'], 'دو:0'],
    // Of several ways in which they might agree, the one that leads farthest is told.
    ['یک دو سه', ['یک', '[دو]', 'دو', 'چهار'], 'چهار:0'],
    ['یک دو پنج', ['[یک]', 'یک دو سه', 'چهار'], 'یک دو سه:6'],
    ['یک دو سه', ['یک', '[دو]', 'سه', 'چهار'], 'چهار:0'],
  ])('part: %j', (text, parts, place) => {
    expect(parting(text, ...parts)).toBe(place);
  });

  it('part in time, however much may be left out', () => {
    const many = Array.from({ length: 60 }, () => '[ا]');
    expect(parting(`${'ا'.repeat(30)}ب`, ...many, 'پ')).toMatch(/^پ:0$/);
  });
});

describe('letters in whatever order', () => {
  it.each([
    ['دو یک', ['یک', 'دو'], true],
    ['دو', ['یک', 'دو'], false],
    ['دو یک یک', ['یک', 'دو'], false],
    ['دو یک', ['یک', '[page]', 'دو'], true],
    ['دو page یک', ['یک', '[page]', 'دو'], true],
    ['دو page یک page', ['یک', '[page]', 'دو'], false],
    ['page دو', ['یک', '[page]', 'دو'], false],
  ])('are the same or not: %j', (text, parts, same) => {
    expect(sameBag(text, partsOf(...parts))).toBe(same);
  });
});
