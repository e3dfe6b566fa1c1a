import { BEHIND, GAP, WORD, wordAfter, ZWNJ } from '../letters.ts';
import { type Rule, replaced } from '../rule.ts';
import { endsInSilentHeh } from '../words/heh.ts';

const APART = new RegExp(`(?<![${WORD}])([${WORD}]+ه)${GAP}ی${BEHIND}`, 'g');

/** Nothing that an ezafe could bind to: before these a lone «ی» is meant as «‌ای», «عده ی بودند». */
const UNBOUND =
  /^(?:که|را|است|ن?باش(?:م|ی|د|یم|ید|ند)?|ن?(?:بود|شد|شو)(?:م|ی|یم|ید|ند)|بود|نبود|شد|نشد|شود|نشود|(?:هست|نیست)(?:م|ی|یم|ید|ند)?|ن?می\u200c.+)$/;

/** The ezafe after a silent heh, written as a lone «ی». */
export const ezafeHeh: Rule = {
  id: 'ezafe-heh',
  kind: 'safe',
  summary: {
    en: 'The ezafe after a silent heh is «هٔ» (by choice «ه‌ی»)',
    fa: 'نشانهٔ اضافه پس از های غیرملفوظ «هٔ» است (یا به انتخاب کتاب «ه‌ی»)',
  },
  why: 'A lone «ی» is no word, and the line can break before it.',
  source: 'Academy of Persian Language and Literature, «دستور خط فارسی», «هٔ» (the hamza above the heh)',
  examples: [
    ['وزارت خارجه ی', 'وزارت خارجهٔ'],
    ['درباره ی آن', 'دربارهٔ آن'],
    ['خانه ی ما', 'خانهٔ ما'],
    ['همه ی مردم', 'همهٔ مردم'],
    ['نامه  ی او', 'نامهٔ او'],
    ['شیوه ی نو', 'شیوهٔ نو'],
    ['مجموعه ی شعر', 'مجموعهٔ شعر'],
    ['به وسیله ی', 'به وسیلهٔ'],
  ],
  keep: [
    'خانهٔ ما',
    'خانه‌ی ما',
    'خانه ما',
    'راه ی',
    'حرف ی',
    'ه ی',
    'خانه یکی است',
    'که ی',
    'گروه ی',
    'دسته ی بودند که',
    'نامه ی را خواند',
  ],
  find: ({ text }, { ezafe }) =>
    replaced(text, APART, ({ 0: whole, 1: word, index }) =>
      endsInSilentHeh(word!) && !UNBOUND.test(wordAfter(text, index + whole.length) ?? '')
        ? word + (ezafe === 'hamze' ? '\u0654' : `${ZWNJ}ی`)
        : undefined,
    ),
};
