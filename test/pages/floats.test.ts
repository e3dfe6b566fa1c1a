import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { readPdf } from '../books/pdf-read.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/pages/figures-that-float');
const browser = new BrowserSession();
afterAll(() => browser.close());

/** The fixture in a theme; its paragraphs begin with `P1`, `P2`, …. */
async function bookIn(theme: string): Promise<Uint8Array> {
  const text = readFileSync(join(FOLDER, 'book.md'), 'utf8').replace('theme: report', `theme: ${theme}`);
  const figures = ['figure-0.svg', 'figure-1.svg', 'figure-2.svg'];
  const files = Object.fromEntries(figures.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));
  const { book } = await readBook(memoryWorld({ 'book.md': text, ...files }), 'book.md');
  return (await makePdf(render(book!, silent), browser)).artifact.bytes;
}

describe('a paragraph behind a figure that may float', () => {
  it('is indented as all others, whether or not the figure has gone on', async () => {
    const { pages } = await readPdf(await bookIn('book'));
    const starts = pages.flatMap((page) => {
      const text = page.items.filter(({ text }) => /\p{L}/u.test(text));
      const right = ({ x, width }: (typeof text)[number]) => x + width;
      const edge = Math.max(...text.map(right));
      return text.flatMap((one) =>
        /^P\d+$/.test(one.text.trim()) ? [{ ...one, indent: edge - right(one) }] : [],
      );
    });
    expect(starts.length).toBeGreaterThan(15);
    // Those behind a heading are not.
    expect(starts.filter(({ indent }) => !(indent > 5)).map(({ text }) => text.trim())).toEqual([
      'P1',
      'P19',
      'P26',
    ]);
  });
});
