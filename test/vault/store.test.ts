import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOT_OF_A_STORE } from '../../scripts/vault/validate/codes.ts';
import { verifyStore } from '../../scripts/vault/validate/store.ts';
import { FAULTS } from './faults.ts';
import { Specimen } from './specimen.ts';

let specimen: Specimen;
beforeEach(async () => {
  specimen = await Specimen.make();
});
afterEach(() => specimen.end());

it('makes a store in which nothing is wrong', async () => {
  const verdict = await verifyStore(specimen.root);
  expect(verdict).toMatchObject({ problems: [], objects: 1, versions: 2, files: 4 });
});

/** Numbers that the validation table of OCFL 1.1 does not use. */
const UNUSED = [65, 68, 86, 91, 109];
const TABLE = [
  ...Array.from({ length: 112 }, (_, index) => index + 1)
    .filter((number) => !UNUSED.includes(number))
    .map((number) => `E${String(number).padStart(3, '0')}`),
  ...Array.from({ length: 16 }, (_, index) => index + 1)
    .filter((number) => number !== 6)
    .map((number) => `W${String(number).padStart(3, '0')}`),
];

describe('the validation table', () => {
  it('has a store for each code, or a reason why there is none', () => {
    expect([...Object.keys(FAULTS), ...Object.keys(NOT_OF_A_STORE)].sort()).toEqual(TABLE);
  });

  // A store of version 1.0 around an object of 1.1 can't be had without zeros before a number, and so on.
  const ALSO: Readonly<Record<string, readonly string[]>> = { E011: ['W001'], E012: ['W001'] };

  it.each(Object.keys(FAULTS))('%s is found, and nothing else', async (code) => {
    FAULTS[code]!(specimen);
    const { problems } = await verifyStore(specimen.root);
    const codes = [...new Set(problems.map((problem) => problem.code))];
    expect(
      codes.filter((one) => !ALSO[code]?.includes(one)),
      JSON.stringify(problems, undefined, 1),
    ).toEqual([code]);
  });
});
