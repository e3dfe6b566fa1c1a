import { BEFORE, BEHIND, WORD } from '../letters.ts';
import { type Rule, replaced } from '../rule.ts';
import { APART } from '../words/prepositions.ts';

const WORDS = new RegExp(`${BEFORE}[بادتهوزجکمآ][${WORD}]{3,}${BEHIND}`, 'g');

/** Behind a noun «بخصوص» is an adjective, «نشانه‌ای بخصوص»; at the beginning of a clause it is «به خصوص». */
const CLAUSE_BEGINS = new RegExp(`(?:^|[،؛.:!؟(«\\n]|${BEFORE}و)[ \\u00a0]*$`);

/** «بدست و بیکار»: nothing stands behind «به دست» that it could govern, and «بد است» is meant. */
const BAD = /^(?:[ \u00a0]*(?:$|[.،؛:؟!»)…\n])|[ \u00a0]+(?:و|که|یا|ولی|اما)[ \u00a0])/;

/** A word by itself in quotation marks is spoken of: «بنویسید «بشدت»». */
function isCited(text: string, start: number, end: number): boolean {
  return text[start - 1] === '«' && text[end] === '»';
}

/** Prepositions, «که» and «را» that are written in one with their neighbour. */
export const prepositionJoined: Rule = {
  id: 'preposition-joined',
  kind: 'suggest',
  summary: {
    en: 'A preposition, «که» and «را» are words of their own',
    fa: 'حرف اضافه، «که» و «را» جدا از واژهٔ کناری نوشته می‌شوند',
  },
  why: '«به عنوان» is found by a search for «عنوان», «بعنوان» is not. A few such words have grown together; so it is for the author to say.',
  source: 'Academy of Persian Language and Literature, «دستور خط فارسی», «به», «که», «را»',
  examples: [
    ['برعهده', 'بر عهده'],
    ['باهم', 'با هم'],
    ['بعنوان نمونه', 'به عنوان نمونه'],
    ['همه و بخصوص او', 'همه و به خصوص او'],
    ['بطوریکه', 'به طوری که'],
    ['ازجمله', 'از جمله'],
    ['درحالیکه', 'در حالی که'],
    ['آنرا', 'آن را'],
    ['آن را بدست آورد', 'آن را به دست آورد'],
    ['بوسیلهٔ او', 'به وسیلهٔ او'],
  ],
  keep: [
    'بر عهده',
    'با هم',
    'بدون',
    'بلکه',
    'چنانکه',
    'بخش',
    'بازار',
    'درباره',
    'بهتر',
    'چرا',
    'مرا',
    'بعضی',
    'نشانه‌ای بخصوص دارد',
    'این قانون بدست و اسلامی نیست',
    'قیدهایی چون «بسختی» را پیوسته بنویسید',
  ],
  find: ({ text }) =>
    replaced(text, WORDS, ({ 0: word, index }) => {
      if (isCited(text, index, index + word.length)) return undefined;
      if (word === 'بخصوص' && !CLAUSE_BEGINS.test(text.slice(0, index))) return undefined;
      if (word === 'بدست' && BAD.test(text.slice(index + word.length))) return undefined;
      return APART.get(word);
    }),
};
