import { expect, it } from 'vitest';
import { check } from '../../scripts/verbs/check-text.ts';

/** What is mended by itself, and what only the author can know. */
const KINDS: readonly (readonly [rule: string, text: string, kinds: readonly string[]])[] = [
  ['space-missing', 'گفت:بیا', ['safe']],
  ['space-missing', 'هشدار مهم:مقدار را ببینید', ['safe']],
  ['digit-word-space', 'در ۵کشور و ۲۰۲۰تدوین', ['safe', 'safe']],
  ['digit-word-space', 'فروشگاه ۳۰بوک', ['suggest']],
  ['zwnj-stray', 'سال\u200c های و کتاب\u200c را', ['safe', 'safe']],
  ['zwnj-stray', 'خدمات\u200c رسانی و سوراخ\u200c موش', ['suggest', 'suggest']],
  ['bidi-controls', 'کتاب\u200f خوب', ['safe']],
  ['bidi-controls', 'متن \u202dالف\u202c ب', ['report', 'report']],
];

it.each(KINDS)('%s of «%s»', (rule, text, kinds) => {
  expect(check(text, { only: [rule] }).map(({ kind }) => kind)).toEqual(kinds);
});
