import { afterAll, expect, test } from 'vitest';
import { makeBook } from './generator.ts';
import { faultsOf, judge } from './judge.ts';
import { BrowserSession, makeBytes } from './make.ts';

const count = Number(process.env['WARRAQ_BOOKS'] ?? 30);
const from = Number(process.env['WARRAQ_BOOKS_SEED'] ?? 1);
const browser = new BrowserSession();

afterAll(() => browser.close());

/** The faults of a book, with what was drawn for it. */
async function faultsOfBook(seed: number): Promise<string[]> {
  const book = makeBook(seed);
  try {
    const { bytes, messages } = await makeBytes(book, browser);
    const faults = [...messages, ...faultsOf(await judge(bytes, book.truth))];
    return faults.length > 0 ? [book.traits, ...faults] : [];
  } catch (error) {
    return [book.traits, `exception: ${error instanceof Error ? error.stack : error}`];
  }
}

test(
  `${count} books from seed ${from} are without fault`,
  async () => {
    const failures: string[] = [];
    for (let seed = from; seed < from + count; seed++) failures.push(...(await faultsOfBook(seed)));
    if (failures.length > 0) console.log(failures.join('\n'));
    expect(failures).toEqual([]);
  },
  60_000 + count * 30_000,
);
