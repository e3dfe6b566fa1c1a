import { describe, expect, it } from 'vitest';
import { withoutForeign } from '../../scripts/orthography/exempt.ts';
import { menderOf } from '../../scripts/orthography/mender.ts';
import type { AcrossRule, Match, Rule } from '../../scripts/orthography/rule.ts';
import { RULES_ACROSS, RULES_OF_PERSIAN } from '../../scripts/orthography/rules.ts';

const DICTIONARY = {
  knows: (word: string) => 'مسلمان کنفرانس کتاب دانشگاه مدرسه ایران تشکیل شد با و'.split(' ').includes(word),
  suggest: () => [],
};

const MEND = menderOf(
  RULES_OF_PERSIAN.filter(({ off }) => !off),
  { ezafe: 'hamze' },
);

function find(rule: Rule | AcrossRule, text: string): readonly Match[] {
  const passage = { text: withoutForeign(text), raw: text };
  return 'find' in rule
    ? rule.find(passage, { ezafe: 'hamze', dictionary: DICTIONARY })
    : rule.findAcross([passage], MEND);
}

function mended(text: string, matches: readonly Match[]): string {
  return matches
    .flatMap((match) => match.edits)
    .sort((a, b) => b.start - a.start)
    .reduce((sum, { start, end, text: by }) => sum.slice(0, start) + by + sum.slice(end), text);
}

describe.each([...RULES_OF_PERSIAN, ...RULES_ACROSS])('$id', (rule) => {
  it('has enough examples', () => {
    expect(rule.examples.length).toBeGreaterThanOrEqual(8);
    expect(rule.keep.length).toBeGreaterThanOrEqual(8);
  });

  it.each(rule.examples.map(([before, after]) => ({ before, after })))(
    'finds $before',
    ({ before, after }) => {
      const found = find(rule, before);
      expect(found.length).toBeGreaterThan(0);
      if (after === undefined) expect(found.some((match) => match.edits.length === 0)).toBe(true);
      else {
        expect(mended(before, found)).toBe(after);
        expect(find(rule, after)).toEqual([]);
      }
    },
  );

  it.each(rule.keep)('leaves %s', (text) => {
    expect(find(rule, text)).toEqual([]);
  });
});
