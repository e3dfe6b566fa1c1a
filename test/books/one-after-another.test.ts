import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { makeBook } from './generator.ts';
import { BrowserSession, makeBytes } from './make.ts';
import { bookTypefaces } from './typefaces.ts';

/**
 * A process that builds one title after the other loads them into the same pages of its browser, which keep typefaces. Nothing of one book
 * may be in the next: here they have others under the same names, and ask for those that they share in another order.
 */

const at = createRequire(import.meta.url);
const markazi = new Uint8Array(
  readFileSync(at.resolve('@expo-google-fonts/markazi-text/400Regular/MarkaziText_400Regular.ttf')),
);

const amiri = bookTypefaces.find(({ family }) => family === 'Amiri')!;
const own = [amiri.files, { 'fonts/Own.ttf': markazi, 'fonts/OwnBd.ttf': markazi }].map((files) => ({
  ...amiri,
  files,
}));
const typefaces = [own[0]!, own[1]!, bookTypefaces[0]!];

const PIECES = [
  'Latin words',
  'Кириллица',
  '`code`',
  ':quran[بِسْمِ اللَّهِ]',
  '**سیاه**',
  '→ ☐',
  '*Italic*',
  'Ελληνικά',
];

const books = typefaces.map((typeface, index) => {
  const { only: _, ...book } = makeBook(6300 + index, () => ({ typeface, hebrew: false, language: 'fa' }));
  const pieces = index % 2 === 0 ? PIECES : PIECES.toReversed();
  const text = `# آغاز\n\n${pieces.map((one) => `بند ${one} است.`).join('\n\n')}\n`;
  const settings = `title: کتاب ${index}\ntypefaces: ${typeface.asked}\n`;
  const files = { ...typeface.files, 'book.yaml': settings, '01.md': text };
  return { ...book, files };
});

test('books have the same bytes one after another in the same pages as each by itself', async () => {
  const alone: Uint8Array[] = [];
  for (const book of books) {
    const browser = new BrowserSession();
    alone.push((await makeBytes(book, browser).finally(() => browser.close())).bytes);
  }
  const browser = new BrowserSession({ ahead: true });
  try {
    for (const index of [0, 1, 0, 2, 1]) {
      const { bytes } = await makeBytes(books[index]!, browser);
      expect(Buffer.compare(bytes, alone[index]!)).toBe(0);
    }
  } finally {
    await browser.close();
  }
});
