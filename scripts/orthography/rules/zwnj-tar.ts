import { BEHIND, binding, GAP, WORD } from '../letters.ts';
import { type Rule, replaced } from '../rule.ts';
import { isVerb } from '../words/verbs.ts';
import { GROWN_TOGETHER, UNCOMPARED, WETTED } from '../words/wet.ts';

const TAR = new RegExp(`(?<![${WORD}])([${WORD}]{2,})${GAP}(تر|تری|ترین|ترینی|ترند|ترم|تریم)${BEHIND}`, 'g');

/** What somebody made or said, whose name follows: «ساختهٔ تری میشل». */
const WORKS = new Set('ساخته نوشته گفته سروده نگاشته پرداخته آفریده ترجمه'.split(' '));

/** The comparative and the superlative with a full space before them. */
export const zwnjTar: Rule = {
  id: 'zwnj-tar',
  kind: 'safe',
  summary: {
    en: '«تر» and «ترین» are bound to their adjective, by a half-space where the letters would join',
    fa: '«تر» و «ترین» از صفت جدا نمی‌مانند و اگر حرف‌ها به هم بچسبند، نیم‌فاصله می‌گیرند',
  },
  why: 'Standing apart, «تر» is another word (wet), and the line can break before it.',
  source: 'Academy of Persian Language and Literature, «دستور خط فارسی», «تر» and «ترین»',
  examples: [
    ['مهم تر', 'مهم‌تر'],
    ['مهم ترین', 'مهم‌ترین'],
    ['بزرگ تر از آن', 'بزرگ‌تر از آن'],
    ['گران تری', 'گران‌تری'],
    ['زیاد تر', 'زیادتر'],
    ['ساده ترین راه', 'ساده‌ترین راه'],
    ['قوی تر شد', 'قوی‌تر شد'],
    ['خوشحال ترم', 'خوشحال‌ترم'],
    ['بیش تر و کم تر', 'بیشتر و کمتر'],
    ['دورترین و نزدیک  ترین', 'دورترین و نزدیک‌ترین'],
  ],
  keep: [
    'مهم‌تر',
    'لباس تر',
    'چشم تر',
    'هیزم تر نمی‌سوزد',
    'خشک و تر با هم سوخت',
    'صدای تر و تازه',
    'بزرگ تر و تازه',
    'بهتر و بدتر',
    'با دامن تر',
    'از تر و خشک',
    'شعر تر',
    'پشت حجاب ساخته تری میشل',
  ],
  find: ({ text }) =>
    replaced(text, TAR, ({ 0: all, 1: word, 2: suffix, index }) => {
      if (UNCOMPARED.has(word!)) return undefined;
      if (!suffix!.startsWith('ترین')) {
        if (WETTED.has(word!) || WORKS.has(word!) || isVerb(word!)) return undefined;
        if (/^ و (?:تازه|خشک|تمیز)/.test(text.slice(index + all.length))) return undefined;
      }
      return `${word}${GROWN_TOGETHER.has(word!) ? '' : binding(word!)}${suffix}`;
    }),
};
