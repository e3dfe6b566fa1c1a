import type { Match, Rule } from '../rule.ts';

const PARTNERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '»': '«', '﴾': '﴿' };
const OPENING = new Set(Object.values(PARTNERS));
const MARKS = /[()[\]{}«»﴿﴾]/g;
/** «الف)», «۱)», «ب)» before an entry of a list within a sentence. */
const LABEL = /(?:^|[\s،؛:(])(?:[\p{L}\p{M}]{1,3}|\p{Nd}{1,3})[.\-ـ]?$/u;
const SMILEY = /[:;=][-']?$/;

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
  ],
  find({ text }) {
    const found: Match[] = [];
    const open: { mark: string; at: number }[] = [];
    const alone = (at: number) =>
      found.push({
        start: at,
        end: at + 1,
        edits: [],
        reason: `${text[at]} has no partner in its paragraph`,
      });
    for (const { 0: mark, index: at } of text.matchAll(MARKS)) {
      const before = text.slice(Math.max(0, at - 6), at);
      if (OPENING.has(mark)) {
        if (!SMILEY.test(before)) open.push({ mark, at });
        continue;
      }
      const partner = open.findLastIndex((one) => one.mark === PARTNERS[mark]);
      if (partner >= 0) for (const left of open.splice(partner).slice(1)) alone(left.at);
      else if (!(mark === ')' && (LABEL.test(before) || SMILEY.test(before)))) alone(at);
    }
    for (const left of open) alone(left.at);
    return found.sort((a, b) => a.start - b.start);
  },
};
