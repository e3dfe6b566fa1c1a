import { BEFORE, LETTER, SIGN, ZWNJ } from '../letters.ts';
import { type Rule, replaced } from '../rule.ts';
import { afterMi } from '../words/verbs.ts';

const WORD_WITH_MI = new RegExp(`${BEFORE}(ن?می)([${LETTER}${SIGN}]{2,})(?![${LETTER}${SIGN}])`, 'g');

const SIGNS = new RegExp(`[${SIGN}]`, 'g');

/** Words that look like a verb with «می» and are none, or may be either. */
const OTHERS = new Set(
  `میدان میدانی میدانش میزان میزانی میزانم میان میانی میانم میای میاه میش میشی میری میرن میراند میراندم نمیرم نمیری نمیره نمیریم نمیرید نمیرند نمیرین نمیرن میخی میزی میزم میلی
میمی میبد میهن میهنی میوه میله میسره میمنه میانه میگون میترا مینو مینا میناب میلاد میثاق میعاد میراث میکده میخانه میزبان میهمان میمون میگو میکرون میشان میرا میران میرانی`.split(
    /\s+/,
  ),
);

/** «می» and «نمی» joined to a verb that is known. */
export const zwnjMiJoined: Rule = {
  id: 'zwnj-mi-joined',
  kind: 'safe',
  summary: {
    en: '«می» and «نمی» are written apart from their verb, with a half-space',
    fa: '«می» و «نمی» به فعل نمی‌چسبند و با نیم‌فاصله نوشته می‌شوند',
  },
  why: '«می‌شود» and «میشود» are two words to a search box; the first is the one that books and schools write.',
  source: 'Academy of Persian Language and Literature, «دستور خط فارسی», «می» and «همی»',
  examples: [
    ['میشود', 'می‌شود'],
    ['نمیدانند', 'نمی‌دانند'],
    ['میخواهم', 'می‌خواهم'],
    ['میکردند', 'می‌کردند'],
    ['نمیتوانست', 'نمی‌توانست'],
    ['میگوید که', 'می‌گوید که'],
    ['میرسیم', 'می‌رسیم'],
    ['میبینمت', 'می‌بینمت'],
    ['میدونم', 'می‌دونم'],
    ['میخوان', 'می‌خوان'],
    ['میاد', 'می‌آد'],
    ['نمیارم', 'نمی‌آرم'],
    ['میاید و میاورند', 'می‌آید و می‌آورند'],
    ['میافتد', 'می‌افتد'],
    ['میومدن', 'می‌اومدن'],
  ],
  keep: [
    'میدان شهر',
    'میدانی است بزرگ',
    'میهن ما',
    'میوهٔ رسیده',
    'در میان ما',
    'میانِ شهر و میانُ',
    'میراث فرهنگی',
    'میزان بارش',
    'میلاد نور',
    'چشم میشی',
    'میمون',
    'میخانه',
    'تا نمیرند',
    'میرزا',
    'می‌شود',
  ],
  find: ({ text }) =>
    replaced(text, WORD_WITH_MI, ([word, mi, joined]) => {
      const verb = OTHERS.has(word.replace(SIGNS, '')) ? undefined : afterMi(joined!);
      return verb && `${mi}${ZWNJ}${verb}`;
    }),
};
