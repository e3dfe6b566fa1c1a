import type { Book } from '../book/book.ts';
import type { Language, NumberingSystem } from '../book/language.ts';
import { isSectionNumber } from './section-number.ts';
import { isNamedVersion } from './version-number.ts';

/** The ten digits of a numbering system of CLDR, zero first. */
const DIGITS: Readonly<Record<NumberingSystem, string>> = {
  arabext: '۰۱۲۳۴۵۶۷۸۹',
  arab: '٠١٢٣٤٥٦٧٨٩',
  latn: '0123456789',
};

/** A whole number in the digits of a language: `formatNumber(12, fa)` is `۱۲`. */
export function formatNumber(value: number, { numbering }: Pick<Language, 'numbering'>): string {
  return String(value).replace(/[0-9]/g, (digit) => DIGITS[numbering][Number(digit)]!);
}

/** A whole number as a book shows it: in the digits of its language, unless it keeps those that are written. */
export function bookNumber(
  value: number,
  { language, settings }: Pick<Book, 'language' | 'settings'>,
): string {
  return settings.digits === 'native' ? formatNumber(value, language) : String(value);
}

/** The value of a number written in ASCII, Persian or Arabic digits. */
export function parseNumber(digits: string): number {
  return Number.parseInt(digits.replace(/[۰-۹٠-٩]/g, toAsciiDigit), 10);
}

/** `۷` and `٧` become `7`; anything else stays. */
function toAsciiDigit(character: string): string {
  const code = character.codePointAt(0)!;
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  return character;
}

/**
 * ASCII numbers of running text in the digits of a language, with its decimal and thousands separators (U+066B, U+066C)
 * and percent sign (U+066A) where the digits are Arabic ones. Section numbers such as 1.2.3 and «1.2 هدف» keep
 * their full stops, and so do versions, «پایتون 3.7».
 */
export function nativeDigits(text: string, { numbering }: Language): string {
  if (numbering === 'latn' || !/[0-9]/.test(text)) return text;
  return text
    .replace(/(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9,])/g, (number) =>
      number.replaceAll(',', '٬').replace('.', '٫'),
    )
    .replace(/(?<![0-9.])[0-9]+\.[0-9]+(?!\.?[0-9])/g, (number, at: number, all: string) =>
      isSectionNumber(all, at, number) || isNamedVersion(all, at) ? number : number.replace('.', '٫'),
    )
    .replace(/(?<=[0-9])%/g, '٪')
    .replace(/[0-9]/g, (digit) => DIGITS[numbering][Number(digit)]!);
}
