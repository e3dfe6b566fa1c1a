/** A text with Latin digits in the place of Persian and Arabic ones: «۱۲» → 12. */
export function latinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
