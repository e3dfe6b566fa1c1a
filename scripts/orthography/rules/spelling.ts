import { BEFORE, BEHIND, LETTER, WORD, ZWNJ } from '../letters.ts';
import type { Match, Rule } from '../rule.ts';

const WORDS = new RegExp(`${BEFORE}[${WORD}]{2,}${BEHIND}`, 'g');
const LETTERS = new RegExp(`[${LETTER}]`, 'g');

/** What is bound to words by a half-space, and is no word by itself. */
const ENDINGS =
  /^(?:ها|های|هایی|هاست|هایم|هایت|هایش|هایمان|هایتان|هایشان|ام|ای|ایم|اید|اند|تر|ترین|تری|ترها|اش|ات|ی)$/;

interface Unknown {
  readonly word: string;
}

/** Words that the dictionary does not know. */
export const spelling: Rule<Unknown> = {
  id: 'spelling',
  kind: 'suggest',
  off: true,
  summary: {
    en: 'Every word is one that the dictionary knows',
    fa: 'هر واژه در واژه‌نامه هست',
  },
  say: {
    en: ({ word }) => `unknown word «${word}»`,
    fa: ({ word }) => `واژهٔ «${word}» در واژه‌نامه نیست`,
  },
  why: 'It finds slips of the keyboard; it also stops at names and at rare words, so it is off unless the book asks for it.',
  source: 'The Persian Hunspell dictionary (`dictionary-fa`)',
  examples: [
    ['کنفراس'],
    ['با و جوود'],
    ['دانشگاهه‌ای'],
    ['تشگیل شد'],
    ['کتالب'],
    ['مدرشه'],
    ['آزادیی‌ها'],
    ['ایرلن'],
  ],
  keep: ['کنفرانس', 'کتاب', 'دانشگاه', 'مدرسه', 'ایران', 'تشکیل شد', 'OSCE', '۱۲', 'مسلمان‌اند'],
  find({ text }, { dictionary }) {
    if (!dictionary) return [];
    const found: Match<Unknown>[] = [];
    for (const { 0: word, index } of text.matchAll(WORDS)) {
      if ((word.match(LETTERS)?.length ?? 0) < 2 || known(word, dictionary)) continue;
      const expected = dictionary.suggest(word);
      found.push({
        start: index,
        end: index + word.length,
        edits: [],
        facts: { word },
        ...(expected.length > 0 ? { expected } : {}),
      });
    }
    return found;
  },
};

/** A word is known as it stands, without its vowel signs, or by all of its parts. */
function known(word: string, dictionary: { knows(word: string): boolean }): boolean {
  const bareWord = word.replace(/[\u064b-\u065f\u0670]/g, '');
  return (
    dictionary.knows(word) ||
    dictionary.knows(bareWord) ||
    (bareWord.includes(ZWNJ) &&
      bareWord.split(ZWNJ).every((part) => part.length === 0 || ENDINGS.test(part) || dictionary.knows(part)))
  );
}
