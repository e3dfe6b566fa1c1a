import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { diskWorld } from '../../scripts/manuscript/disk-world.ts';
import { render } from '../../scripts/render/render.ts';
import { geometryOf } from '../../scripts/setting/geometry.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { memoryWorld } from '../memory-world.ts';
import { getDocument } from '../pdfjs.ts';
import { readBook } from '../read.ts';
import { wrongFolios } from './folios.ts';

const FOLDER = join(import.meta.dirname, '../../docs/examples/article');
const browser = new BrowserSession();
afterAll(() => browser.close());

/** The words of each page of a PDF. */
async function pagesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let index = 1; index <= pdf.numPages; index += 1) {
    const { items } = await (await pdf.getPage(index)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    );
  }
  await pdf.loadingTask.destroy();
  return pages;
}

describe('an article', () => {
  it('of five thousand letters has three pages, with its head on the first and English on the last', async () => {
    const { book } = await readBook(diskWorld(FOLDER, undefined), 'article.md');
    const { artifact, fallbacks } = await makePdf(render(book!, silent), browser);
    expect(fallbacks).toEqual([]);
    const pages = await pagesOf(artifact.bytes);
    expect(pages).toHaveLength(3);
    expect(pages[0]).toMatch(/سارا کریمی.*چکیده.*کلیدواژه‌ها.*مقدمه/);
    // The title is the running head of a verso, the section that of a recto.
    expect(pages.map((page) => page.includes('رنگ قلم و سرنوشت نسخه‌ها'))).toEqual([true, true, false]);
    expect(pages[2]).toMatch(/نتیجه.*Ink and the Fate of Manuscripts.*Keywords/);
  });

  it('has contents that say the right pages, behind its head', async () => {
    const text = readFileSync(join(FOLDER, 'article.md'), 'utf8').replace(
      'numbering:',
      'contents: true\nnumbering:',
    );
    const drawing = readFileSync(join(FOLDER, 'bars.svg'));
    const { book } = await readBook(memoryWorld({ 'a.md': text, 'bars.svg': drawing }), 'a.md');
    const { artifact, fallbacks } = await makePdf(render(book!, silent), browser);
    expect(fallbacks).toEqual([]);
    expect((await pagesOf(artifact.bytes))[0]).toMatch(/چکیده.*فهرست مطالب.*نتیجه.*مقدمه/);
    const { wrong, checked } = await wrongFolios(artifact.bytes, geometryOf(book!).margin.bottom);
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(7);
  });
});
