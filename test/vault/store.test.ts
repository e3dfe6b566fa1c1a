import { symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreFiles } from '../../scripts/vault/restore.ts';
import { findEdition, holdingsOf } from '../../scripts/vault/titles.ts';
import { verifyStore } from '../../scripts/vault/validate/store.ts';
import { NOT_OF_A_STORE } from './codes-not-of-a-store.ts';
import { FAULTS, SIBLINGS } from './faults.ts';
import { ID, Specimen } from './specimen.ts';

let specimen: Specimen;
beforeEach(async () => {
  specimen = await Specimen.make();
});
afterEach(() => specimen.end());

it('makes a store in which nothing is wrong', async () => {
  const verdict = await verifyStore(specimen.root);
  expect(verdict).toMatchObject({ problems: [], objects: 1, versions: 2, files: 4 });
});

describe('a store that is read', () => {
  it('shows its other titles where one is damaged', async () => {
    await specimen.add({ 'متن.txt': 'یک' }, 'چاپ اول', 'urn:isbn:9786001191268');
    specimen.write(specimen.in('inventory.json'), '{}');
    const { titles, damaged } = await holdingsOf(specimen.root);
    expect(titles.map(({ id }) => id)).toEqual(['urn:isbn:9786001191268']);
    expect(damaged.map(({ folder }) => folder)).toEqual([specimen.in()]);
    await expect(findEdition(specimen.root, ID)).rejects.toThrow(/no title/);
  });

  it('follows no link out of an object', async () => {
    specimen.write(specimen.at('../secret'), 'یک');
    specimen.remove(specimen.in('v1/content/متن.txt'));
    symlinkSync(specimen.at('../secret'), specimen.in('v1/content/متن.txt'));
    const { titles } = await holdingsOf(specimen.root);
    await expect(restoreFiles(titles[0]!.object, 'v1', specimen.at('../out'))).rejects.toThrow(/no file/);
  });

  it('is judged again where an edition comes while it is looked through', async () => {
    const adding = specimen.add({ 'متن.txt': 'سه' }, 'چاپ سوم');
    const verdicts = [];
    for (let turn = 0; turn < 40; turn += 1) verdicts.push((await verifyStore(specimen.root)).problems);
    await adding;
    const told = verdicts.flat().filter(({ path }) => path !== 'extensions/warraq-staging');
    expect(told).toEqual([]);
  });
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

  it('tells of each thing once, and of all', async () => {
    specimen.editAll(({ versions: { v1 } }) => {
      delete v1.message;
      delete v1.user;
    });
    const details = (await verifyStore(specimen.root)).problems.map(
      ({ path, detail }) => `${path} ${detail}`,
    );
    expect(details).toHaveLength(4);
    expect(new Set(details).size).toBe(4);
  });

  it.each(SIBLINGS)('%s: %j', async (_title, codes, fault) => {
    fault(specimen);
    const { problems } = await verifyStore(specimen.root);
    const found = [...new Set(problems.map(({ code }) => code))].sort();
    expect(found, JSON.stringify(problems, undefined, 1)).toEqual([...codes].sort());
  });
});
