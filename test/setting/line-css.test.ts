import { describe, expect, it } from 'vitest';
import { leadOf, mayJoin, trailOf } from '../../scripts/setting/in-page/line-marks.ts';
import { lineCss } from '../../scripts/setting/line-css.ts';

type Options = Parameters<typeof lineCss>[0];

const css = (settings: object, traits: object = {}) =>
  lineCss({ settings, theme: { traits } } as unknown as Options);

describe('the style of justified lines', () => {
  it('is that of the sheets where neither book nor theme says anything', () => {
    expect(css({})).toBe('');
  });

  it('is what the theme says, unless the book says otherwise', () => {
    expect(css({}, { justify: 'letters' })).toContain('--letter-scale:0.02;--letter-rescue:0.02;');
    expect(css({ justify: 'spaces' }, { justify: 'letters' })).toBe(
      '\n:root{--letter-scale:0;--letter-rescue:0;}',
    );
    expect(css({}, { 'hanging-punctuation': true })).toBe('\n:root{--hanging:0.5;}');
    expect(css({ 'hanging-punctuation': false }, { 'hanging-punctuation': true })).toBe(
      '\n:root{--hanging:0;}',
    );
  });
});

describe('marks that hang', () => {
  it('are quotation marks that begin a word, and what ends one', () => {
    expect(['«متن', '“متن', '(متن', 'متن'].map(leadOf)).toEqual(['«', '“', '', '']);
    expect(['متن»', 'متن،', 'متن.»', 'متن؟', 'متن…', 'متن)', 'متن'].map(trailOf)).toEqual([
      '»',
      '،',
      '»',
      '؟',
      '',
      '',
      '',
    ]);
  });
});

describe('characters of two texts beside each other', () => {
  it('may be drawn together where both are letters or marks', () => {
    const pairs: readonly (readonly [string, string])[] = [
      ['ه', '\u0654'],
      ['س', 'ر'],
      ['س', '۱'],
      ['.', 'س'],
      ['س', ''],
    ];
    expect(pairs.map(([one, other]) => mayJoin(one, other))).toEqual([true, true, false, false, false]);
  });
});
