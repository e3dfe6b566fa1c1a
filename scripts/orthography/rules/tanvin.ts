import { BEFORE, BEHIND, LETTER } from '../letters.ts';
import { type Rule, replaced } from '../rule.ts';
import { tanvinMarks } from '../tanvin-marks.ts';
import { TANVIN } from '../words/tanvin.ts';

const ADVERBS = new Set(TANVIN);
const ENDING = new RegExp(`${BEFORE}([${LETTER}]+)[اأ]${BEHIND}("?)`, 'g');

/** A sukun on the alef that a word ends with is a slip for the tanvin: «لطفاْ». */
const SUKUN = new RegExp(`(?<=[${LETTER}]{2}ا)\u0652${BEHIND}`, 'g');

/** Adverbs without their tanvin. */
export const tanvin: Rule = {
  id: 'tanvin',
  kind: 'safe',
  summary: {
    en: 'Adverbs from Arabic keep their tanvin: قبلاً',
    fa: 'قید عربی تنوین خود را دارد: قبلاً',
  },
  why: 'Without it some of them are read as other words, and one book has the word in two forms.',
  source: 'Academy of Persian Language and Literature, «دستور خط فارسی», «تنوین»',
  examples: [
    ['قبلا', 'قبلاً'],
    ['حتما می‌آیم', 'حتماً می‌آیم'],
    ['لطفا', 'لطفاً'],
    ['واقعا خوب', 'واقعاً خوب'],
    ['اصلا', 'اصلاً'],
    ['معمولا', 'معمولاً'],
    ['مثلا این', 'مثلاً این'],
    ['لطفا\u0652 بیا', 'لطفاً بیا'],
    ['حتمأ', 'حتماً'],
    ['استثنائا', 'استثنائاً'],
    ['مثلا" در خانه', 'مثلاً در خانه'],
    ['نوشت "متن" و واقعا" رفت', 'نوشت "متن" و واقعاً رفت'],
    ['جدا" گفتم', 'جداً گفتم'],
    ['گفت "اصلا" و رفت', 'گفت "اصلاً" و رفت'],
  ],
  keep: [
    'قبلاً',
    'جدا شدند',
    'فردا',
    'معنا',
    'عقلا',
    'علما',
    'تنها',
    'بالا',
    'حالا',
    'اینجا',
    'حکما',
    'ما\u0652',
  ],
  find({ text }) {
    const marks = tanvinMarks(text);
    const adverbs = replaced(text, ENDING, ({ 0: all, 1: stem, 2: mark, index }) => {
      if (marks.has(index + all.length - 1)) return `${stem}ا\u064b`;
      return ADVERBS.has(stem!) ? `${stem}ا\u064b${mark}` : undefined;
    });
    return [...adverbs, ...replaced(text, SUKUN, '\u064b')];
  },
};
