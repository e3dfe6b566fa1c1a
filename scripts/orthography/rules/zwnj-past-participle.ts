import { BEHIND, GAP, WORD, wordAfter, ZWNJ } from '../letters.ts';
import { type Rule, replaced } from '../rule.ts';
import { CALLED } from '../words/heh.ts';
import { isParticiple } from '../words/verbs.ts';

const PERFECT = new RegExp(`(?<![${WORD}])([${WORD}]+ه)${GAP}(ام|ای|ایم|اید|اند)${BEHIND}`, 'g');

/** The perfect tense: participle and copula. */
export const zwnjPastParticiple: Rule = {
  id: 'zwnj-past-participle',
  kind: 'safe',
  summary: {
    en: 'A participle and its «ام، ای، ایم، اید، اند» are bound by a half-space',
    fa: '«ام، ای، ایم، اید، اند» با نیم‌فاصله به صفت مفعولی می‌پیوندند',
  },
  why: 'The verb is one word; with a full space its ending may fall to the next line. «است» stands apart.',
  source:
    'Academy of Persian Language and Literature, «دستور خط فارسی», the forms of «بودن» after a silent heh',
  examples: [
    ['پایان یافته اند', 'پایان یافته‌اند'],
    ['کرده اند', 'کرده‌اند'],
    ['داشته ام', 'داشته‌ام'],
    ['نشنیده اید', 'نشنیده‌اید'],
    ['گفته ایم', 'گفته‌ایم'],
    ['تو رفته ای', 'تو رفته‌ای'],
    ['برگزیده اند', 'برگزیده‌اند'],
    ['می‌گفته اند', 'می‌گفته‌اند'],
    ['نوشته شده  اند', 'نوشته شده‌اند'],
  ],
  keep: [
    'شده است',
    'کرده‌اند',
    'کرده بود',
    'دانسته ای دوست',
    'شنیده ای کاش',
    'گفته امروز',
    'رفته ایران',
    'خورده اندوه',
    'سروده ای ساقی',
  ],
  find: ({ text }) =>
    replaced(text, PERFECT, ({ 0: all, 1: word, 2: ending, index }) => {
      if (!isParticiple(word!)) return undefined;
      if (ending === 'ای' && CALLED.has(wordAfter(text, index + all.length) ?? '')) return undefined;
      return `${word}${ZWNJ}${ending}`;
    }),
};
