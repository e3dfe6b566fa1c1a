import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { diskWorld } from '../../scripts/manuscript/disk-world.ts';
import { render } from '../../scripts/render/render.ts';
import { Binding } from '../../scripts/targets/pdf/bind.ts';
import { JoinedFile } from '../../scripts/targets/pdf/document/join.ts';
import { PdfFile } from '../../scripts/targets/pdf/document/pdf-file.ts';
import { type Mending, mendQuire, readMended } from '../../scripts/targets/pdf/mend-quire.ts';
import { readBook } from '../read.ts';
import { shownPages } from './fonts-in.ts';
import { type Prints, printsOf } from './quires.ts';

const browser = new BrowserSession();
let book: Prints;
/** Its quires, mended. */
let mended: readonly Uint8Array[];
beforeAll(async () => {
  const read = await readBook(diskWorld(join(import.meta.dirname, '../../manuscript'), undefined));
  book = await printsOf(render(read.book!), browser, 8_000);
  mended = await Promise.all(book.prints.map((print, number) => mendQuire(print, how(number))));
});
afterAll(() => browser.close());

const how = (number: number): Mending => ({ number, rtl: true, mends: true });

/** All quires as one document. */
function bound(quires: readonly Uint8Array[]): Uint8Array {
  const binding = new Binding(book.set);
  for (const [index, one] of quires.entries()) binding.add(book.quires[index]!, readMended(one));
  return binding.finish().pdf.write();
}

describe('a quire that is mended', () => {
  it('is the same whenever it is, and whatever was mended before', async () => {
    expect(mended.length).toBeGreaterThan(2);
    for (const number of [...mended.keys()].reverse()) {
      const again = await mendQuire(book.prints[number]!, how(number));
      expect(Buffer.compare(again, mended[number]!)).toBe(0);
    }
  });

  it('leaves the print as it was', async () => {
    const print = book.prints[0]!;
    const before = Buffer.from(print);
    await mendQuire(print, how(0));
    expect(before.equals(print)).toBe(true);
  });

  it('is a whole document', () => {
    for (const one of mended) {
      const pdf = new PdfFile(readMended(one).pdf);
      expect(pdf.pages().length).toBeGreaterThan(1);
      expect(shownPages(readMended(one).pdf).every(({ fonts }) => Object.keys(fonts).length > 0)).toBe(true);
    }
  });

  it('shows in the book what it shows alone, by the same codes', () => {
    const alone = mended.flatMap((one) => shownPages(readMended(one).pdf));
    const together = shownPages(bound(mended));
    expect(together.map(({ content }) => content)).toEqual(alone.map(({ content }) => content));
    expect(together.map(({ fonts }) => fonts)).toEqual(alone.map(({ fonts }) => fonts));
  });

  it('makes a document of one quire with not a byte changed', () => {
    const file = new JoinedFile();
    const { pdf } = readMended(mended[0]!);
    file.add(pdf);
    expect(Buffer.compare(file.finish().write(), pdf)).toBe(0);
  });
});
