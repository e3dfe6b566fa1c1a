import { type Rule, replaced } from '../rule.ts';

/** Digits of Arabic keyboards and their Persian ones: they differ in ۴, ۵ and ۶, and in their code points. */
export const arabicDigits: Rule = {
  id: 'arabic-digits',
  kind: 'safe',
  summary: {
    en: 'Persian text has Persian digits: ۴۵۶',
    fa: 'متن فارسی رقم فارسی دارد: ۴۵۶',
  },
  why: '٤٥٦ are the digits of Arabic; they have other shapes and are not found by a search for ۴۵۶.',
  source: 'CLDR, default numbering system of `fa` (arabext); Unicode, «Arabic», on the two sets of digits',
  examples: [
    ['سال ١٣٥٦', 'سال ۱۳۵۶'],
    ['٤٥٦', '۴۵۶'],
    ['صفحهٔ ٧', 'صفحهٔ ۷'],
    ['(١٢)', '(۱۲)'],
    ['٩٫٥ درصد', '۹٫۵ درصد'],
    ['از ٢ تا ٣', 'از ۲ تا ۳'],
    ['ساعت ٨:٣٠', 'ساعت ۸:۳۰'],
    ['۱۴٠٢', '۱۴۰۲'],
  ],
  keep: [
    'سال ۱۳۵۶',
    '۴۵۶',
    '۹٫۵',
    '۱٬۰۰۰',
    'سال 2020',
    '۱۲:۳۰',
    'یک و دو',
    '﴿١﴾',
    'شکل ٤ ٥ ٦ در عربی',
    'عربی: ١٢٣٤',
    'رقم ٤ را اصلاح کرد',
    'فارسی (۱۲۳) و عربی (١٢٣)',
  ],
  find: ({ text }) =>
    replaced(text, /[٠-٩]+/g, ([digits]) =>
      digits.replace(/./g, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0x90)),
    ),
};
