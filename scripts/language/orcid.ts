/** Whether the check digit of an ORCID iD is right (ISO 7064, MOD 11-2): `0000-0002-1825-0097`. */
export function isOrcid(value: string): boolean {
  const digits = value.replaceAll('-', '');
  if (!/^\d{15}[\dX]$/.test(digits)) return false;
  const total = [...digits.slice(0, 15)].reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return digits.at(-1) === (check === 10 ? 'X' : String(check));
}
