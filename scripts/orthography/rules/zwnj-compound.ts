import { BEFORE, BEHIND, binding, GAP, WORD, wordAfter, ZWNJ } from '../letters.ts';
import { type Match, matchOf, type Rule, replaced } from '../rule.ts';
import {
  AHEAD,
  BEFORE_ARTICLE,
  COUNTED,
  GATHERED,
  NUMBERS,
  PAIRS,
  SECOND_PARTS,
  TOGETHER,
  WITHOUT,
  WITHOUT_BOTH,
} from '../words/compounds.ts';

/** What is never the first part of a compound. */
const ALONE = new Set(
  'و یا که از به با در تا را هر چه هیچ یک این آن اگر ولی اما پس می نمی ای هم نیز است بود شد نه هست من تو او ما شما چند همین همان فقط تنها بسیار خیلی'.split(
    ' ',
  ),
);
/** Words that begin with «ال» and have no article. */
const NO_ARTICLE =
  /^(?:الف|البته|الگو|الهام|التهاب|التماس|الزام|الان|الکتر|الکل|الماس|المپ|الوار|الاغ|الیاف|الفبا|التیام|التفات|الحاق|القا)/;

/** Names behind which «ال» begins a name of its own: «شیخ سیف الکرمانی». */
const NAMES = /^(?:امیر|شیخ|سیف|جمال|کمال|شمس|سید|ملک|رئیس)$/;

/** Words made one, bound where their letters would join. */
const whole = (parts: readonly string[]) => parts.reduce((sum, part) => sum + binding(sum) + part);

/** What words with spaces between them are as one. */
const pairs = new Map<string, string>([
  ...PAIRS.map((pair) => pair.split('-')).map((parts) => [parts.join(' '), whole(parts)] as const),
  // The Academy's exceptions of «هم» have grown together.
  ['هم چنین', 'همچنین'],
  ['هم چنان', 'همچنان'],
]);
/** The same for three words, the second «و», behind «بی». */
const withoutBoth = new Map<string, string>();
for (const [first, seconds] of Object.entries(WITHOUT_BOTH))
  for (const second of seconds.split('|'))
    withoutBoth.set(`${first} و ${second}`, whole(['بی', first, 'و', second]));
const gathered = new Map(
  Object.entries(GATHERED).map(([second, firsts]) => [second, new Set(firsts.split('|'))]),
);

const SECOND = new Set(SECOND_PARTS);
const AFTER_BI = new Set(WITHOUT);
const AFTER_HAM = new Set(TOGETHER);
const AFTER_PISH = new Set(AHEAD);
const ARTICLE = new Set(BEFORE_ARTICLE.split('|'));
const NUMBER = new Set(NUMBERS.split('|'));
const COUNT = new Set(COUNTED.split('|'));

/** Two words with a full space between them, each pair once: the second is also the first of the next. */
const TWO = new RegExp(`${BEFORE}([${WORD}]+)(?=${GAP}([${WORD}]+)${BEHIND})`, 'g');
const THREE = new RegExp(`${GAP}و${GAP}([${WORD}]+)`, 'y');
/** «به یاد آوری», whose «آوری» is a verb. */
const GOVERNED = new RegExp(`${BEFORE}به${GAP}$`);
const SET_TO_WORK = new RegExp(`${BEFORE}(?:به|از)${GAP}$`);
/** «هم زمان خوبی است», «هم زمان آن است»: «هم» is «also». */
const ALSO = /(?:[^ه]ی|^آن|^این)$/;

/** «به‌روزرسانی», of three parts. */
const UPDATE = new RegExp(`${BEFORE}(?:به${GAP}روز|بروز)${GAP}(رسان[${WORD}]*)${BEHIND}`, 'g');

/** «چند نفری که آمدند»: some persons, no adjective. */
const INDEFINITE = /^(?:نفری|حرفی|درصدی|ضلعی|رقمی)$/;
/** «چند دقیقه‌ای گذشت»: an amount, of which «چند» makes no adjective. */
const AMOUNT = /^(?:نفری|تایی|(?:ثانیه|دقیقه|هفته)\u200cای|ساعتی|روزی|ماهی|سالی)$/;
/** «دو سه نفری», «پنجاه و چند ساله»: what is bound is all of it. */
const AFTER_NUMBER = new RegExp(`${BEFORE}(?:${NUMBERS})(?:${GAP}(?:و|یا))?${GAP}$`);
/** What «ی» makes an amount of, behind no noun: «و بیست دقیقه‌ای با هم حرف زدند». */
const ABOUT = /^(?:نفری|تایی|جلدی|(?:ثانیه|دقیقه|هفته|مرحله)\u200cای)$/;
const NO_NOUN = new RegExp(
  `(?:^|[.،؛:؟!»)(«\n]|${BEFORE}(?:و|که|تا|یا|از|به|با|در|برای|حدود|پس|هم|اما|ولی|بعد))${GAP.replace('+', '*')}$`,
);
/** «شش ماه یا نیم سال است»: half a year, not the term of a school. */
const HALF_YEAR = /^(?:است|بود|شد|گذشت|پیش|قبل|بعد|پس|طول|زمان|وقت)$/;

