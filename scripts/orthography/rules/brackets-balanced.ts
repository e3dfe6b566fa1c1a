import { loneBrackets } from '../brackets.ts';
import type { Rule } from '../rule.ts';

/** Brackets and quotation marks without their partner. */
export const bracketsBalanced: Rule = {
  id: 'brackets-balanced',
  kind: 'report',
  summary: 'Each bracket and each « has its partner in the paragraph',
  why: 'A reader waits for the end of what was opened; in mixed text a lone bracket also turns up at the wrong place.',
  source: 'UAX #9, paired brackets (N0); manual of style, «quotation»',
  examples: [
    ['متن (پیوست'],
    ['متن پیوست)'],
    ['«متن'],
    ['متن»'],
    ['(متن]'],
    ['«متن (پیوست»'],
    ['او گفت: «بیا.'],
    ['{متن'],
  ],
  keep: [
    'متن (پیوست)',
    '«متن»',
    'الف) یکم ب) دوم',
    '۱) یکم',
    '(«متن»)',
    '﴿متن﴾',
    'چه خوب :)',
    'متن [۱۲]',
    'f(x)',
    'نشانهٔ «(» را بگذارید',
    'علامت ) را پاک کنید',
    'پرانتز ( و کروشه [',
    'پس از ")" می‌آید',
  ],
  find: ({ text }) =>
    loneBrackets(text).map((at) => ({
      start: at,
      end: at + 1,
      edits: [],
      reason: `${text[at]} has no partner in its paragraph`,
    })),
};
