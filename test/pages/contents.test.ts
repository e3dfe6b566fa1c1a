import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { geometryOf } from '../../scripts/setting/geometry.ts';
import { printedCover } from '../../scripts/targets/cover.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { wrongFolios } from './folios.ts';
import { LEANING, linesOf, type Printed, printed } from './printed-lines.ts';

/** What Persian contents, title pages and running heads have to be: measured in the printed file. */

const browser = new BrowserSession();
afterAll(() => browser.close());

const WORDS =
  'تاریخ کتاب و چاپ در ایران از آغاز تا امروز با نگاهی به نسخه‌های خطی که در کتابخانه‌های جهان یا موزه‌های شهرهای دور نگهداری می‌شوند و هنوز فهرستی از آن‌ها به زبان فارسی منتشر نشده است یا در دست نیست'.split(
    ' ',
  );
/** So many words, and more if the last were a small one. */
function titleOf(count: number, from = 0): string {
  const title = Array.from({ length: count }, (_, at) => WORDS[(from + at) % WORDS.length]!).join(' ');
  return LEANING.test(title) ? titleOf(count + 1, from) : title;
}

/** Endings by which titles are no plain Persian. */
const ENDINGS = ['', ' (Knuth and Plass)', ' Getting started', ' و نسبت $a^2+b^2$ در آن', ' از OSCE تا NATO'];

const chapter = (count: number, index: number) =>
  [
    `# ${titleOf(count)}`,
    'متن این فصل.',
    ...[2, 6, 13, 24, 40].map(
      (length, at) =>
        `## ${titleOf(length, at + index)}${ENDINGS[(at + index) % ENDINGS.length]}\n\nمتن بند.`,
    ),
    `![نقش](f.svg "${titleOf(count, 2)} H₂O")`,
    `جدول: ${titleOf(count, 1)}`,
    '| الف | ب |\n|---|---|\n| ۱ | ۲ |',
  ].join('\n\n');

async function bookOf(size: string, title: string, more = '') {
  const counts = [2, 9, 23, 40];
  const files = Object.fromEntries(counts.map((count, index) => [`${index + 1}.md`, chapter(count, index)]));
  const { book } = await readBook(
    memoryWorld({
      ...files,
      'f.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"/>',
      'book.yaml': `title: ${title}\nsubtitle: ${titleOf(12, 4)}\nauthor: سارا کریمی\npublisher: نشر نو\ndate: 1405-03-12\ntheme: book\nlists: [figures, tables]\nnumbering: sections\npage: {size: ${size}}\n${more}`,
    }),
  );
  return book!;
}

