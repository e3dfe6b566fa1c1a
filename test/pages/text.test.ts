import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { diskWorld } from '../../scripts/manuscript/disk-world.ts';
import { render } from '../../scripts/render/render.ts';
import { pour, printDocument } from '../../scripts/setting/document.ts';
import { PdfFile } from '../../scripts/targets/pdf/document/pdf-file.ts';
import { readingOrder, Structure } from '../../scripts/targets/pdf/document/structure.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { TextMender } from '../../scripts/targets/pdf/text/mend-text.ts';
import { readBook } from '../read.ts';
import { glyphsOf, isNote } from './laws.ts';

const browser = new BrowserSession();
afterAll(() => browser.close());

/** Sizes of running heads and folios, and of note marks in the text, in points. */
const FURNITURE = [9, 7.48];

/** The text of chapters without their notes, heads and folios. */
function textOf(glyphs: Awaited<ReturnType<typeof glyphsOf>>['glyphs'], from: number): string {
  return glyphs
    .filter(
      ({ page, size }) => page >= from && !isNote(size) && !FURNITURE.includes(Math.round(size * 100) / 100),
    )
    .map(({ text }) => text)
    .join('')
    .replace(/[\s\u200f]+/g, '');
}

it('prints the text that the browser prints of the same book without our pages', async () => {
  const { book } = await readBook(diskWorld(join(import.meta.dirname, '../../manuscript'), undefined));
  const rendering = render(book!, silent);
  const paged = await makePdf(rendering, browser);
  const plain = await browser.withPage(await printDocument(rendering), async (page) => {
    await pour(page, rendering, { from: 0, to: rendering.divisions.length });
    await page.page.evaluate(() => {
      for (const other of document.querySelectorAll('section.page:not(.page-chapter)')) other.remove();
      // Headers that the browser itself would set again.
      for (const head of document.querySelectorAll('thead')) head.style.display = 'table-row-group';
    });
    return page.print();
  });
  const chapters = paged.map.targets[book!.chapters[0]!.id]!;
  const mended = new PdfFile(plain);
  const mender = new TextMender(mended, true);
  await mender.mend(mended.pages(), readingOrder(new Structure(mended)));
  await mender.finish();
  const ours = textOf((await glyphsOf(paged.artifact.bytes)).glyphs, chapters);
  const theirs = textOf((await glyphsOf(mended.write())).glyphs, 0);
  expect(ours.length).toBeGreaterThan(15_000);
  expect(ours).toBe(theirs);
});
