import { splitRuns } from '../language/direction.ts';
import { valuesIn } from '../language/values.ts';
import { EXEMPT, LETTER } from './letters.ts';
import { hideOtherLanguages } from './other-languages.ts';
import { hideSigns } from './signs.ts';

const FOREIGN = /[A-Za-z\u00c0-\u024f\u0370-\u052f\u0590-\u05ff]/;

/** What is exempt by how it is written: addresses, keys of citations, DOI, Qur'anic brackets; values beside it. */
const CODES: readonly RegExp[] = [
  /(?:https?:\/\/|www\.)[^\s<>«»،؛]+/g,
  // The target of a link that is none, for a space between its brackets: «[نصب] (#نصب و اجرا)».
  /(?<=\] ?)\((?:#|\.{0,2}\/|https?:)[^()\n]{1,300}\)/g,
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g,
  /\[?-?@[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&\-+?<>~/]*(?:[^\]\n]{0,300}\])?/gu,
  // A law of the United States: «17 U.S.C. § 107».
  /(?<![\d.])\d{1,3} [A-Z](?:\.[A-Z]){1,4}\.(?: §{1,2} ?\d+)?/g,
  // Addresses of machines and networks.
  /(?<![\w:])[\dA-Fa-f]{2}(?:[:-][\dA-Fa-f]{2}){5}(?![\w:])/g,
  /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g,
  // Lists for machines: «صدا;متن;قلم;», and a line of no more than one, «خاموش;راه‌اندازی دوباره;».
  /(?<=^|\n)(?:[^;\n]{1,60};(?=\S))+[^;\n]{1,60};(?=\n|$)/g,
  /(?<!\S)(?:[^\s;]{1,40}(?: [^\s;]{1,40}){0,3};(?=\S)){3,}(?: ?[^\s;]{1,40};)*[^\s;]*/g,
  /\b10\.\d{4,9}\/[^\s«»،؛]+/g,
  /﴿[^﴿﴾]*﴾/g,
  // A list of a programming language: ["فروردین", "اردیبهشت"].
  /\[\s*(?:"[^"\]]*"|'[^'\]]*')(?:\s*[,،]\s*(?:"[^"\]]*"|'[^'\]]*'))+\s*\]/g,
  // A call, and a value behind its key: `print("سلام")`, `p2n.convert("ده"، lang='fa')`, `title:"آغاجاری"`.
  /(?<![\w.])(?:[a-z_][\w.]{0,40}|[A-Z]\w{0,20}[._]\w[\w.]{0,40})\((?=["'[])[^()\n]{1,200}\)/g,
  /(?<![\w$])[A-Za-z_$][\w$-]{0,40}[:=]"[^"\n]{0,200}"/g,
  // What a program writes, as a line of its own: «خروجی: 1385», «خروجی: [10, 20]».
  /(?<=(?:^|\n)(?:# ?)?خروجی ?: ?)[\d[\]"'.,،{} -]{1,200}(?=\n|$)/g,
  // One of pairs: [(نویسه, شمار), (نویسه, شمار), ...].
  /\[\([^()[\],\n]*,[^()[\]\n]*\)[^[\]\n]*\]/g,
  // A list of numbers of which one is to be found: [3, 9, ?, 81].
  /\[(?:[\d.-]{1,20}, ?)*\?(?:, ?[\d.?-]{1,20})*\]/g,
];
/** What a formula of plain text is about: a number, a name, a power of it in brackets. */
const OPERAND = '[-(]{0,3}(?:[0-9]+(?:[.,][0-9]+)*[A-Za-z]*|[A-Za-z][A-Za-z0-9_]*)[)!]{0,3}';
/** «4 * 3 * (3^2) = 108», «2+X>5», «(5!)/(2! * 3!)». */
const CALCULATION = new RegExp(
  `(?<![\\w.])${OPERAND}(?:(?: ?[-+*/^=<>≤≥×÷]{1,2} ?|(?=\\())${OPERAND})+`,
  'g',
);
/** Numbers with Latin commas between them: «-13, -1, 1». */
const NUMBERS = /(?<![\w.])-?\d[\d.]{0,20}(?:, ?-?\d[\d.]{0,20})+/g;
/** What is mathematics, with the signs that show it: a date, a ratio, a range, the size of a page and «1,250,000» have none. */
const MATHEMATICS: readonly (readonly [RegExp, RegExp])[] = [
  [CALCULATION, /[+*^=<>≤≥]/],
  [NUMBERS, /(?:^|[ ,])-/],
];
/** What stands in brackets; Latin wholly, «(200 OK)», or a record of a programming language, {"نام": 1}, it is exempt. */
const BRACKETED = /(?<=[([])[^()[\]]+(?=[)\]])|\{[^{}]+\}/g;
const MAYBE_CODE = /[@﴿([{+*^=<>≤≥]|;\S|\d [A-Z]|\d{3}|\d,|\d[:.]\d|:\/\/|www\.|\w:"|خروجی ?:/;

/** Letters of the scripts that run left to right, and those of the Arabic script. */
const LATIN = /[A-Za-z\u00c0-\u024f\u0370-\u052f]/g;
const ARABIC = new RegExp(`[${LETTER}]`, 'g');
const BEGINS_LATIN = new RegExp(`^[^${LETTER}]*?[A-Za-z\\u00c0-\\u024f\\u0370-\\u052f]`);

/** A text without what its letters show to be no Persian prose: each exempt character becomes U+FFFC. */
export function withoutForeign(text: string): string {
  let masked = withoutValues(text);
  if (MAYBE_CODE.test(masked)) {
    for (const code of CODES) masked = masked.replace(code, hide);
    for (const [stretch, sign] of MATHEMATICS)
      masked = masked.replace(stretch, (all) => (sign.test(all) ? hide(all) : all));
    masked = masked.replace(BRACKETED, (all) => (isCode(all) ? hide(all) : all));
  }
  if (FOREIGN.test(masked)) {
    if (isForeign(masked)) return hide(text);
    masked = splitRuns(masked, 'rtl')
      .map((run) => (run.foreign ? hide(run.text) : run.text))
      .join('');
  }
  return hideSigns(hideOtherLanguages(masked, hide), hide);
}

/** Whether what stands in brackets is no Persian: no letter of it, or a key in quotation marks. */
function isCode(text: string): boolean {
  if (text.startsWith('{')) return /^\{\s*["'][^"']*["']\s*:/.test(text);
  return FOREIGN.test(text) && text.search(ARABIC) < 0;
}

/** Whether a passage is a sentence of another language that quotes some Persian. */
function isForeign(text: string): boolean {
  if (!BEGINS_LATIN.test(text)) return false;
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  return count(LATIN) >= 2 * count(ARABIC);
}

/** A text without its values. */
function withoutValues(text: string): string {
  let end = 0;
  const parts = valuesIn(text).map((value) => {
    const before = text.slice(end, value.start);
    end = value.end;
    return before + hide(text.slice(value.start, end));
  });
  return parts.join('') + text.slice(end);
}

function hide(text: string): string {
  return EXEMPT.repeat(text.length);
}
