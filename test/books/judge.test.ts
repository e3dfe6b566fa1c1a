import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBook } from './generator.ts';
import { faultsOf, judgePdf } from './judge.ts';
import { BrowserSession, makeBytes } from './make.ts';
import { type Pdf, readPdf } from './pdf-read.ts';
import type { Settings } from './settings.ts';
import { floatsThatMay, ofFloats } from './tamper-floats.ts';
import { ofLooks } from './tamper-looks.ts';
import { ofPages } from './tamper-pages.ts';
import { ofTruth } from './tamper-truth.ts';
import type { Harmless, Specimen } from './tamperings.ts';
import type { Truth } from './truth.ts';
import { plainVariety } from './variety.ts';

/** A book with something of everything that is tampered with, and nothing difficult. */
const ordinary = (drawn: Settings): Partial<Settings> => ({
  ...plainVariety,
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

/** The books that are tampered with. */
const specimens: Record<Specimen, { seed: number; settings: (drawn: Settings) => Partial<Settings> }> = {
  ordinary: { seed: 14, settings: ordinary },
  // A cover image, parts, own templates, floating figures, a table that goes on overleaf.
  covered: {
    seed: 112,
    settings: (drawn) => ({
      ...ordinary(drawn),
      cover: true,
      coverImage: true,
      templates: ['half-title', 'title-page', 'imprint', 'part'],
      floats: true,
      lists: [],
      density: { ...drawn.density, rate: 0 },
      weights: { ...drawn.weights, paragraph: 20, figure: 6, table: 6, formula: 0, code: 0, list: 2 },
      pages: 20,
    }),
  },
  trimmed: { seed: 14, settings: (drawn) => ({ ...ordinary(drawn), bleed: 3, pages: 4 }) },
};
const names = Object.keys(specimens) as Specimen[];

const read = new Map<Specimen, { pdf: Pdf; truth: Truth }>();
const browser = new BrowserSession();

beforeAll(async () => {
  for (const name of names) {
    const book = makeBook(specimens[name].seed, specimens[name].settings);
    const { bytes } = await makeBytes(book, browser);
    read.set(name, { pdf: await readPdf(bytes), truth: book.truth });
  }
});

afterAll(() => browser.close());

/** A copy of a book, changed and judged. */
function judged({ tamper, of = 'ordinary' }: Harmless): string[] {
  const { pdf, truth } = structuredClone(read.get(of)!);
  tamper(pdf, truth);
  return faultsOf(judgePdf(pdf, truth, 1000));
}

for (const of of names) {
  test(`a good book is good (${of})`, () => {
    expect(judged({ tamper: () => {}, of })).toEqual([]);
  });
}

for (const [name, harmless] of Object.entries(floatsThatMay)) {
  test(`the judge is content when ${name}`, () => {
    expect(judged(harmless)).toEqual([]);
  });
}

for (const [name, tampering] of Object.entries({ ...ofTruth, ...ofPages, ...ofLooks, ...ofFloats })) {
  test(`the judge complains when ${name}`, () => {
    expect(judged(tampering).join('\n')).toMatch(tampering.says);
  });
}
