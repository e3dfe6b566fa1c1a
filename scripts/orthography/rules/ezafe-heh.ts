import { BEHIND, GAP, WORD, ZWNJ } from '../letters.ts';
import { type Rule, replaced } from '../rule.ts';
import { endsInSilentHeh } from '../words/heh.ts';

const APART = new RegExp(`(?<![${WORD}])([${WORD}]+ه)${GAP}ی${BEHIND}`, 'g');

/** The ezafe after a silent heh, written as a lone «ی». */
export const ezafeHeh: Rule = {
  id: 'ezafe-heh',
  kind: 'safe',
  summary: 'The ezafe after a silent heh is «هٔ» (by choice «ه‌ی»)',
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
  keep: ['خانهٔ ما', 'خانه‌ی ما', 'خانه ما', 'راه ی', 'حرف ی', 'ه ی', 'خانه یکی است', 'که ی', 'گروه ی'],
  find: ({ text }, { ezafe }) =>
    replaced(text, APART, ([, word]) =>
      endsInSilentHeh(word!) ? word + (ezafe === 'hamze' ? '\u0654' : `${ZWNJ}ی`) : undefined,
    ),
};
