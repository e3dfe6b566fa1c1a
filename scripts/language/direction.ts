import type { Direction } from '../book/language.ts';
import { LANGUAGES } from './languages.ts';
import { type Value, valuesIn } from './values.ts';

/** Tags of languages that run from right to left: those of books, and others that a passage may be in. */
const RIGHT_TO_LEFT = new Set([
  ...LANGUAGES.filter(({ direction }) => direction === 'rtl').map(({ tag }) => tag),
  ...['ps', 'sd', 'ug', 'yi', 'dv'],
]);

/** The direction that the language of a tag (BCP 47) is written in; a book's own says so itself. */
export function directionOf(tag: string): Direction {
  return RIGHT_TO_LEFT.has(/^\w+/.exec(tag)?.[0] ?? '') ? 'rtl' : 'ltr';
}

/** A stretch of text in one direction; `foreign` when it runs against the text around it. */
export interface DirectionalRun {
  readonly text: string;
  readonly foreign: boolean;
  /** BCP 47: what can be known from the letters alone; only for foreign runs. */
  readonly language: string;
}

/** Letters that run from left to right, and the half rings and raised letters of transliterations, which are of no script (UAX #9, class L). */
const LTR_LETTER = `${[
  'Latin Cyrillic Greek Armenian Georgian Ethiopic Devanagari Bengali Gurmukhi Gujarati Tamil Telugu Kannada Malayalam',
  'Thai Lao Tibetan Khmer Myanmar Sinhala Hangul Han Hiragana Katakana Bopomofo',
]
  .join(' ')
  .split(' ')
  .map((script) => `\\p{Script=${script}}`)
  .join('')}\\u02b0-\\u02b8\\u02bb-\\u02c1\\u02d0\\u02d1\\u02e0-\\u02e4`;
const RTL_LETTER = String.raw`\p{Script=Arabic}\p{Script=Hebrew}`;

/** Signs that join two words: all that stand between these, or none. */
const JOINING = String.raw`[ \u00a0\-‐‑–—.,;:'’"“”&/@+_#?!=%~()\[\]\u200c]`;

/** Letters of the other direction with digits glued to them, and whatever joins two such words. */
const foreignPattern = (letter: string, digit: string, leading: string, trailing: string) =>
  new RegExp(
    String.raw`(?<![${letter}${digit}])(?:${leading})?[${digit}]*[${letter}](?:[${letter}\p{M}${digit}]|<[${letter}${digit},*&: ]+>|(?<!${JOINING})${JOINING}+(?=[${letter}${digit}])|[%+)\]]|${trailing})*`,
    'gu',
  );

/**
 * Signs that begin a Latin word and belong to it: `.env`, `*.md`, `~/books`, `/etc`, `--help`, `-v`, `@sara`, `#book`, `$HOME`, `%d`,
 * `%TEMP%`. They follow white space or a bracket that opens.
 */
const LEADING = String.raw`(?<=^|[\s«(\[])(?:\.{1,2}/|~/|\*?\.|/|--?|@|#|\$(?=[A-Z_]{2,}(?![\w$]))|%(?=[a-z](?!\w)|[A-Z_]{2,}%))(?=[A-Za-z_])`;
/** The sign that ends the name of a language or a note: `C#`, `F#`. */
const TRAILING = '#(?<=(?<![A-Za-z0-9])[A-Z]#)';
const LTR_RUN = foreignPattern(LTR_LETTER, '0-9', LEADING, TRAILING);
const RTL_RUN = foreignPattern(RTL_LETTER, '۰-۹٠-٩', '(?!)', '(?!)');
const ANY_LTR = new RegExp(`[${LTR_LETTER}]`, 'u');
const ANY_RTL = new RegExp(`[${RTL_LETTER}]`, 'u');
/** An address as a whole: it runs from left to right, whatever letters it has (RFC 3987, 4). */
const URL_LIKE = /^(?:https?:\/\/|www\.|mailto:|doi:|[\w.+-]+@)\S+$/;

/**
 * Divide text into runs by the direction of the text around it. Brackets and marks at the edge of a foreign run stay
 * outside it, as they belong to the sentence around (alreq, «Bidirectional text»); a bracket that opens inside closes
 * inside. From right to left, a value is a run too (`valuesIn`).
 *
 * `splitRuns('سازمان OSCE (2010) را', 'rtl')` has the foreign run `OSCE (2010)`.
 */
