import { loneBrackets } from '../brackets.ts';
import { bare, DIGIT, EXEMPT, LETTER, SIGN, ZWNJ } from '../letters.ts';
import { type Rule, widened } from '../rule.ts';
import { isVerb } from '../words/verbs.ts';

const L = `[${LETTER}]`;
const BODY = `${LETTER}${SIGN}${ZWNJ}`;
/** Suffixes that may follow a closing mark: «متن»ها. */
const SUFFIX = `(?:ها|های|هایی|هایش|هایم|ی|ای|اش|ام|ات|مان|تان|شان|تر|ترین|م|ت|ش|اند|ند|وار|گونه)(?![${BODY}])`;
/** What stands in brackets within a word: کتاب(ها), (نا)امید. */
const SHORT = `[${LETTER}${SIGN}${ZWNJ}]{1,4}`;

/** The names of Latin letters, of which such names are made. */
const LETTERS = 'ای|بی|سی|دی|اف|جی|اچ|آی|کی|ال|ام|ان|پی|کیو|آر|اس|تی|یو|وی|دات';
const NAME = `(?<![${BODY}])(?:${LETTERS})`;

/** The names that pages of a wiki begin with (MediaWiki, MessagesFa): «ویژه:نسخه». */
const NAMESPACE = `(?<![${BODY}])(?:رسانه|ویژه|بحث|کاربر|پرونده|مدیاویکی|الگو|راهنما|رده|ویکی${ZWNJ}?پدیا|درگاه|پودمان|پیش${ZWNJ}?نویس|بحث[ _](?:کاربر|پرونده|الگو|رده|راهنما))`;

/** Not before a name that is spelt in its letters: «لست.اف‌ام». */
const NOT_SPELT = `(?!(?:${LETTERS})(?:${ZWNJ}(?:${LETTERS}))+)`;

/** Places where a space is missing, each between what is before it and what is behind. */
const PLACES: readonly RegExp[] = [
  new RegExp(`(?<=[،؛])(?=[${LETTER}«“(])`, 'g'),
  // «x؛y» is one.
  new RegExp(`(?<=(?<!${EXEMPT})[،؛])(?=${EXEMPT})`, 'g'),
  new RegExp(`(?<=${L}[${SIGN}]*[،؛])(?=[${DIGIT}])`, 'g'),
  new RegExp(`(?<=[؟!])(?=${L}|[«“(])`, 'g'),
  new RegExp(`(?<=${L}[${SIGN}]*(?<!${NAMESPACE}):)(?=${L}|[«“]|[${DIGIT}])`, 'g'),
  // A full stop, but no abbreviation (ق.م) and no name spelt in letters (پی.دی.اف).
  new RegExp(
    `(?<=(?<![.${BODY}])[${BODY}]{2,}(?<!${NAME})\\.)(?=${L}{2}[${BODY}]*(?![.${BODY}]))${NOT_SPELT}`,
    'g',
  ),
  new RegExp(`(?<=[»”)]\\.|[۰-۹]{3}\\.)(?=${L}{2})`, 'g'),
  new RegExp(`(?<=[${LETTER}${SIGN}])(?=\\((?!${SHORT}\\))[^\\s)])`, 'g'),
  new RegExp(`(?<=[${LETTER}${SIGN}])(?=«)`, 'g'),
  new RegExp(`(?<=»)(?=${L}(?<!${L}{2})(?!${SUFFIX}))(?!${SUFFIX})`, 'g'),
  new RegExp(`(?<=(?<!\\(${SHORT})\\))(?=${L})(?!${SUFFIX})`, 'g'),
];

/** A single letter before a colon or behind it, «د:ن»: the colons part the names of a notation, and end no clause. */
const NOTATION = new RegExp(
  `(?<![${BODY}])${L}:${L}|${L}:${L}(?![${BODY}])|(?<![${BODY}])(?:قالب|فرمت|الگوی|سینتکس|نحو|ساختار) (?:[${BODY}]+ )?[${BODY}]+:${L}`,
);

