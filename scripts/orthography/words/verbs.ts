import { bare, ZWNJ } from '../letters.ts';

/**
 * Simple verbs by their two stems, past and present, made for this checker from the grammar books' list of simple verbs
 * (Natel Khanlari, «دستور زبان فارسی», 1972, has the principle). Compound verbs need no entry: «کار می‌کند» has «کند».
 */
const STEMS = `
آراست آرای، آزرد آزار، آزمود آزمای، آسود آسای، آشامید آشام، آشفت آشوب، آغازید آغاز، آفرید آفرین، آگند آگن، آلود آلای،
آمد آی، آمرزید آمرز، آموخت آموز، آموزاند آموزان، آمیخت آمیز، آورد آور، آویخت آویز، آهیخت آهنج، ارزید ارز، افتاد افت،
افراشت افراز، افروخت افروز، افزود افزای، افسرد افسر، افشاند افشان، افشرد افشر، افکند افکن، انباشت انبار، انجامید انجام،
انداخت انداز، اندوخت اندوز، اندیشید اندیش، انگاشت انگار، انگیخت انگیز، ایستاد ایست، ایستاند ایستان، باخت باز، بارید بار،
باراند باران، بافت باف، بالید بال، بایست باید، بخشید بخش، بخشود بخشای، برازید براز، برد بر، برید بر، بست بند، بلعید بلع، بود باش،
بوسید بوس، بویید بوی، بیخت بیز، پاشید پاش، پاشاند پاشان، پالود پالای، پایید پای، پخت پز، پذیرفت پذیر، پذیراند پذیران، پراکند پراکن، پرداخت پرداز،
پرستید پرست، پرسید پرس، پرورد پرور، پروراند پروران، پرید پر، پراند پران، پژمرد پژمر، پژوهید پژوه، پسندید پسند، پلاسید پلاس، پنداشت پندار،
پوسید پوس، پوشید پوش، پوشاند پوشان، پویید پوی، پیچید پیچ، پیچاند پیچان، پیراست پیرای، پیمود پیمای، پیوست پیوند، تاخت تاز، تافت تاب، تابید تاب،
تاباند تابان، تازید تاز، تپید تپ، تراشید تراش، تراوید تراو، ترسید ترس، ترساند ترسان، ترکید ترک، ترکاند ترکان، تکاند تکان، تنید تن، توانست توان، جست جوی، جست جه،
جنبید جنب، جنباند جنبان، جنگید جنگ، جوشید جوش، جوشاند جوشان، جوید جو، جهید جه، جهاند جهان، چاپید چاپ، چرخید چرخ، چرخاند چرخان، چرید چر، چراند چران، چسبید چسب،
چسباند چسبان، چشید چش، چشاند چشان، چکید چک، چکاند چکان، چلاند چلان، چید چین، خاراند خاران، خارید خار، خاست خیز، خرامید خرام، خراشید خراش، خرید خر، خروشید خروش، خزید خز،
خشکید خشک، خشکاند خشکان، خفت خواب، خلید خل، خمید خم، خندید خند، خنداند خندان، خواباند خوابان، خوابید خواب، خواست خواه، خواند خوان، خورد خور، خوراند خوران، خیساند خیسان،
داد ده، داشت دار، دانست دان، درخشید درخش، درود درو، درید در، دزدید دزد، دمید دم، دواند دوان، دوخت دوز، دوشید دوش، دوید دو، دید بین، راند ران، ربود ربای، رخشید رخش،
رساند رسان، رسانید رسان، رست ره، رست روی، رسید رس، رشت ریس، رفت رو، رفت روب، رقصید رقص، رقصاند رقصان، رمید رم، رماند رمان، رنجید رنج، رنجاند رنجان، روبید روب، رویید روی، رویاند رویان، رهید ره،
رهاند رهان، ریخت ریز، زاد زای، زایید زای، زد زن، زدود زدای، زیست زی، سابید ساب، ساخت ساز، سپرد سپار، ستاند ستان، ستد ستان، ستود ستای، ستیزید ستیز، سرایید سرای، سرود سرای، سرشت سرش، سزید سز، سنجید سنج،
سوخت سوز، سوزاند سوزان، شایست شاید، شتافت شتاب، شد شو، شست شوی، شکافت شکاف، شکست شکن، شکفت شکف، شکوفید شکوف، شمرد شمار، شناخت شناس، شناساند شناسان، شنید شنو، شنواند شنوان، شورید شور، طلبید طلب، غرید غر،
غلتید غلت، غلتاند غلتان، فرستاد فرست، فرسود فرسای، فرمود فرمای، فروخت فروش، فریفت فریب، فشرد فشار، فشارد فشار، فهمید فهم، فهماند فهمان، قاپید قاپ، قبولاند قبولان، کاست کاه، کاشت کار، کاوید کاو، کرد کن، کشت کش، کشید کش، کشاند کشان، کفت کوب، کوبید کوب،
کوچید کوچ، کوشید کوش، کند کن، گداخت گداز، گذاشت گذار، گذارد گذار، گذشت گذر، گذراند گذران، گرایید گرای، گردید گرد، گرداند گردان، گردانید گردان، گرفت گیر، گروید گرو، گریخت گریز، گریاند گریان، گریست گری، گزید گز، گزید گزین، گزارد گزار، گسارد گسار، گستراند گستران، گسترد گستر،
گسست گسل، گسیخت گسل، گشت گرد، گشود گشای، گفت گوی، گماشت گمار، گمارد گمار، گنجید گنج، گنجاند گنجان، گندید گند، لرزید لرز، لرزاند لرزان، لغزید لغز، لغزاند لغزان، لنگید لنگ، لولید لول، لیسید لیس، مالید مال، ماند مان، مرد میر، مکید مک، نازید ناز، نالید نال، نامید نام، نشاند نشان، نشست نشین، نکوهید نکوه،
نگاشت نگار، نگریست نگر، نمود نمای، نمایاند نمایان، نواخت نواز، نوازید نواز، نوردید نورد، نوشت نویس، نوشید نوش، نوشاند نوشان، نهاد نه، نهفت نهان، نیازید نیاز، ورزید ورز، وزید وز، هراسید هراس، هراساند هراسان، هشت هل، یازید یاز، یافت یاب، خیسید خیس، چپاند چپان، چرباند چربان، گنداند گندان، گیراند گیران، پلکید پلک، پیوندید پیوند، آمیزید آمیز، باوراند باوران، شوراند شوران، لمید لم، ماسید ماس، نگرید نگر، انگارید انگار، گمارید گمار، سپارید سپار، فشارید فشار، شمارید شمار، گذارید گذار، گزارید گزار، پندارید پندار، چربید چرب، شمرد شمر، سپرد سپر، فشرد فشر، خایید خای، کاهید کاه، تراشاند تراشان`;

