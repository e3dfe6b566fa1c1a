import type { Counting, Language } from '../book/language.ts';
import { formatNumber, parseNumber } from './digits.ts';
import { LANGUAGES } from './languages.ts';

/** The ordinal word of a chapter, «دوم»; the number itself where the language has none for it, or none that agrees with all nouns. */
export function ordinal(value: number, language: Language): string {
  return language.ordinals[value - 1] ?? formatNumber(value, language);
}

/** What a chapter's title counts: the kind of division, and its number. */
interface Counted {
  readonly kind: string;
  readonly number: number;
}

/** The number that a title of any language begins with: «فصل دوم: آب» is chapter 2, «درس ۱۲» is lesson 12. */
export function countOf(title: string): Counted | undefined {
  for (const { counting } of LANGUAGES) {
    const count = counting && countBy(counting, title);
    if (count) return count;
  }
  return undefined;
}

function countBy({ title: pattern, numbers }: Counting, title: string): Counted | undefined {
  const [, kind, rest] = pattern.exec(title) ?? [];
  if (!kind || !rest) return undefined;
  const digits = /^[0-9۰-۹]{1,3}(?!\S)/.exec(rest)?.[0];
  if (digits) return { kind, number: parseNumber(digits) };
  const words = rest.trim().split(/\s+/);
  // «بیست و یکم» before «بیست».
  for (const length of [3, 1]) {
    const number = numbers.get(words.slice(0, length).join(' '));
    if (number !== undefined) return { kind, number };
  }
  return undefined;
}
