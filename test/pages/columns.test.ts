import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { geometryOf } from '../../scripts/setting/geometry.ts';
import { PdfFile } from '../../scripts/targets/pdf/document/pdf-file.ts';
import { Structure } from '../../scripts/targets/pdf/document/structure.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';
import { wrongFolios } from './folios.ts';
import { brokenLaws, glyphsOf } from './laws.ts';
import { columnedOf, randomBook } from './random-book.ts';

/** How many articles; `npm run conformance` makes 40. */
const ARTICLES = Number(process.env['WARRAQ_RANDOM_BOOKS'] ?? 20) / 5;

const browser = new BrowserSession();
afterAll(() => browser.close());

/** Print an article; what it tells, and what it breaks of the laws. */
async function printed(source: string, files: Parameters<typeof memoryWorld>[0] = {}) {
  const reading = await readBook(memoryWorld({ 'a.md': source, ...files }), 'a.md');
  expect(said(reading)).toEqual([]);
  const { book } = reading;
  const made = await makePdf(render(book!, silent), browser);
  const { margin, width } = geometryOf(book!);
  const laws = { bottomMargin: margin.bottom, notesAtFoot: true, size: 10, middle: width / 2 };
  const broken = await brokenLaws(made.artifact.bytes, source, laws);
  const { wrong } = await wrongFolios(made.artifact.bytes, margin.bottom);
  return { ...made, broken: [...broken, ...wrong] };
}

/** The roles of a PDF's tags, in the order of reading; what only holds others is left out. */
function rolesOf(bytes: Uint8Array): readonly string[] {
  return [...new Structure(new PdfFile(bytes)).elements()]
    .map(({ role }) => role)
    .filter((role) => role !== 'Sect' && role !== 'NonStruct');
}

const EXAMPLE = join(import.meta.dirname, '../../docs/examples/article');
const example = (settings: string) =>
  readFileSync(join(EXAMPLE, 'article.md'), 'utf8').replace('---\n', `---\n${settings}`);
const drawing = { 'bars.svg': readFileSync(join(EXAMPLE, 'bars.svg')) };

/** The middle of an A4 page: points. */
const MIDDLE = 297.6;

/** What is printed, and the first place of a word: its page, its column from the right, its height. */
async function placesIn(bytes: Uint8Array) {
  const { glyphs } = await glyphsOf(bytes);
  const find = (word: string, large = 0) => {
    const { page, x, y } = glyphs.find(({ text, size }) => text.includes(word) && size > large)!;
    return { page, column: x > MIDDLE ? 1 : 2, y };
  };
  /** The text of a page that stands in columns. */
  const inColumns = (page: number) =>
    glyphs.filter((one) => one.page === page && Math.abs(one.size - 10) < 0.05 && /\p{L}/u.test(one.text));
  return { glyphs, find, inColumns };
}

describe('an article in two columns', () => {
  it('has its head above them, its English below, and is read as one in a single column', async () => {
    const [one, two] = await Promise.all(
      ['', 'columns: 2\n'].map((setting) => printed(example(setting), drawing)),
    );
    expect(two!.fallbacks).toEqual([]);
    expect(two!.textFault).toBeUndefined();
    expect(two!.map.pages).toBe(3);
    expect(rolesOf(two!.artifact.bytes)).toEqual(rolesOf(one!.artifact.bytes));
    const { find, inColumns } = await placesIn(two!.artifact.bytes);
    expect(find('مقدمه', 10.5)).toMatchObject({ page: 0, column: 1 });
    expect(find('خانوادهٔ', 10.5)).toMatchObject({ page: 0, column: 2 });
    expect(find('کلیدواژه').y).toBeGreaterThan(find('مقدمه', 10.5).y);
    const text = inColumns(2).filter(({ text }) => /\p{Script=Arabic}/u.test(text));
    expect(find('Ink and')).toMatchObject({ page: 2 });
    expect(find('Ink and').y).toBeLessThan(Math.min(...text.map(({ y }) => y)));
  });

  it('has wide figures and tables above the columns, with their notes on their page', async () => {
    const text = 'متن مقاله که چند واژه دارد. '.repeat(60);
    const source = [
      '---\ntitle: ع\ncolumns: 2\n---',
      '# بخش',
      ...[text, text, text],
      '![شکل](bars.svg "نمودار پهن"){.wide}',
      ...[text, text],
      'جدول: سیاههٔ پهن {.wide}\n\n| نام | شرح |\n|---|---|\n| الف | ب M1[^1] |',
      ...[text, text, text],
      '[^1]: N1 یادداشت E1',
    ].join('\n\n');
    const made = await printed(source, drawing);
    expect([made.fallbacks, made.textFault]).toEqual([[], undefined]);
    const { find, inColumns } = await placesIn(made.artifact.bytes);
    for (const word of ['نمودار', 'سیاهه']) {
      const { page, y } = find(word);
      expect(y).toBeGreaterThan(Math.max(...inColumns(page).map((one) => one.y)));
    }
    expect(find('N1').page).toBe(find('M1').page);
  });

  it('has a formula that is wider than its column made to fit, and says so', async () => {
    const formula = `$$${Array.from({ length: 30 }, (_, index) => `x_{${index}}`).join('+')}$$`;
    const made = await printed(`---\ntitle: ع\ncolumns: 2\n---\nمتن.\n\n${formula}\n\nمتن.\n`);
    expect(made.fallbacks.map(({ kind, why }) => [kind, why])).toEqual([['made-to-fit', 'math']]);
    const { glyphs } = await glyphsOf(made.artifact.bytes);
    const right = Math.max(
      ...glyphs.filter(({ text }) => text === 'x' || text.includes('29')).map(({ x }) => x),
    );
    expect(right).toBeLessThan(595.3 - 56);
  });

  it('marks the pages of the print in its EPUB', async () => {
    const { book } = await readBook(memoryWorld({ 'a.md': example('columns: 2\n'), ...drawing }), 'a.md');
    const rendering = render(book!, silent);
    const { map } = await makePdf(rendering, browser);
    expect(map.starts.map((start) => start?.element.length)).toEqual([0, 2, 1]);
    expect(map.labels).toEqual(['۱', '۲', '۳']);
  });

  it(
    `holds the laws of the page, each column as a page: ${ARTICLES} of them`,
    async () => {
      await fc.assert(
        fc.asyncProperty(randomBook, fc.integer({ min: 10, max: 400 }), async (random, abstract) => {
          const made = await printed(columnedOf(random, abstract));
          expect(made.fallbacks.filter(({ kind }) => kind !== 'late-note')).toEqual([]);
          expect(made.broken).toEqual([]);
        }),
        { numRuns: ARTICLES, seed: 1405, endOnFailure: true },
      );
    },
    20 * 60 * 1000,
  );
});
