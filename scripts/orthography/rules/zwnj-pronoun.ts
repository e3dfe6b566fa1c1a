import { BEHIND, GAP, WORD, ZWNJ } from '../letters.ts';
import { type Rule, replaced } from '../rule.ts';
import { endsInSilentHeh } from '../words/heh.ts';
import { isParticiple } from '../words/verbs.ts';

const ENCLITIC = new RegExp(
  `(?<![${WORD}])([${WORD}]+ه)${GAP}(ام|ات|اش|مان|تان|شان|ایم|اید|اند)${BEHIND}(?! (?:کلثوم|البنین|سلمه|القری|القرا|و منزلت|و مقام|نزول))`,
  'g',
);

/** Pronouns and copulas after a silent heh. */
export const zwnjPronoun: Rule = {
  id: 'zwnj-pronoun',
  kind: 'safe',
  summary: {
    en: 'A pronoun or copula after a silent heh is bound to its word by a half-space',
    fa: 'ضمیر یا فعل ربطی پس از های غیرملفوظ با نیم‌فاصله به واژه می‌پیوندد',
  },
  why: '«خانه‌ام» is one word; with a full space its end may fall to the next line.',
  source:
    'Academy of Persian Language and Literature, «دستور خط فارسی», the possessive pronouns after a silent heh',
  examples: [
    ['خانه ام', 'خانه‌ام'],
    ['نامه اش را', 'نامه‌اش را'],
    ['همه شان', 'همه‌شان'],
    ['خسته اند', 'خسته‌اند'],
    ['آماده ایم', 'آماده‌ایم'],
    ['اندیشه ات', 'اندیشه‌ات'],
    ['مدرسه مان', 'مدرسه‌مان'],
    ['اعتقاد دیرینه اش', 'اعتقاد دیرینه‌اش'],
  ],
  keep: [
    'خانه‌ام',
    'خانهٔ من',
    'راه ام را',
    'سه ام و چهارم',
    'بنده ام کلثوم هستم',
    'درباره شان و منزلت',
    'آماده است',
    'خانه اینجاست',
    'که اند',
  ],
  find: ({ text }) =>
    replaced(text, ENCLITIC, ([, word, enclitic]) =>
      endsInSilentHeh(word!) && !isParticiple(word!) ? `${word}${ZWNJ}${enclitic}` : undefined,
    ),
};
