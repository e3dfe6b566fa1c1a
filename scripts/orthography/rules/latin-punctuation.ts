import { DIGIT, LETTER, SIGN } from '../letters.ts';
import { type Rule, replaced } from '../rule.ts';

const PERSIAN: Readonly<Record<string, string>> = {
  ',': '،',
  ';': '؛',
  '?': '؟',
  '\u066b': '،',
  '\u066c': '،',
  '\u201a': '،',
};
/** Behind a word the sign of thousands or decimals, and a low quotation mark, were taken for the comma that they look like. */
const LIKE_COMMAS = new RegExp(
  `[\u066b\u066c\u201a](?<=[${LETTER}${SIGN}»”)\\]][ \\t\\u00a0]*.)(?=[${LETTER}«]|$|[ \\t\\u00a0\\n]+[^${DIGIT}])`,
  'g',
);
const MARKS = new RegExp(
  `[,;?](?<=[${LETTER}${SIGN}»”)\\]۰-۹؟][ \\t\\u00a0]*.)(?=[${LETTER}»”)؟!«]|\\?|$|[ \\t\\u00a0\\n]+(?:[${LETTER}۰-۹0-9«“("]|$)|[ \\t\\u00a0]*\\n)`,
  'g',
);

/** Commas, semicolons and question marks of Latin keyboards. */
export const latinPunctuation: Rule = {
  id: 'latin-punctuation',
  kind: 'safe',
  summary: {
    en: 'Persian sentences have Persian marks: ، ؛ ؟',
    fa: 'جملهٔ فارسی نشانه‌های فارسی دارد: ، ؛ ؟',
  },
  why: 'The marks of Latin text are mirrored for right-to-left; the others point the wrong way and are not found by a search.',
  source: 'alreq, «Punctuation marks»; CLDR, punctuation of `fa`',
  examples: [
    ['سلام, دوستان', 'سلام، دوستان'],
    ['سلام\u066c دوستان', 'سلام، دوستان'],
    ['سلام \u066cدوستان\u066b', 'سلام ،دوستان،'],
    ['«آری»\u201a گفت', '«آری»، گفت'],
    ['آمد; رفت', 'آمد؛ رفت'],
    ['چرا?', 'چرا؟'],
    ['چرا? چون', 'چرا؟ چون'],
    ['«آری», گفت', '«آری»، گفت'],
    ['(یکم), دوم', '(یکم)، دوم'],
    ['سلام ,دوستان', 'سلام ،دوستان'],
    ['چه?!', 'چه؟!'],
    ['سال ۱۳۹۹, تهران', 'سال ۱۳۹۹، تهران'],
  ],
  keep: [
    'سلام، دوستان',
    'چرا؟',
    'Hello, world',
    '۲,۰۰۰',
    '۲\u066c۰۰۰ و ۳\u066b۵ متر',
    'مبلغ ۱\u066c۰۰۰\u066c۰۰۰ ریال',
    'کتاب A, B, C را',
    'f(x, y)',
    'Why?',
    'x; y',
    '12,5',
    'نام‌ها با ; از هم و گروه‌ها با استفاده از , جدا می‌شوند',
  ],
  find: ({ text }) =>
    [MARKS, LIKE_COMMAS].flatMap((marks) => replaced(text, marks, ([mark]) => PERSIAN[mark])),
};
