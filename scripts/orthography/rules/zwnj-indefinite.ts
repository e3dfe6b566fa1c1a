import { BEFORE, BEHIND, GAP, WORD, wordAfter, ZWNJ } from '../letters.ts';
import { type Rule, replaced } from '../rule.ts';
import { CALLED, endsInSilentHeh } from '../words/heh.ts';
import { isParticiple } from '../words/verbs.ts';

const INDEFINITE = new RegExp(`(?<![${WORD}])([${WORD}]+ه)${GAP}ای${BEHIND}`, 'g');

/** «در این خانه ای قدیمی», «به وسیله ای او», «درباره ای او»: the ezafe is meant, as some write it; only with «که» is it indefinite. */
const EZAFE = new RegExp(
  `${BEFORE}(?:(?:این|آن|همین|همان)${GAP}[${WORD}]+|به${GAP}(?:وسیله|واسطه|منزله|مثابه|اندازه)|درباره)$`,
);

/** The indefinite «ای» after a silent heh. */
export const zwnjIndefinite: Rule = {
  id: 'zwnj-indefinite',
  kind: 'safe',
  summary: {
    en: 'The indefinite «ای» after a silent heh is bound to its word by a half-space',
    fa: '«ای» نکره پس از های غیرملفوظ با نیم‌فاصله به واژه می‌پیوندد',
  },
  why: 'Standing apart, «ای» calls someone («ای دوست»), and the line can break before it.',
  source:
    'Academy of Persian Language and Literature, «دستور خط فارسی», «ی» of indefiniteness after a silent heh',
  examples: [
    ['منطقه ای', 'منطقه‌ای'],
    ['نکته ای را', 'نکته‌ای را'],
    ['خانه ای بزرگ', 'خانه‌ای بزرگ'],
    ['به گونه ای که', 'به گونه‌ای که'],
    ['پروژه  ای', 'پروژه‌ای'],
    ['شیوه ای نو', 'شیوه‌ای نو'],
    ['سایه ای، نه بیش', 'سایه‌ای، نه بیش'],
    ['انرژی هسته ای', 'انرژی هسته‌ای'],
    ['در آن خانه ای که ساخت', 'در آن خانه‌ای که ساخت'],
  ],
  keep: [
    'منطقه‌ای',
    'ای دوست',
    'همه ای دوستان',
    'نه ای دل',
    'راه ای نیست',
    'گروه ای',
    'بنده ای خدا',
    'خانه‌ای بزرگ',
    'خانه این است',
    'پنجره ای کاش باز بود',
    'در این خانه ای قدیمی',
    'به وسیله ای او',
  ],
  find: ({ text }) =>
    replaced(text, INDEFINITE, ({ 0: all, 1: word, index }) => {
      if (!endsInSilentHeh(word!) || isParticiple(word!)) return undefined;
      const next = wordAfter(text, index + all.length) ?? '';
      if (CALLED.has(next)) return undefined;
      if (next !== 'که' && EZAFE.test(text.slice(0, index + word!.length))) return undefined;
      return `${word}${ZWNJ}ای`;
    }),
};
