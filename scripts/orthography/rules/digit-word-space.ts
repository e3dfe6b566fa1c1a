import { DIGIT, LETTER, SIGN } from '../letters.ts';
import { type Rule, replaced, widened } from '../rule.ts';

/** Suffixes that are written on a number: ۵م, ۱۰ام, ۷۰ها. */
const SUFFIX = 'ا?م|[اأ]ُم|م?ین|ها|های|هایی|ی';
const NUMBER_WORD = new RegExp(
  `(?<![${LETTER}${SIGN}${DIGIT}_\\u200c])[${DIGIT}]+(?!(?:${SUFFIX})(?![${LETTER}]))(?=[${LETTER}]{2})`,
  'g',
);
const WORD_NUMBER = new RegExp(
  `(?<=[${LETTER}]{2}[${SIGN}]*)(?<!(?<![${LETTER}])(?:الف|ال))(?=[${DIGIT}])`,
  'g',
);

/** A number and a word beside it. */
export const digitWordSpace: Rule = {
  id: 'digit-word-space',
  kind: 'safe',
  summary: 'A space stands between a number and a word',
  why: 'Digits and letters that touch are read as one word by search boxes and screen readers, and are hard to read for everyone.',
  source: 'Academy of Persian Language and Literature, «دستور خط فارسی», on spacing between words',
  examples: [
    ['۲۰۲۰تدوین شد', '۲۰۲۰ تدوین شد'],
    ['سال۱۳۹۹', 'سال ۱۳۹۹'],
    ['۱۲نفر', '۱۲ نفر'],
    ['در ۵کشور', 'در ۵ کشور'],
    ['دههٔ۶۰', 'دههٔ ۶۰'],
    ['فصل۳ و ۴', 'فصل ۳ و ۴'],
    ['۱۴۰۲خورشیدی', '۱۴۰۲ خورشیدی'],
    ['جدول۲', 'جدول ۲'],
  ],
  keep: [
    '۲۰۲۰ تدوین شد',
    'قرن ۵م',
    'نفر ۱۰ام',
    'دههٔ ۷۰ها',
    'ویتامین ب۱۲',
    'بند الف۱',
    'H2O',
    'کد پ۳۴ب',
    '۱۲:۳۰',
    '۵۰٪ آنان',
  ],
  find: ({ text }) =>
    [
      ...replaced(text, NUMBER_WORD, ([number]) => `${number} `),
      ...replaced(text, WORD_NUMBER, ' ').map((match) => ({
        ...match,
        ...widened(text, match.start, match.end),
      })),
    ].sort((a, b) => a.start - b.start),
};
