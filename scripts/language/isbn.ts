import { asciiDigits } from '../book/ascii-digits.ts';

/** Whether the check digit of an ISBN-10 or ISBN-13 is right (ISO 2108), in any digits; hyphens and spaces are passed over. */
export function isIsbn(value: string): boolean {
  const digits = asciiDigits(value).replace(/[\s-]/g, '').toUpperCase();
  if (/^\d{13}$/.test(digits)) return weighted(digits, (index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0;
  if (/^\d{9}[\dX]$/.test(digits)) return weighted(digits, (index) => 10 - index) % 11 === 0;
  return false;
}

function weighted(digits: string, weight: (index: number) => number): number {
  return [...digits].reduce(
    (sum, digit, index) => sum + weight(index) * (digit === 'X' ? 10 : Number(digit)),
    0,
  );
}
