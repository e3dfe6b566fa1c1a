import { afterAll, expect, test } from 'vitest';
import { makeBook } from './generator.ts';
import { faultsOf, judge } from './judge.ts';
import { BrowserSession, makeBytes } from './make.ts';
import type { Settings } from './settings.ts';
import { plainVariety } from './variety.ts';

const browser = new BrowserSession();
afterAll(() => browser.close());

/** Books of the generator that were once wrong, or taken for wrong. */
const once: [number, string, ((drawn: Settings) => Partial<Settings>)?][] = [
  [1235, 'a note in a note begins overleaf', () => plainVariety],
  [2172, 'words above a note take two lines', () => plainVariety],
  [7019, 'the only chapter is named after the book'],
  [7065, 'a line begins with the number of a page and the first words of a note'],
  [7312, 'a book with a bleed has rings for bullets'],
  [10040, 'the title of the first chapter goes on overleaf'],
  [10427, 'nothing leads to a higher place than a bookmark does'],
  [10455, 'a note is the beginning of another'],
  [10905, 'a note in a note begins below what goes on from the page before'],
];
for (const [seed, why, settings] of once) {
  test(`book ${seed} is good: ${why}`, async () => {
    const book = makeBook(seed, settings);
    const { bytes } = await makeBytes(book, browser);
    expect(faultsOf(await judge(bytes, book.truth))).toEqual([]);
  });
}
