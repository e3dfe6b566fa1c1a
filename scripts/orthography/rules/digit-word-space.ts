import { parseNumber } from '../../language/digits.ts';
import { DIGIT, LETTER, SIGN, ZWNJ } from '../letters.ts';
import { type Match, type Passage, type Rule, replaced, widened } from '../rule.ts';
import { COUNTED } from '../words/compounds.ts';
import { isCounted, isNumbered } from '../words/numbered.ts';

/** What is written on a number: ۵م, ۱۰ام, ۷۰ها, ۱۸تایی, ۱۰ساله. */
const SUFFIX = `ا?م|[اأ]ُم|م?ین|ها|های|هایی|ی|تایی|تایی‌ها|${COUNTED}`;
const NUMBER_WORD = new RegExp(
  `(?<![${LETTER}${SIGN}${DIGIT}_\\u200c]|[${LETTER}][-‐‑–])[${DIGIT}]+(?!(?:${SUFFIX})(?![${LETTER}]))(?=[${LETTER}]{2})`,
  'g',
);
/** Not within a name that has other numbers or strokes: «۱.۰-آلفا۲». */
const WORD_NUMBER = new RegExp(
  `(?<![${LETTER}${SIGN}${ZWNJ}${DIGIT}_\\-–])([${LETTER}${SIGN}${ZWNJ}]*[${LETTER}]{2}[${SIGN}]*)([${DIGIT}]+)`,
  'g',
);

const WORD_BEHIND = new RegExp(`^[${LETTER}${SIGN}${ZWNJ}]+`);

/** A number that Latin letters touch: «30book» is the name that «۳۰بوک» is. */
const LATIN_NAME = /(?<![\w.])([0-9]+)[A-Za-z]{2}/g;

/** A number and a word behind it that touches it. One of less than four digits may make a name with a word that is not counted. */
function beforeWords({ text, raw }: Passage): readonly Match[] {
  const found = replaced(text, NUMBER_WORD, ([number]) => `${number} `);
  if (found.length === 0) return [];
  const names = new Set([...raw.matchAll(LATIN_NAME)].map(([, number]) => Number(number)));
  return found.flatMap((match) => {
    const word = WORD_BEHIND.exec(text.slice(match.end, match.end + 30))![0];
    const number = text.slice(match.start, match.end);
    if (number.length > 3 || isCounted(word)) return [{ ...match, end: match.end + word.length }];
    if (names.has(parseNumber(number))) return [];
    return [{ ...match, end: match.end + word.length, kind: 'suggest' as const }];
  });
}

/** A word and a number behind it that touches it. A small number behind a word that is not counted may be the mark of a note. */
function behindWords(text: string): readonly Match[] {
  const found: Match[] = [];
  for (const { 0: all, 1: word, 2: number, index } of text.matchAll(WORD_NUMBER)) {
    const bound = word === 'الف' || word === 'ال';
    if (bound || (number!.length < 3 && !isNumbered(word!))) continue;
    const at = index + all.length - number!.length;
    found.push({ ...widened(text, at, at), edits: [{ start: at, end: at, text: ' ' }] });
  }
  return found;
}

/** A number and a word beside it. */
export const digitWordSpace: Rule = {
  id: 'digit-word-space',
  kind: 'safe',
  summary: {
    en: 'A space stands between a number and a word',
    fa: 'میان عدد و واژه فاصله می‌آید',
  },
  why: 'Digits and letters that touch are read as one word by search boxes and screen readers, and are hard to read for everyone.',
  source: 'Academy of Persian Language and Literature, «دستور خط فارسی», on spacing between words',
  examples: [
    ['۲۰۲۰تدوین شد', '۲۰۲۰ تدوین شد'],
    ['سال۱۳۹۹', 'سال ۱۳۹۹'],
    ['۱۲نفر', '۱۲ نفر'],
    ['در ۵کشور', 'در ۵ کشور'],
    ['سکوی ۲۴کلیپ', 'سکوی ۲۴ کلیپ'],
    ['دههٔ۶۰', 'دههٔ ۶۰'],
    ['فصل۳ و ۴', 'فصل ۳ و ۴'],
    ['۱۴۰۲خورشیدی', '۱۴۰۲ خورشیدی'],
    ['جدول۲', 'جدول ۲'],
  ],
  keep: [
    '۲۰۲۰ تدوین شد',
    'قرن ۵م',
    'نفر ۱۰ام',
    'دههٔ ۷۰ها',
    'ویتامین ب۱۲',
    'بند الف۱',
    'H2O',
    'کد پ۳۴ب',
    '۱۲:۳۰',
    '۵۰٪ آنان',
    'پیدایش وب1 و شبکه2',
    'نسخهٔ ۱.۰-آلفا۲۴',
    'مدل لاله‑۸بی',
    'بلیت ۱۸تایی و کودک ۱۰ساله',
    'فروشگاه ۳۰بوک (30book.com)',
  ],
  find: (passage) =>
    [...beforeWords(passage), ...behindWords(passage.text)].sort((a, b) => a.start - b.start),
};