describe('contents and lists', () => {
  let pdf: Printed;
  let bytes: Uint8Array;
  let bottom: number;

  beforeAll(async () => {
    const book = await bookOf('جیبی', titleOf(9));
    bottom = geometryOf(book).margin.bottom;
    const made = await makePdf(render(book, silent), browser);
    expect(made.fallbacks).toEqual([]);
    bytes = made.artifact.bytes;
    pdf = await printed(bytes);
  });

  /** Each leader with the line that it stands in: what is right of it, and its folio. */
  const entries = () =>
    pdf.leaders.flatMap((leaders, index) =>
      leaders.map(({ dots, y }) => {
        const line = linesOf(pdf.pages[index]!).find((one) => Math.abs(one.y - y) < 3)!;
        const [first, last] = [Math.min(...dots), Math.max(...dots)];
        return {
          index,
          dots,
          title: line.items.filter(({ x }) => x > last),
          folio: line.items.filter(({ x }) => x < first),
        };
      }),
    );

  it('have a leader in the last line of each entry, with its folio', async () => {
    // Four chapters with five sections each, four figures, four tables.
    expect(entries()).toHaveLength(4 * 6 + 4 + 4);
    for (const { title, folio } of entries()) expect([title.length > 0, folio.length]).toEqual([true, 1]);
    const { wrong, checked } = await wrongFolios(bytes, bottom);
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThanOrEqual(32);
  });

  it('have leaders that begin .6 em after the last word at most, on one raster', () => {
    const pitches = entries().flatMap(({ dots }) => {
      const sorted = [...dots].sort((a, b) => a - b);
      return sorted.slice(1).map((x, at) => x - sorted[at]!);
    });
    const [pitch = 0] = pitches;
    for (const one of pitches) expect(Math.abs(one - pitch)).toBeLessThan(0.05);
    const phases = new Map<number, number>();
    for (const { index, dots, title } of entries()) {
      const end = Math.min(...title.map(({ x }) => x));
      const gap = (end - Math.max(...dots)) / Math.max(...title.map(({ size }) => size));
      expect(gap).toBeGreaterThan(0.15);
      expect(gap).toBeLessThanOrEqual(0.65);
      const phase = dots[0]! % pitch;
      const away = Math.abs((phases.get(index) ?? phase) - phase);
      expect(Math.min(away, pitch - away)).toBeLessThan(0.1);
      phases.set(index, phase);
    }
  });

  it('have folios that are not letter-spaced', () => {
    const all = entries().flatMap(({ folio }) => folio);
    // The digit one of Vazirmatn is .29 em wide; a cell of tabular digits .66.
    const ones = all.filter(({ text }) => /^۱+$/.test(text.normalize('NFKC')));
    expect(ones.length).toBeGreaterThan(0);
    for (const { text, width, size } of ones) expect(width / size / text.length).toBeLessThan(0.4);
  });

  it('show formulas as the text does', () => {
    const items = pdf.pages.flatMap((page) => (pdf.leaders[page.index]!.length > 0 ? page.items : []));
    expect(items.map(({ text }) => text).join('')).not.toMatch(/\^/);
    expect(items.filter(({ math }) => math).length).toBeGreaterThan(4);
  });

  it('stand under running heads of one line that are no wider than the text', () => {
    let heads = 0;
    for (const page of pdf.pages) {
      const lines = linesOf(page).filter(({ y }) => y > page.height - 20 * (72 / 25.4));
      if (page.label === '' || lines.length === 0 || page.index < 2) continue;
      expect(lines).toHaveLength(1);
      const { items, text } = lines[0]!;
      const right = Math.max(...items.map(({ x, width }) => x + width));
      expect(right - Math.min(...items.map(({ x }) => x))).toBeLessThan(page.width - 38 * (72 / 25.4));
      if (text.length > 40) expect(text).toMatch(/…$/);
      heads += 1;
    }
    expect(heads).toBeGreaterThan(4);
  });

  it('have no heading with a line that ends in a small word', () => {
    for (const page of pdf.pages)
      for (const { items, text } of linesOf(page)) if (items[0]!.size > 12) expect(text).not.toMatch(LEANING);
  });
});

describe('a title on its page and on the cover', () => {
  it.each([
    ['جیبی', 40],
    ['A4', 40],
    ['رقعی', 11],
  ])('has four lines at most, none of which ends in a small word: %s, %i words', async (size, count) => {
    const title = titleOf(count);
    const book = await bookOf(size, title);
    const { height, width } = geometryOf(book);
    const rendering = render(book, silent);
    const cover = printedCover(rendering, height / width);
    const pdf = await printed((await makePdf(rendering, browser, { cover })).artifact.bytes);
    const found = pdf.pages.slice(0, 6).flatMap((page) => {
      const lines = linesOf(page);
      const largest = Math.max(0, ...page.items.map((item) => item.size));
      const own = lines.filter(({ items }) => items.some((item) => item.size > largest - 0.1));
      const text = own.map((line) => line.text).join(' ');
      return letters(text) === letters(title) ? [{ page, own }] : [];
    });
    // Title page, half-title, cover.
    expect(found.length).toBe(3);
    for (const { own, page } of found) {
      expect(own.length).toBeLessThanOrEqual(4);
      for (const { text } of own) expect(text).not.toMatch(LEANING);
      for (const item of page.items) expect(item.y).toBeGreaterThan(10);
      expect(linesOf(page).some(({ text }) => /خرداد/.test(text))).toBe(false);
    }
    expect(found.some(({ page }) => linesOf(page).some(({ text }) => text.includes('۱۴۰۵')))).toBe(true);
  });
});

const letters = (text: string) => text.replace(/[^\p{L}]/gu, '');