const COLLOQUIAL_PRESENT =
  'گ، ر، ش، د، خوا، تون، آ، ذار، زار، آر، نداز، فت، دون، مون، خون، شین، شناس، گرد، برگرد، بین، پرس، شور، کن، زن، خور، ساز، گیر، گذر، گذار، پوش، رس، ترس، نویس، فهم، کش، ده، ره، جنگ';

const PAST = new Set<string>();
const PRESENT = new Set<string>();
for (const pair of STEMS.split('،')) {
  const [past, present] = pair.trim().split(/\s+/);
  if (!past || !present) continue;
  PAST.add(past);
  PRESENT.add(present);
}

const PAST_ENDINGS = ['', 'م', 'ی', 'یم', 'ید', 'ند', 'ین', 'ن'];
const PRESENT_ENDINGS = ['م', 'ی', 'د', 'یم', 'ید', 'ند', 'ین', 'ن', 'ه'];
const COLLOQUIAL_ENDINGS = ['م', 'ی', 'ه', 'یم', 'ین', 'ن'];
/** Pronouns that a verb may carry: «می‌بینمش». */
const PRONOUNS = ['م', 'ت', 'ش', 'مان', 'تان', 'شان', 'مون', 'تون', 'شون'];
/** Forms without an ending of their own. */
const IMPERSONAL = [
  'باید',
  'بایست',
  'بایستی',
  'شاید',
  'توان',
  'شه',
  'آد',
  'خواد',
  'اومد',
  'اومدم',
  'اومدی',
  'اومدن',
  'اومدیم',
  'اومدین',
];

