import { afterAll, expect, it, vi } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
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

vi.mock('node:worker_threads', () => ({
  Worker: class {
    constructor() {
      throw new Error('no threads here');
    }
  },
}));

const browser = new BrowserSession();
afterAll(() => browser.close());

const TEXT = '# کتاب\n\nمتن[^1]\n\n[^1]: یادداشت\n';

it.each([
  ['one quire', undefined],
  ['several quires', 10],
])('keeps a book of %s whose text can’t be mended, says so, and claims nothing', async (_, quireLength) => {
  const { book } = await readBook(memoryWorld({ '1.md': TEXT, '2.md': TEXT }));
  const pdf = await makePdf(render(book!, silent), browser, { quireLength });
  expect(String(pdf.textFault)).toContain('a font that nobody has seen');
  expect(pdf.profile).toBe('plain');
  const file = Buffer.from(pdf.artifact.bytes).toString('latin1');
  expect(file.trimEnd().endsWith('%%EOF')).toBe(true);
  expect(file).not.toContain('pdfaid:part>');
  expect(pdf.map.pages).toBeGreaterThan(0);
});
