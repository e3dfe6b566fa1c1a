import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../scripts/verbs/build.ts';
import { getDocument } from '../../pdfjs.ts';
import { launchReader, visit } from '../../reader-browser.ts';

const FIXTURE = join(import.meta.dirname, '../../fixtures/tables');

/** PERSIAN.md, E: figures align on «٫»: points. On a screen glyphs stand at whole pixels, or halves of them. */
const NEAR = 0.3;
const ON_SCREEN = 0.75;

const folder = mkdtempSync(join(tmpdir(), 'warraq-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Item {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  /** Of its letters: points. */
  readonly size: number;
  /** It runs from the foot of the page to its head. */
  readonly isTurned: boolean;
}

/** What stands on each page of a PDF: from the top, each line from the right. */
async function pagesOf(path: string): Promise<readonly (readonly Item[])[]> {
  const file = await getDocument({ data: Uint8Array.from(readFileSync(path)), verbosity: 0 }).promise;
  const pages: Item[][] = [];
  for (let page = 1; page <= file.numPages; page += 1) {
    const { items } = await (await file.getPage(page)).getTextContent();
    const own = items.flatMap((item) => {
      if (!('str' in item)) return [];
      const text = item.str.replace(/[\u200e\u200f]/g, '').trim();
      if (text === '') return [];
      const [along, up, , , x, y] = item.transform as [number, number, number, number, number, number];
      return [{ text, x, y, right: x + item.width, size: Math.hypot(along, up), isTurned: Math.abs(up) > 1 }];
    });
    pages.push(own.sort((one, other) => other.y - one.y || other.right - one.right));
  }
  await file.destroy();
  return pages;
}

/** A number with its digits before a point, and behind it. */
const NUMBER = /^[−+]?([۰-۹٬]+)(?:٫([۰-۹]+))?$/;

/**
 * For each column of a page that has points, where these stand along its lines, and the ends of numbers without: points. Of a run of digits of one width
 * the point is as far from its end as its digits are wide.
 */
function linesOfPoints(page: readonly Item[], em: Signs): readonly (readonly number[])[] {
  const lines: { points: number[]; has: boolean }[] = [];
  for (const isTurned of [true, false]) {
    // A number of four digits without a sign of thousands is a year, in a head.
    const all = page.filter(
      (one) => one.isTurned === isTurned && NUMBER.test(one.text) && !/^[۰-۹]{4}$/.test(one.text),
    );
    // Captions and folios have numbers of other sizes.
    const { size = 0 } = all.find(({ text }) => text.includes('٫')) ?? {};
    for (const { text, x, y, right } of all.filter((one) => Math.abs(one.size - size) < 0.05)) {
      const [, , behind] = NUMBER.exec(text)!;
      const width = right - x;
      // What is turned runs downwards.
      const end = (isTurned ? -y : x) + width;
      const rest = behind === undefined ? 0 : behind.length * em.digit + em.point;
      const point = end - bolder(text, width / size, em) * rest * size;
      const line = lines.find(({ points }) => Math.abs(points[0]! - point) < APART);
      if (line) line.points.push(point);
      else lines.push({ points: [point], has: false });
      if (behind !== undefined) (line ?? lines.at(-1)!).has = true;
    }
  }
  return lines.filter(({ points, has }) => has && points.length > 1).map(({ points }) => points);
}

/** Points of two columns are no nearer to each other than this: points. */
const APART = 8;

/** How wide a digit and other signs are: em. */
interface Signs {
  readonly digit: number;
  readonly point: number;
  readonly thousands: number;
}

/** By the numbers of a page. */
function signsIn(page: readonly Item[]): Signs {
  const { size, ...whole } = page.find(({ text }) => /^[۰-۹]{2}$/.test(text))!;
  const digit = (whole.right - whole.x) / 2 / size;
  const rest = (pattern: RegExp) => {
    const one = page.find((item) => pattern.test(item.text) && item.size === size)!;
    return (one.right - one.x) / size - (one.text.length - 1) * digit;
  };
  return { digit, point: rest(/^[۰-۹]+٫[۰-۹]+$/), thousands: rest(/^[۰-۹]+٬[۰-۹]{3}$/) };
}

/** How much wider a number is than one of the weight of the text. `width`: em. */
function bolder(text: string, width: number, { digit, point, thousands }: Signs): number {
  if (/^[−+]/.test(text)) return 1;
  const count = (sign: RegExp) => text.match(sign)?.length ?? 0;
  return width / (count(/[۰-۹]/g) * digit + count(/٫/g) * point + count(/٬/g) * thousands);
}

const textOf = (page: readonly Item[]) => page.map(({ text }) => text).join(' ');

describe('ten hard tables', () => {
  let browser: Browser;
  let pages: readonly (readonly Item[])[];
  let html: string;
  let messages: readonly string[];
  let epub: JSZip;
  beforeAll(async () => {
    browser = await launchReader();
    const built = await build({ path: FIXTURE, out: folder, formats: ['pdf', 'epub', 'web'] });
    messages = built.messages.map(({ rule }) => rule);
    pages = await pagesOf(join(folder, built.outputs.find(({ path }) => path.endsWith('.pdf'))!.path));
    html = readFileSync(join(folder, 'web/01.html'), 'utf8');
    const { path } = built.outputs.find((one) => one.path.endsWith('.epub'))!;
    epub = await JSZip.loadAsync(readFileSync(join(folder, path)));
  });
  afterAll(() => browser.close());

  it('say what a wide one needs, and nothing else', () => {
    expect(messages).toEqual(['fits-page']);
  });

  it('say above what goes on of the first which it is, under its head again, on each of its pages', () => {
    const rests = pages.filter((page) => /ادامهٔ جدول ۱(?!\S)/.test(textOf(page)));
    expect(rests.length).toBeGreaterThanOrEqual(2);
    for (const page of rests) {
      expect(textOf(page)).toContain('جدول ۱');
      expect(textOf(page)).toContain('جمعیت (هزار تن)');
    }
  });

  it('leave no last row alone: the sum has three rows above it at least', () => {
    const page = pages.find((one) => one.some(({ text }) => text === '۳۰۰٬۱۱۲٫۴'))!;
    const sum = page.find(({ text }) => text === '۳۰۰٬۱۱۲٫۴')!;
    const head = page.find(({ text }) => text.includes('جمعیت'))!;
    const rows = new Set(
      page.filter(({ y }) => y < head.y - 2 && y > sum.y + 2).map(({ y }) => Math.round(y)),
    );
    expect(rows.size).toBeGreaterThanOrEqual(1);
  });

  it('stand whole on the next page where they have room there', () => {
    const sum = pages.filter((page) => textOf(page).includes('۴٬۱۲۳'));
    expect(sum).toHaveLength(1);
    expect(textOf(sum[0]!)).toContain('جمع در پایان');
  });

  it('have the points of each column in one line in the PDF, upright or on its side', () => {
    const em = signsIn(pages.find((page) => textOf(page).includes('جمعیت شهرها'))!);
    const counts = pages.map((page) => {
      const lines = linesOfPoints(page, em);
      for (const points of lines)
        expect(Math.max(...points) - Math.min(...points), textOf(page).slice(0, 60)).toBeLessThanOrEqual(
          NEAR,
        );
      return lines.length;
    });
    const of = (caption: string) => counts[pages.findIndex((page) => textOf(page).includes(caption))];
    // As many as there are columns with points: none stands beside those of its column.
    expect(of('جمعیت شهرها')).toBe(2);
    // Numbers in the other have a sign behind them.
    expect(of('نشانه‌ها و اعشار')).toBe(1);
    expect(of('از پرونده')).toBe(1);
    expect(of('شمار خانوار')).toBe(3);
  });

  describe('on its side', () => {
    const turned = () => pages.filter((page) => page.some(({ isTurned }) => isTurned));

    it('has pages of its own, with folio and head where others have them, and its caption at the right', () => {
      expect(turned().length).toBeGreaterThan(4);
      for (const page of turned()) {
        const upright = page.filter(({ isTurned }) => !isTurned);
        expect(upright.some(({ text }) => /^[۰-۹]{2}$/.test(text))).toBe(true);
        expect(upright.every(({ y }) => y < 60 || y > 540)).toBe(true);
      }
      const first = turned().filter((page) => textOf(page).includes('سالنامهٔ'));
      expect(first).toHaveLength(1);
      const at = (word: string) => first[0]!.find(({ text, isTurned }) => isTurned && text.includes(word))!;
      // Downwards in the table is leftwards on the page; its first column is at the foot.
      expect(at('پهلو').x).toBeGreaterThan(at('شاخص').x);
      expect(at('شاخص').x).toBeGreaterThan(at('ذخیره').x);
      expect(at('ذخیره').x).toBeGreaterThan(at('سالنامهٔ').x);
      expect(at('شاخص').y).toBeLessThan(at('۱۳۹۸').y);
    });

    it('goes on below its head again, and has no last row alone', () => {
      const long = turned().filter((page) => textOf(page).includes('خانوار'));
      expect(long.length).toBeGreaterThan(2);
      expect(long.filter((page) => textOf(page).includes('ادامهٔ'))).toHaveLength(long.length - 1);
      const rows = long.map((page) => page.filter(({ text }) => text.startsWith('شهری با')).length);
      expect(rows.reduce((sum, count) => sum + count, 0)).toBe(28);
      expect(rows.at(-1)).toBeGreaterThanOrEqual(1);
      expect(textOf(long.at(-1)!)).toContain('۸۵٬۰۰۰٬۰۰۰');
    });

    it('lets the text before it fill its page', () => {
      const at = pages.findIndex((page) => textOf(page).includes('سالنامهٔ'));
      // No more than two lines are empty above the foot, though what comes next needs a page.
      expect(Math.min(...pages[at - 1]!.map(({ y }) => y).filter((y) => y > 60))).toBeLessThan(125);
    });
  });

  it('are no wider than a phone in the EPUB: short ones move in frames that the keyboard reaches', async () => {
    const types: Readonly<Record<string, string>> = { css: 'text/css', xhtml: 'application/xhtml+xml' };
    const files = Object.values(epub.files).filter(({ dir }) => !dir);
    const site = new Map(
      await Promise.all(
        files.map(async ({ name }) => {
          const mediaType = types[name.split('.').at(-1)!] ?? 'font/woff2';
          return [name, { mediaType, body: await epub.file(name)!.async('uint8array') }] as const;
        }),
      ),
    );
    const { page } = await visit(browser, site, files.find(({ name }) => name.includes('chapter'))!.name);
    await page.setViewport({ width: 390, height: 844 });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await page.$$eval('.table-scroll[tabindex="0"]', (frames) => frames.length)).toBe(2);
    await page.close();
  });

  it('have points in one line, and signs at the left of their numbers, on the screen', async () => {
    const page = await browser.newPage();
    const css = readFileSync(join(folder, 'web/style.css'), 'utf8');
    await page.setContent(html.replace(/<link[^>]*stylesheet[^>]*>/, `<style>${css}</style>`));
    const columns = await page.$$eval('table', (tables) =>
      tables.flatMap((table) => {
        const byColumn = new Map<number, { point: number; isLeft: boolean }[]>();
        for (const run of table.querySelectorAll('.aligned-figure')) {
          const cell = run.closest('td')!;
          const text = run.firstChild as Text;
          const place = (at: number) => {
            const range = document.createRange();
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            return range.getBoundingClientRect();
          };
          const point = text.data.indexOf('٫');
          const last = text.data.search(/[۰-۹](?![۰-۹٬])/);
          const end = point >= 0 ? place(point).left : place(last).right;
          const isLeft = !/^[−+]/.test(text.data) || place(0).left < place(1).left;
          byColumn.set(cell.cellIndex, [...(byColumn.get(cell.cellIndex) ?? []), { point: end, isLeft }]);
        }
        return [...byColumn.values()].filter(({ length }) => length > 2);
      }),
    );
    // Rows whose cells are joined count others before them: those tables are left out above by their few rows.
    expect(columns.length).toBeGreaterThan(6);
    for (const column of columns) {
      const points = column.map(({ point }) => point);
      expect(Math.max(...points) - Math.min(...points)).toBeLessThanOrEqual(ON_SCREEN);
      expect(column.every(({ isLeft }) => isLeft)).toBe(true);
    }
  });
});

