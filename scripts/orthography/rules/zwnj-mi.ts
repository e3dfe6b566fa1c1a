import { BEFORE, BEHIND, GAP, LETTER, SIGN, ZWNJ } from '../letters.ts';
import { type Rule, replaced } from '../rule.ts';
import { afterMi, isInfinitive, isParticiple } from '../words/verbs.ts';

const MI = new RegExp(`${BEFORE}(ن?می)${GAP}([${LETTER}${SIGN}]+)(?![${LETTER}${SIGN}])`, 'g');
/** What follows a participle in «می‌رفته است», «می‌گفته‌اند». */
const AUXILIARY = new RegExp(`^[ ${ZWNJ}]?(?:ام|ای|است|ایم|اید|اند|بود|بوده|باشد)${BEHIND}`);

/** «می» and «نمی» with a full space before their verb. */
export const zwnjMi: Rule = {
  id: 'zwnj-mi',
  kind: 'safe',
  summary: {
    en: '«می» and «نمی» are bound to their verb by a half-space',
    fa: '«می» و «نمی» با نیم‌فاصله به فعل می‌پیوندند',
  },
  why: 'With a full space the line can break within the verb, and «می» is read as a word of its own (wine).',
  source: 'Academy of Persian Language and Literature, «دستور خط فارسی», «می» and «همی»',
  examples: [
    ['می کنند', 'می‌کنند'],
    ['نمی شناسد', 'نمی‌شناسد'],
    ['او می رفت و می آمد', 'او می‌رفت و می‌آمد'],
    ['می توان گفت', 'می‌توان گفت'],
    ['نمی  خواهم', 'نمی‌خواهم'],
    ['می بینمش', 'می‌بینمش'],
    ['می گفته است', 'می‌گفته است'],
    ['نمی گویید', 'نمی‌گویید'],
    ['می بایست رفت', 'می‌بایست رفت'],
    ['چه می گی؟', 'چه می‌گی؟'],
    ['کی می اد؟', 'کی می‌آد؟'],
  ],
  keep: [
    'می‌کنند',
    'می ناب',
    'می و معشوق',
    'جام می در دست',
    'می خوردن گناه است',
    'ساقی می بده',
    'نمی از باران',
    'آدمی زاده است',
    'قدیمی شد',
    'می در سبو',
    'می ای ساقی',
  ],
  find: ({ text }) =>
    replaced(text, MI, ({ 0: all, 1: mi, 2: verb, index }) => {
      if (isInfinitive(verb!)) return undefined;
      const known = afterMi(verb!);
      if (known) return `${mi}${ZWNJ}${known}`;
      return isParticiple(verb!) && AUXILIARY.test(text.slice(index + all.length, index + all.length + 8))
        ? `${mi}${ZWNJ}${verb}`
        : undefined;
    }),
};
