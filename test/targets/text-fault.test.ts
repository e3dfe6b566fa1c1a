import { afterAll, expect, it, vi } from 'vitest';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

vi.mock('../../scripts/targets/pdf/text/mend-text.ts', () => ({
  TextMender: class {
    mend() {
      throw new Error('a font that nobody has seen');
    }
  },
}));

const browser = new BrowserSession();
afterAll(() => browser.close());

it('keeps the book where its text can’t be mended, says so, and claims nothing', async () => {
  const { book } = await readBook(memoryWorld({ '1.md': '# کتاب\n\nمتن[^1]\n\n[^1]: یادداشت\n' }));
  const pdf = await makePdf(render(book!), browser);
  expect(String(pdf.textFault)).toContain('a font that nobody has seen');
  expect(pdf.profile).toBe('plain');
  const file = Buffer.from(pdf.artifact.bytes).toString('latin1');
  expect(file.trimEnd().endsWith('%%EOF')).toBe(true);
  expect(file).not.toContain('pdfaid:part>');
  expect(pdf.map.pages).toBeGreaterThan(0);
});
