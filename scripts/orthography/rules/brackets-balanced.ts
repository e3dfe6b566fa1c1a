import { loneBrackets, turnedPairs } from '../brackets.ts';
import type { Rule } from '../rule.ts';

/** A mark without its partner, or two that look outward. */
interface Lone {
  readonly mark: string;
  readonly turned?: string;
}

/** Brackets and quotation marks without their partner. */
export const bracketsBalanced: Rule<Lone> = {
  id: 'brackets-balanced',
  kind: 'report',
  summary: {
    en: 'Each bracket and each « has its partner in the paragraph',
    fa: 'هر پرانتز و هر گیومه در همان بند جفت خود را دارد',
  },
  say: {
    en: ({ mark, turned }) =>
      turned ? `${mark} and ${turned} are turned round` : `${mark} has no partner in its paragraph`,
    fa: ({ mark, turned }) =>
      turned ? `نشانه‌های \`${mark}\` و \`${turned}\` وارونه‌اند` : `نشانهٔ \`${mark}\` در این بند جفت ندارد`,
  },
  why: 'A reader waits for the end of what was opened; in mixed text a lone bracket also turns up at the wrong place.',
  source: 'UAX #9, paired brackets (N0); manual of style, «quotation»',
  examples: [
    ['متن (پیوست'],
    ['متن پیوست)'],
    ['«متن'],
    ['متن»'],
    ['متن » و « واژه'],
    ['(متن]'],
    ['«متن (پیوست»'],
    ['او گفت: «بیا.'],
    ['{متن'],
    ['واژهٔ »متن« و »واژه« و )پیوست('],
  ],
  keep: [
    'متن (پیوست)',
    '«متن»',
    'الف) یکم ب) دوم',
    '۱) یکم',
    '(«متن»)',
    '﴿متن﴾',
    'چه خوب :)',
    'چه خوب :)))) و چه بامزه ؛)',
    'چه بد :((( شد',
    'چه خوب :)) و چه بد :(( بود',
    'سه چیز:( یکی و دو تا )',
    'متن [۱۲]',
    'f(x)',
    'متن (نشانهٔ 10.1163/1573) است',
    'قالب [DD] [HH:[MM:]]ss[.uu] باشد',
    'اصل:{0}، برگردان:(متن)',
    'چه بد :( بود',
    'نشانهٔ «(» را بگذارید',
    'علامت ) را پاک کنید',
    'پرانتز ( و کروشه [',
    'پس از ")" می‌آید',
    'از فایل » چاپ » تنظیم بروید',
    'در «فایل» » «چاپ» است',
  ],
  find({ text, raw }) {
    const lone = loneBrackets(text);
    if (lone.length === 0) return [];
    // The partner may stand in what is exempt: the DOI in «(10.1163/1573)» takes a bracket with it.
    const alone = new Set(loneBrackets(raw));
    const pairs = turnedPairs(text).filter(({ start, end }) => alone.has(start) && alone.has(end));
    const turned = new Set(pairs.flatMap(({ start, end }) => [start, end]));
    const single = lone.filter((at) => alone.has(at) && !turned.has(at));
    return [
      ...pairs.map(({ start, end }) => ({
        start,
        end: end + 1,
        edits: [],
        facts: { mark: text[start]!, turned: text[end]! },
        expected: [text[end]! + raw.slice(start + 1, end) + text[start]!],
      })),
      ...single.map((at) => ({ start: at, end: at + 1, edits: [], facts: { mark: text[at]! } })),
    ];
  },
};
