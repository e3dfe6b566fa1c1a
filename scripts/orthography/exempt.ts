import { splitRuns } from '../language/direction.ts';
import { EXEMPT, LETTER, SIGN } from './letters.ts';

const FOREIGN = /[A-Za-z\u00c0-\u024f\u0370-\u052f\u0590-\u05ff]/;

/** What is exempt by how it is written: addresses, keys of citations, DOI and ISBN, Qur'anic brackets. */
const CODES: readonly RegExp[] = [
  /(?:https?:\/\/|www\.)[^\s<>«»،؛]+/g,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /\[?-?@[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&\-+?<>~/]*(?:[^\]\n]*\])?/gu,
  /\b10\.\d{4,9}\/[^\s«»،؛]+/g,
  /(?<![\d-])97[89][-\d]{9,}/g,
  /﴿[^﴾]*﴾/g,
];
const MAYBE_CODE = /[@﴿]|\d{3}|:\/\/|www\./;

/** A quotation in brackets or quotation marks. */
const QUOTED = /«[^«»]*»|"[^"]*"|“[^”]*”|\([^()]*\)/g;
const VOWELS = /[\u064b-\u0652\u0670]/g;
/** Letters and beginnings of words that only Arabic has. */
const ARTICLE = /[إٱة]|(?:^|[\s«("“])[وفب]?ال/;
const LETTERS = new RegExp(`[${LETTER}]`, 'g');
const VOWELLED = new RegExp(
  `[${LETTER}]*[\\u064e-\\u0652][${LETTER}${SIGN}]*(?:[ \\n]+[${LETTER}${SIGN}]+)*`,
  'g',
);

/** A text without what its letters show to be no Persian: each exempt character becomes U+FFFC. */
export function withoutForeign(text: string): string {
  let masked = text;
  if (MAYBE_CODE.test(masked)) for (const code of CODES) masked = masked.replace(code, hide);
  if (FOREIGN.test(masked))
    masked = splitRuns(masked, 'rtl')
      .map((run) => (run.foreign ? hide(run.text) : run.text))
      .join('');
  if (masked.search(VOWELS) >= 0)
    for (const stretch of [QUOTED, VOWELLED])
      masked = masked.replace(stretch, (all) => (isArabic(all) ? hide(all) : all));
  return masked;
}

function hide(text: string): string {
  return EXEMPT.repeat(text.length);
}

/** Text with its vowels is Arabic: a verse of the Qur'an, a hadith. A Persian word has one where it could be misread. */
function isArabic(text: string): boolean {
  const letters = text.match(LETTERS)?.length ?? 0;
  const vowels = text.match(VOWELS)?.length ?? 0;
  if (vowels < 2 || /[پچژگ]/.test(text)) return false;
  return (vowels >= 3 && vowels * 4 >= letters) || (vowels * 6 >= letters && ARTICLE.test(text));
}
