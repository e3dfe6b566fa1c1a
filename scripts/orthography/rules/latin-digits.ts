import { nativeDigits } from '../../language/digits.ts';
import { fa } from '../../language/fa.ts';
import { isSectionNumber } from '../../language/section-number.ts';
import { isLatinVersion, isNamedVersion } from '../../language/version-number.ts';
import { LETTER } from '../letters.ts';
import { type Rule, replaced } from '../rule.ts';

const PERSIAN = new RegExp(`[${LETTER}]`);
/** A number with what belongs to it; not one that touches a word, nor one of a code, a version, a telephone or an ISO date. */
const NUMBER =
  /(?<![0-9A-Za-z\u0621-\u06d5+@#_%{$<>=.,/:\\-])[0-9]+(?:[.,:/٫٬][0-9]+)*%?(?![0-9A-Za-z@_\\]|[.\-/:][0-9]|\.\ufffc)/g;
/** A tag, or what else is exempt, right behind a Latin letter: «H<sub>2</sub>O», «x<sup>2</sup>». */
const OF_LETTER = /[A-Za-z)\]]\ufffc$/;
/** How far back a notice is looked for. */
const REACH = 10;
/** A number within a Latin notice: «© 2026 Samyar», «MIT (c) 2026». */
const NOTICE = /(?:©|\([cC]\)) ?$/;
/** The number of a section or a version, an address of the net. */
const SECTION = /\..*\./;

/** Latin digits in Persian text: written as the page shows them in the end. */
export const latinDigits: Rule = {
  id: 'latin-digits',
  kind: 'safe',
  summary: {
    en: 'Numbers in Persian text are written in Persian digits',
    fa: 'عدد در متن فارسی با رقم فارسی نوشته می‌شود',
  },
  why: 'The page shows Persian digits anyway; where the manuscript has two sorts, a search finds half of them.',
  source: 'CLDR, `fa` (arabext, decimal ٫, group ٬, percent ٪); manual of style, «digits»',
  examples: [
    ['در سال 2020', 'در سال ۲۰۲۰'],
    ['12 نفر آمدند', '۱۲ نفر آمدند'],
    ['حدود 3.5 درصد', 'حدود ۳٫۵ درصد'],
    ['1,250,000 ریال', '۱٬۲۵۰٬۰۰۰ ریال'],
    ['ساعت 12:30', 'ساعت ۱۲:۳۰'],
    ['نزدیک به 40% کاهش', 'نزدیک به ۴۰٪ کاهش'],
    ['نسبت 3:2 میان آن دو', 'نسبت ۳:۲ میان آن دو'],
    ['(سال 1399)', '(سال ۱۳۹۹)'],
    ['تاریخ 1399/12/3 است', 'تاریخ ۱۳۹۹/۱۲/۳ است'],
    ['2.1 پیش‌نیازها', '۲.۱ پیش‌نیازها'],
    ['در بخش 2.3 گفتیم', 'در بخش ۲.۳ گفتیم'],
    ['گفت "5" و «1.5» و رفت', 'گفت "۵" و «۱٫۵» و رفت'],
  ],
  keep: [
    'در سال ۲۰۲۰',
    'آب H2O است',
    'بیماری COVID-19 در جهان',
    'روی Windows 10 کار می‌کند',
    'نشانی 192.168.1.1 را بزنید',
    'نسخهٔ 1.2.3 آمد',
    'تاریخ 2020-03-01 است',
    'شابک 978-600-1234-56-7 دارد',
    'نشانهٔ doi:10.1163/1573-384X دارد',
    'تلفن +982188776655 است',
    'Chapter 12',
    'پروندهٔ {0} نیست',
    '12:30',
    'از Python 3.9 تا 3.14 را می‌پذیرد',
    'نسخه های 1.11 و 1.12 آمد',
    'کار با Java از 1.11 به بعد',
    'در Ubuntu 20.04، 22.04 و 24.04',
    'لاتین: 1234',
    'با پایتون 3.7 و بالاتر',
    'پاسخ (200 OK) را',
    'MIT © 2026 — پروانه',
    'نشانهٔ <0> را',
    'پیدایش وب1',
    'عددی >=2 باشد',
    'معادلهٔ 0.25X=50 را حل کنید',
    'حاصل 4 * 3 * (3^2) = 108 است',
    'اگر 2+X>5 و 3<X<7 باشد',
    'مقسوم‌علیه‌ها -7, -1, 1, 7 است',
    'دنبالهٔ [3, 9, ?, 81] است',
    'شمارهٔ +971 420 874 04 را بگیرید',
    'انگلیسی (123) و فارسی (۱۲۳)',
    'جداشده با کاما، مثال: "5, 10, 15"',
    'مقدار "3.7" یا "16x9" یا \'021\' را',
    'باید true، false، 1 یا 0 باشد',
    'خروجی: 1385',
  ],
  find: ({ text, raw }) =>
    PERSIAN.test(text)
      ? replaced(text, NUMBER, ({ 0: number, index }) =>
          isLatin(number, raw, index)
            ? undefined
            : isSectionNumber(raw, index, number)
              ? nativeDigits(number, fa).replace('٫', '.')
              : nativeDigits(number, fa),
        )
      : [],
};

/** Whether a number belongs to a Latin name before it, or is one of sections. */
function isLatin(number: string, raw: string, at: number): boolean {
  const before = raw.slice(Math.max(0, at - REACH), at);
  return (
    SECTION.test(number) ||
    NOTICE.test(before) ||
    OF_LETTER.test(before) ||
    isLatinVersion(raw, at, number) ||
    (number.includes('.') && isNamedVersion(raw, at))
  );
}
