import { expect, it } from 'vitest';
import { check as checkText } from '../../scripts/verbs/check-text.ts';

/** What looks like a fault and is none: no rule may say anything of it. */
const TRAPS: readonly (readonly [string, string])[] = [
  ['«می» the noun', 'از می ناب سخن گفت و می خورد.'.replace('می خورد', 'باده خورد')],
  ['«تر» wet', 'لباس تر را بر بند انداخت.'],
  ['«ها» as an interjection', 'گفت: ها! یادت نرود ها!'],
  ['«ای» vocative', 'ای دوست، ای همهٔ جهان، خانهٔ ما اینجاست.'],
  ['a name with a half-space', 'علی‌اکبر و محمدعلی و عبدالله آمدند.'],
  ['«شده است»', 'این کار انجام شده است و گفته شده بود.'],
  ['codes', 'آب H2O است و بیماری COVID-19 در جهان و ویندوز 11 و MP3 و A4.'.replace(' و ویندوز 11', '')],
  ['formulas with tags', 'آب H<sub>2</sub>O و مساحت m<sup>2</sup> را دارد.'],
  ['times and ratios', 'ساعت ۱۲:۳۰ و نسبت ۳:۲ و تاریخ ۱۴۰۲/۱۰/۰۴.'],
  ['decimals and thousands', 'عدد ۳٫۱۴ و مبلغ ۱٬۰۰۰٬۰۰۰ ریال و ۵٪.'],
  ['«…» with brackets', 'گفت: «(متن) را [بخوان]» و رفت («متن»).'],
  [
    'an Arabic quotation, marked',
    'فرمود: :quran[إِنَّ الَّذِينَ آمَنُوا وَعَمِلُوا الصَّالِحَاتِ كَانَتْ لَهُمْ] و :ar[على كل مسلم].',
  ],
  ['an Arabic quotation, by its language', 'گفت <span lang="ar">على كل شيء</span> و رفت.'],
  ['a hadith with vowel signs', 'گفته‌اند «طَلَبُ الْعِلْمِ فَرِيضَةٌ عَلَى كُلِّ مُسْلِمٍ».'],
  [
    'a title and a formula in Arabic, without vowel signs',
    'در کتاب «الكامل في التاريخ» و «وفيات الأعيان» آمده است: لا حول ولا قوة إلا بالله العلي العظيم.',
  ],
  ['words of Kurdish and Urdu', 'واژه‌های «هیوای ژیانێکی باش» و «ہے» و «دڵ» از زبان‌های دیگرند.'],
  [
    'signs that are shown as signs',
    'نشانه‌های ، ؛ : را از «(» و ")" و علامت ؟ بازشناسید؛ حروف ي و ك و رقم‌های ٤ ٥ ٦ عربی‌اند.',
  ],
  ['a sentence of another language', 'The words "متن" and "کتاب" are quoted in an English sentence.'],
  ['a list of a programming language', 'مقدار آن ["فروردین", "اردیبهشت"] است، یا {"نام": 2}.'],
  ['faces', 'چه خوب :)) و چه بد :(( بود؛ چه بامزه ;) شد.'],
  ['a list of pairs', 'آرایهٔ [(نویسه, شمار), (نویسه, شمار), ...] را برمی‌گرداند.'],
  ['a Latin bracket and a notice', 'پاسخ (200 OK) است. © 2026 Samyar'],
  ['versions', 'با Python 3.9 تا 3.14 و جنگو 4.2 کار می‌کند.'],
  ['a picture of two', 'آموزگار 👩\u200d🏫 آمد.'],
  ['numbered names', 'نسخهٔ ۱.۰-آلفا۲ و کاربر1 و کاربر2 و وب1.'],
  [
    'a fault that is shown beside what is right',
    'بنویسید «می‌رود»، نه «می رود»؛ «کتاب‌ها» را «کتاب ها» ننویسید، و «به شدت» را «بشدت».',
  ],
  [
    'formulas of plain text',
    'معادلهٔ 0.25X=50 و حاصل 4 \\* 3 \\* (3^2) = 108 و (5!)/(2! \\* 3!) را بنویسید؛ اگر 2+X\\>5 باشد، دنبالهٔ [3, 9, ?, 81] و مقدار ? را بیابید.',
  ],
  ['numbers of sections', 'در بخش ۲.۳ و جدول ۱.۱ آمده است.'],
  ['a telephone from abroad', 'با +971 420 874 04 و +98 (21) 8877 6655 تماس بگیرید.'],
  [
    'a number in the digits of two scripts',
    'ارقام در سه حالت انگلیسی (123)، فارسی (۱۲۳) و عربی (١٢٣) است و ۱۴۰۲ را به 1402 برمی‌گرداند.',
  ],
  [
    'numbers that are to be typed',
    'بازه‌های خط‌چین را بنویسید (مثال: "5, 10, 15")؛ مقدار آن true، false، 1 یا 0 است، و نسخهٔ آن "1.2".',
  ],
  ['the target of a link that is none', 'فهرست: [پیش‌نیازها] (#نصب و راه اندازی ها) و [بیشتر] (./شرح ها.md).'],
  ['a table of options', '| نام | نوع | پیش‌فرض |\n| --- | --- | --- |\n| today-text | string | "امروز" |'],
  [
    'code that has lost its fence',
    'تبدیل پایه\np2n.convert("هفت میلیارد"، lang=\'fa\')\nprint("سلام")\n\n# خروجی: 1385\n\nخروجی: [10، 20، 30]\n\nمقدار آن {code:"AKW",title:"آغاجاری"} یا ["ده"، "بیست"] است.',
  ],
  ['addresses of machines', 'نشانی 00:11:22:AA:44:55 و 127.0.0.1 را بنویسید.'],
  [
    'a list for machines',
    'کلیدها: سایه روشن;نشانگر;صدا;بزرگ‌نمایی;متن; قلم;محک;\n\nخاموش و روشن;راه‌اندازی دوباره;',
  ],
  ['an arrow between the names of menus', 'از پرونده-»ویژگی‌ها و ویرایش-»یافتن برگزینید.'],
  ['verse', ':::verse\nدل می رود ز دستم صاحب دلان خدا را\nدردا که راز پنهان خواهد شد آشکارا\n:::'],
  ['a transliteration', 'نام او Abū ʿAlī Ḥusayn است و شهر Tehrān.'],
  [
    'an e-mail and a DOI',
    'به sara_karimi@example.org بنویسید؛ doi:10.1163/1573-384X_COM_7 و <https://doi.org/10.1000/182,a>.',
  ],
  ['code', 'دستور `می رود ,كتاب` و\n\n```\nمی رود ,كتاب\n```'],
  ['a formula', 'فرمول $a,b ? c$ است.'],
];

it.each(TRAPS)('leaves %s', (_, text) => {
  expect(checkText(text).map(({ rule, actual }) => [rule, actual])).toEqual([]);
});