it('keeps what opens a list with the list, wherever the page ends', async () => {
  const path = join(folder, 'lists.md');
  const chapter = (lines: number) =>
    `# فصل ${lines}\n\n${Array.from({ length: lines }, () => 'سطر.\n\n').join('')}- گشایش${lines}\n  - فرزند${lines}\n${'  - دیگر\n'.repeat(12)}`;
  const text = Array.from({ length: 14 }, (_, at) => chapter(at + 8)).join('\n');
  writeFileSync(
    path,
    `---\ntitle: سیاهه‌ها\ntheme: report\ncover: false\npage: { size: جیبی }\n---\n\n${text}`,
  );
  const { outputs } = await build({ path, out: join(folder, 'lists'), formats: ['pdf'] });
  const pages = await pagesOf(
    join(folder, 'lists', outputs.find(({ path: one }) => one.endsWith('.pdf'))!.path),
  );
  const pageWith = (word: string) =>
    pages.findIndex((page) => textOf(page).replaceAll(' ', '').includes(word));
  const digits = (number: number) => String(number).replace(/\d/g, (one) => '۰۱۲۳۴۵۶۷۸۹'[Number(one)]!);
  const opening = Array.from({ length: 14 }, (_, at) => pageWith(`گشایش${digits(at + 8)}`));
  expect(opening).not.toContain(-1);
  expect(Array.from({ length: 14 }, (_, at) => pageWith(`فرزند${digits(at + 8)}`))).toEqual(opening);
});