/** Second parts that are also verbs of the second person: «خود را آماده سازی». */
const VERB = /^(?:سازی|پذیری|بندی|گذاری|گردانی|رسانی|اندازی|سپاری|پردازی|ورزی|آوری|یابی)$/;
/** How far back a sentence is looked at. */
const REACH = 50;
/** An object in the same clause, and the end of the clause behind the verb. */
const OBJECT = new RegExp(`${BEFORE}را${GAP}[^.؛؟!:\n]{0,40}$`);
const CLAUSE_ENDS = new RegExp(`^(?:[.،؛؟!\n]|$|${GAP}(?:و|تا|که|یا)${BEHIND})`);

/** Behind these, «خرید و فروش» are two things: «قیمت خرید و فروش» are two prices, and so are the best ones. */
const EACH = new RegExp(
  `${BEFORE}(?:[${WORD}]+ترین|سفارش|صف|حجم|قیمت|ارزش|تعداد|نرخ|اطلاعات|دستور)(?:${ZWNJ}?(?:ها|های))?${GAP}$`,
);
/** «از راست به چپ نویسی»: what is bound is the phrase. */
const FROM_TO = new RegExp(`${BEFORE}از${GAP}[${WORD}]+${GAP}به${GAP}$`);

/** Whether the second of two words is the verb of a clause that has an object. */
function endsClause(before: string, second: string, behind: string): boolean {
  return VERB.test(second) && CLAUSE_ENDS.test(behind) && OBJECT.test(before);
}

/** Whether two words that may be a compound are words of their own in their sentence. */
function standApart(text: string, start: number, first: string, second: string, end: number): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  if (first === 'خرید' && second === 'و') return EACH.test(before);
  if (first === 'هم' && second === 'زمان') return ALSO.test(wordAfter(text, end) ?? '');
  const next = wordAfter(text, end) ?? '';
  // «در فیلم هم چنین صحنه‌ای بود», «هم دردی را دوا نمی‌کند», «من بعد از آن», «با بانگ پر شور و شعف»
  if (first === 'هم' && second === 'چنین') return next.endsWith('ی');
  if (first === 'هم' && second === 'دردی') return next === 'را';
  if (first === 'من' && second === 'بعد') return next === 'از';
  if (first === 'پر' && next === 'و') return true;
  if (INDEFINITE.test(second) && (next === 'که' || first === 'یک')) return true;
  if (first === 'چند' && AMOUNT.test(second)) return true;
  if (NUMBER.has(first) && ABOUT.test(second) && NO_NOUN.test(before)) return true;
  // «به کار اندازی» and «از کار اندازی» are one in all their parts.
  if (first === 'کار' && second === 'اندازی') return SET_TO_WORK.test(before);
  if (first === 'نیم' && second === 'سال') return HALF_YEAR.test(next);
  if (NUMBER.has(first) && AFTER_NUMBER.test(before)) return true;
  if (second in GATHERED && GOVERNED.test(before)) return true;
  if (SECOND.has(second) && FROM_TO.test(before)) return true;
  return endsClause(before, second, text.slice(end, end + 6));
}

function joined(first: string, second: string): boolean {
  if (gathered.get(second)?.has(first)) return true;
  if (first === 'بی') return AFTER_BI.has(second);
  if (first === 'هم') return AFTER_HAM.has(second);
  if (first === 'پیش') return AFTER_PISH.has(second);
  if (NUMBER.has(first) && COUNT.has(second)) return true;
  if (SECOND.has(second)) return !ALONE.has(first);
  // «علیه السلام» with a letter lost.
  if (first === 'علی' && second === 'السلام') return false;
  if (NAMES.test(first) && second.endsWith('ی')) return false;
  return second.startsWith('ال') && second.length > 4 && ARTICLE.has(first) && !NO_ARTICLE.test(second);
}

/** A word with what binds another to it. */
function bound(word: string): string {
  return word + binding(word);
}

