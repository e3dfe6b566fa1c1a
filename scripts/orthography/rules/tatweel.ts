import { binding, LETTER, SIGN, ZWNJ } from '../letters.ts';
import { type Rule, replaced } from '../rule.ts';

const STRETCHED = new RegExp(
  `(?<![${LETTER}${SIGN}${ZWNJ}])[${LETTER}${SIGN}${ZWNJ}]+(?:ـ+[${LETTER}${SIGN}]+[${LETTER}${SIGN}${ZWNJ}]*)+`,
  'g',
);

/** Whether each stroke follows a letter that joins; others show the shapes of letters: «ژـرـز». */
function isStretched(word: string): boolean {
  return word
    .split(/ـ+/)
    .slice(0, -1)
    .every((part) => binding(part) !== '');
}

/** Letters stretched by hand. */
export const tatweel: Rule = {
  id: 'tatweel',
  kind: 'suggest',
  summary: {
    en: 'A word is not stretched by hand',
    fa: 'هیچ واژه‌ای با نویسهٔ کشیده دراز نمی‌شود',
  },
  why: 'U+0640 within a word hides it from search boxes; stretching is the business of the page (an option of its justification).',
  source: 'alreq, «Kashida»; manual of style, «justification»',
  examples: [
    ['کـتاب', 'کتاب'],
    ['ســــلام', 'سلام'],
    ['مـحـمـد', 'محمد'],
    ['«تـمـام»', '«تمام»'],
    ['بسم اللـه', 'بسم الله'],
    ['می‌کـند', 'می‌کند'],
    ['پـایان.', 'پایان.'],
    ['این کـار را', 'این کار را'],
  ],
  keep: ['کتاب', '۱۳۹۹ هـ.ش', 'هـ', 'پیشوند «نـ»', 'پسوند «ـها»', 'متن ـ متن', 'سلام', 'ـ', 'شکل‌های رـزـژ'],
  find: ({ text }) =>
    text.includes('ـ')
      ? replaced(text, STRETCHED, ([word]) => (isStretched(word) ? word.replaceAll('ـ', '') : undefined))
      : [],
};
