import { formatNumber, parseNumber } from './digits.ts';

const FA_UNITS = [
  '',
  'یکم',
  'دوم',
  'سوم',
  'چهارم',
  'پنجم',
  'ششم',
  'هفتم',
  'هشتم',
  'نهم',
  'دهم',
  'یازدهم',
  'دوازدهم',
  'سیزدهم',
  'چهاردهم',
  'پانزدهم',
  'شانزدهم',
  'هفدهم',
  'هجدهم',
  'نوزدهم',
];
const FA_TENS = ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود'];
const FA_TENS_ORDINAL = ['', '', 'بیستم', 'سی‌ام', 'چهلم', 'پنجاهم', 'شصتم', 'هفتادم', 'هشتادم', 'نودم'];

/**
 * The ordinal word of a chapter: اول، دوم، … بیست و یکم … نود و نهم in Persian; the number itself beyond that and in
 * languages whose ordinals agree in gender with their noun.
 */
export function ordinal(value: number, language: string): string {
  if (language !== 'fa' || value > 99) return formatNumber(value, language);
  if (value === 1) return 'اول';
  if (value < 20) return FA_UNITS[value]!;
  const tens = Math.floor(value / 10);
  const units = value % 10;
  return units === 0 ? FA_TENS_ORDINAL[tens]! : `${FA_TENS[tens]!} و ${FA_UNITS[units]!}`;
}

const WORDS_FA: ReadonlyMap<string, number> = new Map([
  ['یکم', 1],
  ...Array.from({ length: 99 }, (_, index) => [ordinal(index + 1, 'fa'), index + 1] as const),
]);

/** What a chapter's title counts: the kind of division, and its number. */
interface Counted {
  readonly kind: string;
  readonly number: number;
}

/** Divisions of a book that titles count. */
const COUNTED = /^(فصل|بخش|باب|گفتار|درس|مقاله|پیوست|جلسه)[یهٔ\s\u200c]+([^:：،؛.()«»–—-]+)/;

/** The number that a Persian title begins with: «فصل دوم: آب» is chapter 2, «درس ۱۲» is lesson 12. */
export function countOf(title: string): Counted | undefined {
  const [, kind, rest] = COUNTED.exec(title) ?? [];
  if (!kind || !rest) return undefined;
  const digits = /^[0-9۰-۹]{1,3}(?!\S)/.exec(rest)?.[0];
  if (digits) return { kind, number: parseNumber(digits) };
  const words = rest.trim().split(/\s+/);
  // «بیست و یکم» before «بیست».
  for (const length of [3, 1]) {
    const number = WORDS_FA.get(words.slice(0, length).join(' '));
    if (number !== undefined) return { kind, number };
  }
  return undefined;
}