/** The compound that two words make, or three with «و» among them; undefined where they are words of their own. */
function compoundAt(
  text: string,
  start: number,
  first: string,
  second: string,
  end: number,
): { right: string; end: number } | undefined {
  const [place, words] = second === 'و' ? [start + first.length, pairs] : [end, withoutBoth];
  const head = second === 'و' ? first : second;
  THREE.lastIndex = place;
  const three = second === 'و' || first === 'بی' ? THREE.exec(text) : null;
  const set = three ? words.get(`${head} و ${three[1]}`) : undefined;
  const right =
    set ?? pairs.get(`${first} ${second}`) ?? (joined(first, second) ? bound(first) + second : undefined);
  if (right === undefined || standApart(text, start, first, second, end)) return undefined;
  return { right, end: set === undefined ? end : THREE.lastIndex };
}

/** Compounds written with a full space. */
export const zwnjCompound: Rule = {
  id: 'zwnj-compound',
  kind: 'suggest',
  summary: {
    en: 'The parts of a compound are bound by a half-space',
    fa: 'اجزای واژهٔ مرکب با نیم‌فاصله به هم می‌پیوندند',
  },
  why: 'A compound is one word for the reader, the dictionary and the line; whether two words are one is for the author to say.',
  source: 'Academy of Persian Language and Literature, «دستور خط فارسی», «ترکیب‌ها»',
  examples: [
    ['نقش آفرینی', 'نقش‌آفرینی'],
    ['مسالمت آمیز', 'مسالمت‌آمیز'],
    ['بین المللی', 'بین‌المللی'],
    ['بیست ساله', 'بیست‌ساله'],
    ['گفت‌وگوی بیست دقیقه‌ای با او', 'گفت‌وگوی بیست‌دقیقه‌ای با او'],
    ['نیم سال دوم', 'نیم‌سال دوم'],
    ['بی نظیر بود', 'بی‌نظیر بود'],
    ['هم اکنون', 'هم‌اکنون'],
    ['پیش فرض ما', 'پیش‌فرض ما'],
    ['گفت و گو کردند', 'گفت‌وگو کردند'],
    ['زبان شناسی', 'زبان‌شناسی'],
    ['دست کم سه تن', 'دست‌کم سه تن'],
    ['نرم افزار', 'نرم‌افزار'],
    ['بی سر و سامان بود', 'بی‌سروسامان بود'],
    ['بی چون و چرا', 'بی‌چون‌وچرا'],
    ['جمع آوری داده', 'جمع‌آوری داده'],
    ['این کار را به آماده سازی سپرد', 'این کار را به آماده‌سازی سپرد'],
    ['هم زمان با او', 'هم‌زمان با او'],
    ['هم چنین', 'همچنین'],
    ['به روز رسانی و بروز رسانی', 'به‌روزرسانی و به‌روزرسانی'],
  ],
  keep: [
    'نقش‌آفرینی',
    'بی او نمی‌روم',
    'من هم آمدم',
    'پیش او',
    'آفرین بر تو',
    'یک شناسی دیگر',
    'گفت و رفت',
    'بین الف و ب',
    'می سازی',
    'بیست نفر',
    'هیچ سازی نمی‌زند',
    'تا از رنج نجات یابی',
    'تا آن را به دست آوری',
    'که خدا را به یاد آوری',
    'اکنون هم زمان مناسبی است',
    'تا کاستی‌ها را برطرف سازی و بروی',
    'شیخ سیف الکرمانی آمد',
    'امام رضا علی السلام',
    'چند نفری که آمدند',
    'چند دقیقه‌ای گذشت و دو سه نفری از آنان رفتند',
    'مردی پنجاه و چند ساله',
    'کد دو یا سه حرفی کشور',
    'تغییر وضعیت به کار اندازی و از کار اندازی',
    'رفت و بیست دقیقه‌ای با هم حرف زدند',
    'ده نفری در خانه بودند',
    'شش ماه یا نیم سال است',
    'در آن هم چنین صحنه‌ای هست',
    'هم دردی را دوا نمی‌کند',
    'من بعد از سال‌ها آمدم',
    'با بانگ پر شور و شعفی',
    'یک حرفی بزنند',
    'قیمت خرید و فروش را پرسید',
    'بالاترین خرید و فروش روز',
    'برای از بالا به پایین نویسی',
    'همه مهمان خانه بودند',
  ],
  find({ text }) {
    const updates = replaced(text, UPDATE, ([, last]) => `به${ZWNJ}روز${last}`);
    const found: Match[] = [...updates];
    let end = 0;
    for (const { 0: first, 1: word, 2: second, index } of text.matchAll(TWO)) {
      if (index < end || updates.some((one) => one.start <= index && index < one.end)) continue;
      const behind = text.indexOf(second!, index + first.length);
      const one = compoundAt(text, index, word!, second!, behind + second!.length);
      if (one === undefined) continue;
      found.push(matchOf(index, text.slice(index, one.end), one.right));
      end = one.end;
    }
    return found.sort((a, b) => a.start - b.start);
  },
};
