import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOrcid } from '../../scripts/language/orcid.ts';

/** The check character as ISO 7064 defines it: the one with which the number is 1 modulo 11, each digit weighing twice the next. */
function checked(digits: readonly number[]): string {
  const check = Array.from({ length: 11 }, (_, value) => value).find(
    (value) => [...digits, value].reduce((sum, digit) => (sum * 2 + digit) % 11, 0) === 1,
  )!;
  return `${digits.join('')}${check === 10 ? 'X' : check}`.replace(/(?=(.{4})+$)\B/g, '-');
}

const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 15, maxLength: 15 });

describe('an ORCID iD', () => {
  // The examples of ORCID’s own documentation.
  it.each(['0000-0002-1825-0097', '0000-0001-5109-3700', '0000-0002-1694-233X'])('is right: %s', (id) => {
    expect(isOrcid(id)).toBe(true);
  });

  it('has the check character of ISO 7064, MOD 11-2', () => {
    fc.assert(fc.property(digits, (own) => isOrcid(checked(own))));
  });

  it('is wrong where one digit is another', () => {
    const other = fc.tuple(digits, fc.integer({ min: 0, max: 14 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(other, ([own, at, by]) => {
        const check = checked(own).at(-1);
        const changed = own.map((digit, index) => (index === at ? (digit + by) % 10 : digit)).join('');
        return !isOrcid(changed + check);
      }),
    );
  });

  it.each(['', '0000-0002-1825-009', '0000-0002-1825-00970', 'X000-0002-1825-0097'])('is none: %s', (id) => {
    expect(isOrcid(id)).toBe(false);
  });
});
