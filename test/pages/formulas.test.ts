import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { checkGlyphs } from '../../scripts/render/glyphs.ts';
import { render } from '../../scripts/render/render.ts';
import { PdfFile } from '../../scripts/targets/pdf/document/pdf-file.ts';
import type { PdfStream } from '../../scripts/targets/pdf/document/values.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const TEXT = String.raw`# فرمول‌ها

متن $\colorbox{yellow}{\color{red}{xy}}$ و $\color{blue}{\cancel{a}}$ متن.

متن $\color{lime}{\koppa}$ متن.
`;

const browser = new BrowserSession();
afterAll(() => browser.close());

let content = '';
beforeAll(async () => {
  const { book } = await readBook(memoryWorld({ 'book.yaml': 'title: فرمول\n', '1.md': TEXT }));
  const undrawn = await checkGlyphs(book!, silent);
  const { artifact } = await makePdf(render(book!, silent, undrawn), browser);
  const pdf = new PdfFile(artifact.bytes);
  const page = pdf.get(pdf.dict(pdf.pages().at(-1)!).get('Contents'));
  content = inflateSync((page as PdfStream).data).toString('latin1');
});

describe('A formula in print', () => {
  it('is drawn over its ground', () => {
    const [ground, letters] = ['1 1 0 rg', '1 0 0 rg'].map((colour) => content.indexOf(colour));
    expect(ground).toBeGreaterThan(0);
    expect(letters).toBeGreaterThan(ground!);
  });

  it('is struck through: a slanting shape is filled', () => {
    const stroke =
      /\n0 0 1 rg[\s\S]*?Q\n[\s\S]*? m\n(?:[\d. ]+ l\n){6}h\nW n\n[\s\S]*?0 0 1 rg\n[\s\S]*? re\nf\n/;
    expect(content).toMatch(stroke);
  });

  it('has a box with the code point of a sign that no typeface has', () => {
    expect(content).toMatch(/\.749 1 0 rg\n\/G\d+ gs\n[\d. ]+ re\nS\n/);
  });
});
