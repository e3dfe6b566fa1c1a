import { BEFORE, BEHIND, WORD } from '../letters.ts';
import { type Rule, replaced } from '../rule.ts';
import { APART } from '../words/prepositions.ts';

const WORDS = new RegExp(`${BEFORE}[بادتهوزجکمآ][${WORD}]{3,}${BEHIND}`, 'g');

/** Prepositions, «که» and «را» that are written in one with their neighbour. */
export const prepositionJoined: Rule = {
  id: 'preposition-joined',
  kind: 'suggest',
  summary: 'A preposition, «که» and «را» are words of their own',
  why: '«به عنوان» is found by a search for «عنوان», «بعنوان» is not. A few such words have grown together; so it is for the author to say.',
  source: 'Academy of Persian Language and Literature, «دستور خط فارسی», «به», «که», «را»',
  examples: [
    ['برعهده', 'بر عهده'],
    ['باهم', 'با هم'],
    ['بعنوان نمونه', 'به عنوان نمونه'],
    ['بخصوص', 'به خصوص'],
    ['بطوریکه', 'به طوری که'],
    ['ازجمله', 'از جمله'],
    ['درحالیکه', 'در حالی که'],
    ['آنرا', 'آن را'],
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
  ],
  find: ({ text }) => replaced(text, WORDS, ([word]) => APART.get(word)),
};
