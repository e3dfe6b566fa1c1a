import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBook } from './generator.ts';
import { faultsOf, judgePdf } from './judge.ts';
import { BrowserSession, makeBytes } from './make.ts';
import { type Pdf, readPdf } from './pdf-read.ts';
import type { Settings } from './settings.ts';
import { ofPages } from './tamper-pages.ts';
import { ofTruth } from './tamper-truth.ts';
import type { Truth } from './truth.ts';

/** A book with something of everything that is tampered with, and nothing difficult. */
const ordinary = (drawn: Settings): Partial<Settings> => ({
  language: 'fa',
  theme: 'book',
  size: 'رقعی',
  width: 145,
  height: 215,
  customSize: false,
  margins: { top: 22, bottom: 22, inner: 20, outer: 18 },
  bodySize: 11,
  lineHeight: 1.9,
  style: false,
  tocDepth: 2,
  numbering: 'chapters',
  footnotes: 'page',
  heads: { verso: 'title', recto: 'chapter' },
  lists: ['figures', 'tables'],
  digits: 'native',
  cover: false,
  quireLength: 1,
  pages: 14,
  longestNote: 30,
  notesRate: 1,
  density: { ...drawn.density, rate: 0.03, formulas: 0, images: 0, addresses: 0, references: 4 },
  weights: { ...drawn.weights, paragraph: 20, figure: 3, table: 3, formula: 0, code: 0, list: 2 },
});

const seed = Number(process.env['WARRAQ_JUDGE_SEED'] ?? 14);
let pdf: Pdf;
let truth: Truth;
const browser = new BrowserSession();

beforeAll(async () => {
  const book = makeBook(seed, ordinary);
  const { bytes } = await makeBytes(book, browser);
  pdf = await readPdf(bytes);
  ({ truth } = book);
});

afterAll(() => browser.close());

test('a good book is good', () => {
  expect(faultsOf(judgePdf(pdf, truth))).toEqual([]);
});

for (const [name, { tamper, says }] of Object.entries({ ...ofTruth, ...ofPages })) {
  test(`the judge complains when ${name}`, () => {
    const copy = { pdf: structuredClone(pdf), truth: structuredClone(truth) };
    tamper(copy.pdf, copy.truth);
    expect(faultsOf(judgePdf(copy.pdf, copy.truth, 1000)).join('\n')).toMatch(says);
  });
}