/** What introduces what follows a colon. */
const INTRODUCES = new Set(
  'گفت هشدار اخطار توجه نکته مثال نمونه مثلاً یادآوری تذکر پاسخ جواب پرسش سؤال سوال نتیجه یعنی مانند زیر عبارتند عبارت‌اند'.split(
    ' ',
  ),
);
const LAST_WORD = new RegExp(`([${BODY}]+):$`);
/** A label of two words at the beginning of a line, with more than a word behind it: «نتیجهٔ آزمون:مقدار را ببینید». */
const LABEL = new RegExp(`(?:^|\\n)[${BODY}]+ [${BODY}]+:$`);
const WORDS_BEHIND = new RegExp(`^[${BODY}]+ +[${BODY}]`);

/** Whether a colon between two letters ends what it stands behind: it may also make one name of two, «میکرو:بیت». */
function isColon(text: string, place: number): boolean {
  if (!new RegExp(L).test(text.charAt(place))) return true;
  const before = text.slice(Math.max(0, place - 40), place);
  const word = bare(LAST_WORD.exec(before)?.[1] ?? '');
  return isVerb(word) || INTRODUCES.has(word) || (LABEL.test(before) && WORDS_BEHIND.test(text.slice(place)));
}

/** Marks with no space behind them, and brackets and quotations with none before them. */
export const spaceMissing: Rule = {
  id: 'space-missing',
  kind: 'safe',
  summary: {
    en: 'A space stands behind a mark, and outside of brackets and quotation marks',
    fa: 'پس از هر نشانه و در بیرون پرانتز و گیومه فاصله می‌آید',
  },
  why: 'Words that a mark glues together are one word to a search box, and the line cannot break between them.',
  source: 'Academy of Persian Language and Literature, «دستور خط فارسی», the marks of punctuation',
  examples: [
    ['جهان،جذب', 'جهان، جذب'],
    ['زبان ،PHP و PDF ،PS است', 'زبان ، PHP و PDF ، PS است'],
    ['آمد؛رفت', 'آمد؛ رفت'],
    ['چرا؟چون', 'چرا؟ چون'],
    ['گفت:بیا', 'گفت: بیا'],
    ['هشدار:مقدار و علامت', 'هشدار: مقدار و علامت'],
    ['نتیجهٔ آزمون:مقدار را ببینید', 'نتیجهٔ آزمون: مقدار را ببینید'],
    ['سه چیز:۳ یا ۴', 'سه چیز: ۳ یا ۴'],
    ['تمام شد.اگر', 'تمام شد. اگر'],
    ['متن(پیوست یک)', 'متن (پیوست یک)'],
    ['گفت«بیا»', 'گفت «بیا»'],
    ['«بیا»گفت', '«بیا» گفت'],
    ['(پیوست یک)را', '(پیوست یک) را'],
    ['ماده،۱۲ و ۱۳', 'ماده، ۱۲ و ۱۳'],
  ],
  keep: [
    'جهان، جذب',
    '۱٬۰۰۰',
    'از جعبه یک میکرو:بیت را بردارید',
    'در آن نام‌کاربری:رمزعبور است',
    'حساب د:ن برای دارایی:نقد',
    'باید در قالب آدرس:درگاه باشد',
    'ویژه:نسخه و رده:شهرهای ایران',
    '۱۲:۳۰',
    '۱،۵',
    '۳:۲',
    'سال ۳۰۰ ق.م بود',
    'پروندهٔ پی.دی.اف خوب است',
    'حساب لست.اف‌امتان و لست.اف‌ام',
    '«متن»ها',
    'کتاب(ها)',
    '(نا)امید',
    'ه.ش.',
    '۳٫۱۴',
    'چه؟!',
    '(«متن»)',
    'واژهٔ»متن«وارونه',
    'از ۰ )در سمت چپ( تا ۱۰۰)در سمت راست( است',
    'هر کنش فرم)نظیر جستجو( را',
    'در قالب «x؛y» است',
    'دکمهٔ »پیکربندی« میله ابزار یا »تنظیم« را',
  ],
  find({ text }) {
    const notation = NOTATION.test(text);
    const places = PLACES.flatMap((place) => [...text.matchAll(place)].map(({ index }) => index)).filter(
      (place) => text[place - 1] !== ':' || (!notation && isColon(text, place)),
    );
    if (places.length === 0) return [];
    // Nobody knows which way a bracket without a partner looks.
    const lone = loneBrackets(text);
    return [...new Set(places)]
      .filter((place) => !lone.includes(place - 1) && !lone.includes(place))
      .sort((a, b) => a - b)
      .map((place) => ({
        ...widened(text, place, place),
        edits: [{ start: place, end: place, text: ' ' }],
      }));
  },
};