const FORMS = formsWithMi();
const PARTICIPLES = new Set([...PAST].map((stem) => `${stem}ه`));
/** Verbs that have a present without «می»: «داریم», «هستیم», «باشند», «خواهم». */
const WITHOUT_MI = 'دار باش خواه';
const SIMPLE = new Set([
  ...[...PAST, 'هست', 'نیست'].flatMap((stem) => PAST_ENDINGS.map((ending) => stem + ending)),
  ...WITHOUT_MI.split(' ').flatMap((stem) => PRESENT_ENDINGS.map((ending) => stem + ending)),
  'است',
]);
/** Past stems that are nouns too: «کارت خرید», «دست‌ساخت». */
const NOUNS = new Set(
  'خرید ساخت کشت شکست برد سوخت پرداخت نشست دوخت پخت یافت برداشت گذشت بازگشت ریخت خواست دید باخت فروخت پسند کاشت گشت بافت زیست'.split(
    ' ',
  ),
);

/** Whether a verb may be a noun as well. */
export function isNounToo(verb: string): boolean {
  return NOUNS.has(verb);
}

/** Everything that may stand behind «می» or «نمی». */
function formsWithMi(): ReadonlySet<string> {
  const forms = new Set(IMPERSONAL);
  for (const stem of PAST) for (const ending of PAST_ENDINGS) forms.add(stem + ending);
  for (const stem of PRESENT) for (const ending of PRESENT_ENDINGS) forms.add(stem + ending);
  for (const stem of COLLOQUIAL_PRESENT.split('، '))
    for (const ending of COLLOQUIAL_ENDINGS) forms.add(stem + ending);
  return forms;
}

/**
 * A word that stands behind «می» or «نمی», joined to it or not, as it is written with a half-space before it: «کنند», «بینمش»,
 * «گن»; «آد» and «اومد» for «اد» and «ومد», which lose a letter where they are joined. Undefined if it is no verb.
 */
export function afterMi(word: string): string | undefined {
  if (takesMi(word)) return word;
  // «می ای ساقی», «می ان»: words of two letters may be something else.
  const whole = word.replace(/^ا(?=د$|..)/, 'آ').replace(/^وم(?=د)/, 'اوم');
  return whole !== word && takesMi(whole) ? whole : undefined;
}

function takesMi(word: string): boolean {
  const plain = bare(word);
  if (FORMS.has(plain)) return true;
  const pronoun = PRONOUNS.find((one) => plain.endsWith(one) && plain.length - one.length > 2);
  if (pronoun === undefined) return false;
  const verb = plain.slice(0, -pronoun.length);
  // Only a form that ends in a person may carry a pronoun.
  return FORMS.has(verb) && /[مدین]$/.test(verb);
}

/** Whether a word is an infinitive: «خوردن», with which «می» is the noun. */
export function isInfinitive(word: string): boolean {
  const plain = bare(word);
  return plain.endsWith('ن') && PAST.has(plain.slice(0, -1));
}

/** Whether a word is a past participle: «کرده», «نداشته», «برگزیده», «درنیامده». */
export function isParticiple(word: string): boolean {
  const plain = bare(word).replaceAll(ZWNJ, '');
  for (const prefix of [
    '',
    'ن',
    'بر',
    'در',
    'باز',
    'فرا',
    'فرو',
    'وا',
    'ور',
    'برن',
    'درن',
    'بازن',
    'نمی',
    'می',
    'ب',
  ])
    if (plain.startsWith(prefix)) {
      const rest = plain.slice(prefix.length);
      if (PARTICIPLES.has(rest) || PARTICIPLES.has(rest.replace(/^یا/, 'آ'))) return true;
    }
  return false;
}

/** Whether a word is a finite verb: «رفتند», «نمی‌گوید», «است», «بروید». */
export function isVerb(word: string): boolean {
  const plain = bare(word);
  if (SIMPLE.has(plain)) return true;
  const [, prefix, rest] = /^(?:(ن?می\u200c?)|[نب])(.+)$/.exec(plain) ?? [];
  if (rest === undefined) return false;
  return FORMS.has(rest) && (prefix !== undefined || rest.length > 1);
}
