import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { diskWorld } from '../../scripts/manuscript/disk-world.ts';
import { type Rendering, render } from '../../scripts/render/render.ts';
import { quiresOf } from '../../scripts/setting/quires.ts';
import { PdfFile } from '../../scripts/targets/pdf/document/pdf-file.ts';
import { leavesOf, Structure } from '../../scripts/targets/pdf/document/structure.ts';
import { PdfName, PdfRef } from '../../scripts/targets/pdf/document/values.ts';
import { makePdf, type PdfEdition } from '../../scripts/targets/pdf/pdf.ts';
import { readBook } from '../read.ts';
import { glyphsOf } from './laws.ts';

/** Letters of a quire: the sample comes to six of them. */
const SHORT = 5_000;

const browser = new BrowserSession();
let rendering: Rendering;
let whole: PdfEdition;
let quires: PdfEdition;
beforeAll(async () => {
  const { book } = await readBook(diskWorld(join(import.meta.dirname, '../../manuscript'), undefined));
  rendering = render(book!, silent);
  whole = await makePdf(rendering, browser);
  quires = await makePdf(rendering, browser, { quireLength: SHORT });
});
afterAll(() => browser.close());

/** Roles in the order of reading, each with the index of its last page: an empty mark may stand on the page before the first. */
function outlineOf(bytes: Uint8Array): readonly string[] {
  const pdf = new PdfFile(bytes);
  const pages = pdf.pages().map(({ number }) => number);
  return [...new Structure(pdf).elements()].map((element) => {
    const last = [...leavesOf(element)].findLast(({ page }) => page);
    return `${element.role} ${pages.indexOf(last?.page?.number ?? -1)}`;
  });
}

describe('a book in several quires', () => {
  it('is divided so, and not only on rectos', () => {
    const divided = quiresOf(rendering, SHORT);
    expect(divided).toHaveLength(6);
    expect(divided[0]!.from).toBe(0);
    expect(divided.at(-1)!.to).toBe(rendering.divisions.length);
    const begins = divided.map(({ from }) => whole.map.targets[rendering.divisions[from]!.id]! % 2);
    expect(begins).toContain(1);
    expect(divided.slice(1).map(({ from }) => from)).toEqual(divided.slice(0, -1).map(({ to }) => to));
  });

  it('has the pages that it has in one', () => {
    expect(quires.textFault).toBeUndefined();
    expect(quires.fallbacks).toEqual([]);
    expect(quires.map).toEqual(whole.map);
  });

  it('shows the same at the same places', async () => {
    const [one, many] = await Promise.all([whole, quires].map(({ artifact }) => glyphsOf(artifact.bytes)));
    const said = ({ glyphs }: typeof one & object) =>
      glyphs.map(({ text, page, x, y }) => `${page} ${Math.round(x)} ${Math.round(y)} ${text}`);
    expect(said(many!)).toEqual(said(one!));
    expect(many!.labels).toEqual(one!.labels);
  });

  it('is read in the same order', () => {
    expect(outlineOf(quires.artifact.bytes)).toEqual(outlineOf(whole.artifact.bytes));
  });

  it('has each typeface once, and nothing that only its prints had', () => {
    const pdf = new PdfFile(quires.artifact.bytes);
    const files = new Map<string, Set<number>>();
    const types: string[] = [];
    for (let number = 1; number < 100_000; number += 1) {
      const found = pdf.dict(new PdfRef(number));
      const type = found.get('Type');
      if (type instanceof PdfName) types.push(type.name);
      if (!(type instanceof PdfName) || type.name !== 'FontDescriptor') continue;
      const face = (found.get('FontName') as PdfName).name.replace(/^[A-Z]{6}\+/, '');
      const file = (found.get('FontFile2') as PdfRef).number;
      files.set(face, (files.get(face) ?? new Set()).add(file));
    }
    // Roboto comes in pieces: its Cyrillic and its Latin have one name.
    for (const [face, of] of files)
      expect([face, of.size]).toEqual([face, face === 'Roboto-Regular' ? 2 : 1]);
    for (const one of ['Catalog', 'StructTreeRoot', 'Pages'])
      expect([one, types.filter((type) => type === one).length]).toEqual([one, 1]);
  });
});
