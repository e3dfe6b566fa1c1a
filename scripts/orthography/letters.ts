/** Zero width non-joiner: the half-space of Persian. */
export const ZWNJ = '\u200c';

/**
 * What stands for text that no rule may touch: code, formulas, foreign runs. It is neither letter nor space, so that no
 * rule reaches across it without meaning to.
 */
export const EXEMPT = '\ufffc';

/** The letters of the Arabic script that Persian text and its neighbours use; for a class of a regular expression. */
export const LETTER =
  '\\u0621-\\u063a\\u0641-\\u064a\\u066e-\\u06d3\\u06d5\\u06ee\\u06ef\\u06fa-\\u06fc\\u06ff';

/** Vowel signs, tanvin, tashdid, the hamza above. */
export const SIGN = '\\u064b-\\u065f\\u0670';

/** What a word is made of. */
export const WORD = `${LETTER}${SIGN}${ZWNJ}`;

/** Not within a word: before it, and behind it. */
export const BEFORE = `(?<![${WORD}])`;
export const BEHIND = `(?![${WORD}])`;

/** Persian digits, Arabic digits, Latin digits. */
export const DIGIT = '۰-۹٠-٩0-9';

/** One or more spaces between two words that belong together. */
export const GAP = '[ \\u00a0]+';

/** Letters that never join the letter after them (Unicode: Joining_Type Right_Joining or Non_Joining). */
const UNJOINED =
  /[\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671\u0688\u0691\u0698\u06d5][\u064b-\u065f\u0670]*$/;

/** What binds a suffix to a word: a ZWNJ, or nothing after a letter that joins to nothing anyway. */
export function binding(word: string): string {
  return UNJOINED.test(word) ? '' : ZWNJ;
}

/** A word without vowel signs. */
export function bare(word: string): string {
  return word.replace(/[\u064b-\u0652\u0670]/g, '');
}

const NEXT_WORD = new RegExp(`[ \\u00a0]+([${WORD}]+)`, 'y');

/** The word that follows a place after a space. */
export function wordAfter(text: string, place: number): string | undefined {
  NEXT_WORD.lastIndex = place;
  return NEXT_WORD.exec(text)?.[1];
}
