import { BEHIND, binding, GAP, WORD } from '../letters.ts';
import { type Rule, replaced } from '../rule.ts';
import { isVerb } from '../words/verbs.ts';

const SUFFIXES = 'ها|های|هایی|هایم|هایت|هایش|هایمان|هایتان|هایشان|هاست|هاستند|هایند';
const HA = new RegExp(`(?<![${WORD}])([${WORD}]+)${GAP}(${SUFFIXES})${BEHIND}`, 'g');

/** What no plural can be made of. */
const SINGLE = new Set(
  'و یا که از به با در تا را هر چه اگر ولی اما پس ای بله آری نه خب هم های هی هان می نمی'.split(' '),
);

/** Behind these «هاست» is a host: «نام هاست», «پشتیبانی هاست». */
const OF_HOSTS = new Set(
  'نام پشتیبانی پنل سرور خرید فروش شرکت فضای دامنه یک هر تنظیمات خدمات سرویس روی از در به'.split(' '),
);
/** What follows «هاست» where it is «are those». */
const ENDS = /^\s*(?:[.،؛:؟!)»…]|$|(?:که|و|ولی|اما|تا)[\s،])/;

/** The plural suffix with a full space before it. */
export const zwnjHa: Rule = {
  id: 'zwnj-ha',
  kind: 'safe',
  summary: {
    en: 'The plural «ها» is bound to its word, by a half-space where the letters would join',
    fa: 'نشانهٔ جمع «ها» از واژه جدا نمی‌ماند و اگر حرف‌ها به هم بچسبند، نیم‌فاصله می‌گیرد',
  },
  why: 'With a full space the line can break before the suffix, and a search for the word finds «ها» beside it as a word of its own.',
  source: 'Academy of Persian Language and Literature, «دستور خط فارسی», «ها» of the plural',
  examples: [
    ['گروه ها', 'گروه‌ها'],
    ['گروه های مردم', 'گروه‌های مردم'],
    ['کتاب هایی که', 'کتاب‌هایی که'],
    ['آن هاست', 'آن‌هاست'],
    ['کار های ما', 'کارهای ما'],
    ['خانه هایشان', 'خانه‌هایشان'],
    ['مسافر ها آمدند', 'مسافرها آمدند'],
    ['این ها را', 'این‌ها را'],
    ['سال  ها بعد', 'سال‌ها بعد'],
    ['حرف هایم', 'حرف‌هایم'],
  ],
  keep: [
    'گروه‌ها',
    'ها، آمدی؟',
    'گفت: ها!',
    'های و هوی',
    'های های گریست',
    'یادت نرود ها!',
    'ما هم داریم ها!',
    'کارهای ما',
    'علامت جمع «ها» است',
    'به ها می‌کرد',
    'آنها رفتند',
    'از پشتیبانی هاست بخواهید',
    'در نام هاست',
  ],
  find: ({ text }) =>
    replaced(text, HA, ({ 0: all, 1: word, 2: suffix, index }) => {
      if (SINGLE.has(word!)) return undefined;
      if (suffix === 'ها' && isVerb(word!)) return undefined;
      const isHost = OF_HOSTS.has(word!) || !ENDS.test(text.slice(index + all.length));
      if (suffix === 'هاست' && isHost) return undefined;
      if (suffix === 'های' && /^ (?:و )?(?:های|هوی)/.test(text.slice(index + all.length))) return undefined;
      return `${word}${binding(word!)}${suffix}`;
    }),
};
