/** The value of a decimal digit of any of our scripts. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  const zero = [0x30, 0x660, 0x6f0].find((from) => code >= from && code < from + 10);
  return zero === undefined ? Number.NaN : code - zero;
}

/** The number that digits of any of our scripts write. */
export function numberOf(text: string): number {
  let value = 0;
  for (const digit of text) value = value * 10 + digitValue(digit);
  return text === '' ? Number.NaN : value;
}
