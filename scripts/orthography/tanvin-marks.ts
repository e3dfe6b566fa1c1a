import { BEFORE, LETTER } from './letters.ts';
import { TANVIN } from './words/tanvin.ts';

/** Adverbs that the mark makes out of other words: «جدا» is «apart», but «جدا"» is «جداً». */
const WITH_MARK = new Set([...TANVIN, 'جد', 'عقل', 'عرف']);
const ADVERB = new RegExp(`${BEFORE}([${LETTER}]+)[اأ]$`);
const LONGEST = 14;
const BEGINS_WORD = new RegExp(`[${LETTER}]`);

/** The places of straight quotation marks that stand for a tanvin, which no old keyboard had: «مثلا" در خانه». */
export function tanvinMarks(text: string): ReadonlySet<number> {
  const marks = new Set<number>();
  let quoting = false;
  for (const { index } of text.matchAll(/"/g)) {
    const [, stem] = ADVERB.exec(text.slice(Math.max(0, index - LONGEST), index)) ?? [];
    const ends = !BEGINS_WORD.test(text.charAt(index + 1));
    if (!quoting && ends && stem !== undefined && WITH_MARK.has(stem)) marks.add(index);
    else quoting = !quoting;
  }
  return marks;
}
