import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as mupdf from 'mupdf';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../../scripts/engine/session.ts';
import { type Rendering, render } from '../../../scripts/render/render.ts';
import { makePdf, type PdfEdition } from '../../../scripts/targets/pdf/pdf.ts';
import { readBook } from '../../read.ts';
import { launchReader } from '../../reader-browser.ts';
import { dressed } from './dressed.ts';
import { ENGINES } from './engines.ts';
import { findInPdfJs } from './find.ts';
import { referenceOf, scoreOf } from './score.ts';

if (!('poppler' in ENGINES)) console.log('skipped: poppler is not installed (apt-get install poppler-utils)');

/**
 * PDFium turns round the words of every left-to-right run in a document whose direction is R2L (its `CPDF_TextPage` orders the
 * segments of a line from the right, and a space ends a segment). Nothing in the file can change that: its pairs are those of
 * the Persian text only.
 */
const LATIN = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;

const BOOKS = [
  'manuscript',
  'manuscript with kashida',
  'test/fixtures/text/article.md',
  'test/fixtures/text/torture.md',
  ...['naskh', 'scheherazade', 'amiri', 'markazi', 'nastaliq'].map(
    (face) => `test/fixtures/text/torture.md in ${face}`,
  ),
  'test/fixtures/text/sources.md',
  'test/fixtures/text/two-languages.md',
];

const browser = new BrowserSession();
let viewer: Browser;
beforeAll(async () => {
  viewer = await launchReader();
});
afterAll(() => Promise.all([browser.close(), viewer.close()]));

async function built(path: string): Promise<{ rendering: Rendering; pdf: PdfEdition }> {
  const { world, only } = dressed(path);
  const { book } = await readBook(world, only);
  const rendering = render(book!, silent);
  return { rendering, pdf: await makePdf(rendering, browser) };
}

describe.each(BOOKS)('the text of %s', (path) => {
  let rendering: Rendering;
  let pdf: PdfEdition;
  beforeAll(async () => {
    ({ rendering, pdf } = await built(path));
  });

  it('was mended', () => expect(pdf.textFault).toBeUndefined());

  it.each(Object.keys(ENGINES))('comes out of %s as it was written', async (engine) => {
    const text = await ENGINES[engine]!(pdf.artifact.bytes);
    const reference = referenceOf(rendering, pdf.map);
    const score = scoreOf(reference, text);
    // Readers part some words with vowels, and some figures, in typefaces with tall lines, or with marks that have no width.
    const [words, pairs] = path.includes(' in ') ? [0.98, 0.97] : [0.999, 0.999];
    expect(score.words, score.missing.join(' | ')).toBeGreaterThanOrEqual(words);
    if (engine !== 'PDFium')
      return expect(score.pairs, score.missing.join(' | ')).toBeGreaterThanOrEqual(pairs);
    if (path.includes(' in ')) return;
    const persian = reference.pairs.filter((pair) => !LATIN.test(pair));
    const lost = score.missing.filter((one) => one.includes(' ') && !LATIN.test(one));
    expect(1 - lost.length / persian.length, lost.join(' | ')).toBeGreaterThanOrEqual(0.99);
  });
});

describe('searching', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = (await built('manuscript')).pdf.artifact.bytes;
  });

  const terms = readFileSync(join(import.meta.dirname, 'terms.txt'), 'utf8')
    .trim()
    .split('\n');

  it('finds in MuPDF what the manuscript has', () => {
    const document = mupdf.Document.openDocument(bytes, 'application/pdf');
    const pages = Array.from({ length: document.countPages() }, (_, page) =>
      document.loadPage(page).toStructuredText(''),
    );
    const lost = terms.filter((term) => !pages.some((page) => page.search(term, '').length > 0));
    expect(lost).toEqual([]);
  });

  it('finds in pdf.js what the manuscript has', async () => {
    const found = await findInPdfJs(bytes, terms, viewer);
    expect(terms.filter((_, index) => found[index] === 0)).toEqual([]);
  });
});
