import { afterAll, describe, expect, test } from 'vitest';
import { makeBook } from './generator.ts';
import { faultsOf, judge } from './judge.ts';
import { BrowserSession, makeBytes } from './make.ts';
import type { Settings } from './settings.ts';
import { type BookTypeface, bookTypefaces } from './typefaces.ts';

/** Books of the generator in typefaces of their own: `WARRAQ_TYPEFACE_BOOKS` of each, from `WARRAQ_BOOKS_SEED`. */
const count = Number(process.env['WARRAQ_TYPEFACE_BOOKS'] ?? 1);
const from = Number(process.env['WARRAQ_BOOKS_SEED'] ?? 6201);
const browser = new BrowserSession();

afterAll(() => browser.close());

/** Languages of which each of these typefaces has all letters. */
const inTypeface =
  (typeface: BookTypeface) =>
  ({ language }: Settings): Partial<Settings> => ({
    typeface,
    hebrew: false,
    language: /^(ar|ur)$/.test(language) ? language : 'fa',
  });

async function faultsIn(seed: number, typeface: BookTypeface): Promise<string[]> {
  const book = makeBook(seed, inTypeface(typeface));
  const { bytes, messages } = await makeBytes(book, browser);
  const faults = [...messages, ...faultsOf(await judge(bytes, book.truth))];
  return faults.length > 0 ? [book.traits, ...faults] : [];
}

describe.each(bookTypefaces)('$family', (typeface) => {
  test.each(Array.from({ length: count }, (_, index) => from + index))(
    'book %i is without fault',
    async (seed) => {
      expect(await faultsIn(seed, typeface)).toEqual([]);
    },
  );
});

/** Each was once wrong. */
const once: readonly (readonly [number, string, string])[] = [
  [6003, 'Amiri', 'texts of the parts of a line change places'],
  [6019, 'Amiri', 'a kerned space stands within a letter'],
  [6031, 'Amiri', 'a line is too wide where a page cuts it'],
  [6047, 'Amiri', 'texts of a word without a space change places'],
];
test.each(once)('book %i in %s is good: %s', async (seed, family) => {
  const typeface = bookTypefaces.find((one) => one.family === family)!;
  const book = makeBook(seed, ({ language }) => ({
    typeface,
    hebrew: false,
    language: /^(he|en)$/.test(language) ? 'fa' : language,
  }));
  const { bytes } = await makeBytes(book, browser);
  expect(faultsOf(await judge(bytes, book.truth))).toEqual([]);
});
