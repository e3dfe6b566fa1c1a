import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { diskWorld } from '../../scripts/manuscript/disk-world.ts';
import { render } from '../../scripts/render/render.ts';
import { Binding } from '../../scripts/targets/pdf/bind.ts';
import { JoinedFile } from '../../scripts/targets/pdf/document/join.ts';
import { PdfFile } from '../../scripts/targets/pdf/document/pdf-file.ts';
import { isElement, Structure } from '../../scripts/targets/pdf/document/structure.ts';
import type { PdfRef, PdfValue } from '../../scripts/targets/pdf/document/values.ts';
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
  book = await printsOf(render(read.book!, silent), browser, 8_000);
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

/** Keys and values that follow each other. */
function entriesOf(list: PdfValue | undefined): ReadonlyMap<PdfValue, PdfValue> {
  const all = list as PdfValue[];
  return new Map(all.flatMap((key, at) => (at % 2 === 0 ? [[key, all[at + 1]!] as const] : [])));
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

  it('leads from all that is marked to its elements, and to those that have ids', () => {
    const pdf = new PdfFile(bound(mended));
    const root = pdf.dict(pdf.catalog.get('StructTreeRoot'));
    const parents = entriesOf(pdf.dict(root.get('ParentTree')).get('Nums'));
    const elements = [...new Structure(pdf).elements()];
    for (const { ref, kids } of elements)
      for (const kid of kids) {
        if (isElement(kid)) continue;
        const { page, mcid, object } = kid;
        const content = page && parents.get(pdf.dict(page).get('StructParents') as number);
        const annotation = object && parents.get(pdf.dict(object).get('StructParent') as number);
        const found = object ? annotation : (pdf.get(content) as PdfRef[])[mcid!];
        expect(found).toEqual(ref);
      }
    expect(root.get('ParentTreeNextKey')).toBe(Math.max(...(parents.keys() as Iterable<number>)) + 1);
    const named = elements.filter(({ dict }) => dict.has('ID')).map(({ ref }) => ref.number);
    const ids = entriesOf(pdf.dict(root.get('IDTree')).get('Names'));
    expect(new Set([...ids.values()].map((one) => (one as PdfRef).number))).toEqual(new Set(named));
    expect(ids.size).toBe(named.length);
    expect(named.length).toBeGreaterThan(3);
  });

  it('makes a document of one quire with not a byte changed', () => {
    const file = new JoinedFile();
    const { pdf } = readMended(mended[0]!);
    file.add(pdf);
    expect(Buffer.compare(file.finish().write(), pdf)).toBe(0);
  });
});