export function splitRuns(text: string, around: Direction): readonly DirectionalRun[] {
  const runs = runsOfLetters(text, around);
  const values = around === 'rtl' ? valuesIn(text) : [];
  return values.length === 0 ? runs : cut(text, [...foreignOf(runs), ...values.map(ofValue)]);
}

/** A stretch of a text, and its language. */
interface Stretch extends Value {
  readonly language: string;
}

const ofValue = (value: Value): Stretch => ({ ...value, language: 'zxx' });

/** Where the foreign runs of a text stand. */
function foreignOf(runs: readonly DirectionalRun[]): readonly Stretch[] {
  let end = 0;
  return runs.flatMap(({ text, foreign, language }) => {
    const start = end;
    end += text.length;
    return foreign ? [{ start, end, language }] : [];
  });
}

/** A text with some stretches as foreign runs; those that overlap are one, `1...n`. */
function cut(text: string, stretches: readonly Stretch[]): readonly DirectionalRun[] {
  const whole: Stretch[] = [];
  for (const stretch of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (!last || last.end <= stretch.start) whole.push(stretch);
    else {
      const language = last.language === 'zxx' ? stretch.language : last.language;
      whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, stretch.end), language };
    }
  }
  const plain = (start: number, end?: number): DirectionalRun => ({
    text: text.slice(start, end),
    foreign: false,
    language: '',
  });
  const runs = whole.flatMap(({ start, end, language }, at) => [
    plain(whole[at - 1]?.end ?? 0, start),
    { text: text.slice(start, end), foreign: true, language },
  ]);
  return [...runs, plain(whole.at(-1)?.end ?? 0)].filter((run) => run.text !== '');
}

function runsOfLetters(text: string, around: Direction): readonly DirectionalRun[] {
  if (around === 'rtl' && URL_LIKE.test(text)) return [{ text, foreign: true, language: 'zxx' }];
  // Most texts have no letter of the other direction, and the pattern of a run takes long to find that out.
  if (!(around === 'rtl' ? ANY_LTR : ANY_RTL).test(text))
    return text === '' ? [] : [{ text, foreign: false, language: '' }];
  const runs: DirectionalRun[] = [];
  let end = 0;
  for (const match of text.matchAll(around === 'rtl' ? LTR_RUN : RTL_RUN)) {
    const inner = balanced(match[0]);
    if (match.index > end) runs.push({ text: text.slice(end, match.index), foreign: false, language: '' });
    runs.push({ text: inner, foreign: true, language: languageOf(inner) });
    end = match.index + inner.length;
  }
  if (end < text.length) runs.push({ text: text.slice(end), foreign: false, language: '' });
  return runs;
}

/** The longest beginning of a run in which no bracket is left open or closed too often. */
function balanced(run: string): string {
  let open = 0;
  let whole = run.length;
  for (const [index, character] of [...run].entries()) {
    if ('(['.includes(character)) {
      if (open === 0) whole = index;
      open += 1;
    }
    if (')]'.includes(character)) {
      if (open === 0) return run.slice(0, index).trimEnd();
      open -= 1;
      if (open === 0) whole = run.length;
    }
  }
  return open === 0 ? run : run.slice(0, whole).replace(/(?<![^\p{L}\p{M}\p{N}])[^\p{L}\p{M}\p{N}]+$/u, '');
}

/** What letters tell of their language (BCP 47): hardly more than their script, which many languages share. */
const BY_LETTER: readonly (readonly [letter: RegExp, language: string])[] = [
  [/\p{Script=Latin}/u, 'und-Latn'],
  [/\p{Script=Cyrillic}/u, 'und-Cyrl'],
  [/\p{Script=Arabic}/u, 'und-Arab'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hebrew}/u, 'he'],
];

/** The language of foreign text, as far as its letters tell: BCP 47; `und` where they are of several scripts. */
export function languageOf(text: string): string {
  const [only, ...others] = BY_LETTER.filter(([letter]) => letter.test(text));
  return only && others.length === 0 ? only[1] : 'und';
}

/** Whether text has letters, and all of them run left to right: a note that gives a foreign name. */
export function isLeftToRight(text: string): boolean {
  return !ANY_RTL.test(text) && ANY_LTR.test(text);
}
