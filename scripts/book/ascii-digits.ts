/** Digits of three scripts as ASCII ones: dates and numbers of books may be written in any. */
export const asciiDigits = (written: string) =>
  written.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
