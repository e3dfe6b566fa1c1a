import { parseNumber } from '../../language/digits.ts';
import { wordsOf } from './lines.ts';

/** A digit of the three scripts. */
export const DIGIT = '[0-9۰-۹٠-٩]';

const BULLET = /^[-•·▪●○■□◦‣►➢✓*\uf0b7\uf0a7\uf076\uf0d8](?:\s+|\t)(?=\S)|^o\t\s*(?=\S)/;
const NUMBER = new RegExp(`^\\(?(${DIGIT}{1,3})(?:\\s?[-–ـ.)]|\\))(?!${DIGIT})\\s*(?=\\S)`);
const ALPHA = /^\(?(?:الف|[آاأبپتثجچحخدذرزژسشصضطظعغفقکكگلمنوهیي]|[a-hA-H])\s?[).\-–ـ](?=\s)/;

/** How an entry of a list begins. */
export interface Marker {
  /** The sign of the bullet; `1.`, `(1)` for numbers, whatever they are. */
  readonly kind: string;
  /** What the marker takes of the line. */
  readonly length: number;
  readonly number?: number;
}

/** The marker that a line begins with: `• `, `- `, `۱- `, `(۲) `, `3. `. A dash of dialogue («–») is none. */
export function markerOf(text: string): Marker | undefined {
  const bullet = BULLET.exec(text)?.[0];
  if (bullet !== undefined) return { kind: bullet.trim(), length: bullet.length };
  const [whole, digits] = NUMBER.exec(text) ?? [];
  return digits === undefined
    ? undefined
    : { kind: whole!.trim().replace(digits, '1'), length: whole!.length, number: parseNumber(digits) };
}

/** Whether a line begins with a letter that counts: «الف) …». Markdown has no such lists: it stays as it is written. */
export function isLettered(text: string): boolean {
  return ALPHA.test(text);
}

/** A line that is drawn with signs: dashes, underscores, stars. */
export function isRule(text: string): boolean {
  return /^(?:[-_=*~─━—–⁎]\s*){3,}$/.test(text);
}

/** What parts the hemistichs of a bayt: a tab, a gap, stars, a slash. Two or more of them make no bayt. */
const HEMISTICHS =
  /(?<!\s)\s+(?:\*{1,3}|[\u066d⁎※❊✽]{1,3}|\/{1,2}|#{1,3}|\.{4,}|…+)\s+|(?:(?<!\s)\s+)?\t\s*|(?<!\s)\s{4,}/g;
/** The parting that is a sign and nothing else. */
const STARS = /\s(?:\*{1,3}|[\u066d⁎※❊✽]{1,3})\s/;

/** The longest bayt, in characters, with what parts its hemistichs. */
const LONGEST_BAYT = 200;

export interface Bayt {
  readonly first: string;
  readonly second: string;
  /** Where the second hemistich begins, in characters of the line. */
  readonly start: number;
  /** Whether stars part them, which prose has nowhere. */
  readonly starred: boolean;
}

/**
 * A line as a bayt: two hemistichs of three to nine words each, alike in length, without digits and without signs of our markup.
 * `بنی‌آدم اعضای یکدیگرند *** که در آفرینش ز یک گوهرند`
 */
export function baytOf(text: string): Bayt | undefined {
  if (text.length > LONGEST_BAYT) return undefined;
  const [parting, ...others] = [...text.matchAll(HEMISTICHS)];
  if (!parting || others.length > 0) return undefined;
  const start = parting.index + parting[0].length;
  const [first, second] = [text.slice(0, parting.index), text.slice(start)];
  if (!isHemistich(first) || !isHemistich(second) || !alike(first, second)) return undefined;
  return { first, second, start, starred: STARS.test(parting[0]) };
}

/** Whether two lines could be hemistichs of one poem. */
export function alike(one: string, other: string): boolean {
  const [short, long] = [one.length, other.length].sort((first, second) => first - second);
  return long! <= 1.7 * short!;
}

const IN_BRACKETS = new RegExp(`\\[${DIGIT}{1,3}\\]`, 'g');

/** What could be a hemistich by its length and its signs; marks of notes are no part of it. */
export function isHemistich(text: string): boolean {
  const bare = text.replace(IN_BRACKETS, '');
  const words = wordsOf(bare).length;
  return words >= 3 && words <= 9 && bare.length <= 55 && !/[0-9۰-۹٠-٩/*|\\\t.[\]{}:：<>]/.test(bare);
}

/** Whether two hemistichs end alike: in two letters of their last words, vowel signs aside. */
export function rhymes(one: string, other: string): boolean {
  const end = (text: string) =>
    text
      .replace(/[^\p{L}]/gu, '')
      .replaceAll('آ', 'ا')
      .slice(-2);
  return end(one) === end(other) && end(one).length === 2 && one !== other;
}
