import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../scripts/verbs/build.ts';
import { getDocument } from '../../pdfjs.ts';
import { launchReader } from '../../reader-browser.ts';

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
      const [x, y] = item.transform.slice(4) as [number, number];
      return [{ text, x, y, right: x + item.width }];
    });
    pages.push(own.sort((one, other) => other.y - one.y || other.right - one.right));
  }
  await file.destroy();
  return pages;
}

const textOf = (page: readonly Item[]) => page.map(({ text }) => text).join(' ');

describe('ten hard tables', () => {
  let browser: Browser;
  let pages: readonly (readonly Item[])[];
  let html: string;
  let messages: readonly string[];
  beforeAll(async () => {
    browser = await launchReader();
    const built = await build({ path: FIXTURE, out: folder, formats: ['pdf', 'web'] });
    messages = built.messages.map(({ rule }) => rule);
    pages = await pagesOf(join(folder, built.outputs.find(({ path }) => path.endsWith('.pdf'))!.path));
    html = readFileSync(join(folder, 'web/01.html'), 'utf8');
  });
  afterAll(() => browser.close());

  it('say what a wide one needs, and nothing else', () => {
    expect(messages).toEqual(['fits-page']);
  });

  it('say above what goes on of the first which it is, under its head again, on each of its pages', () => {
    const rests = pages.filter((page) => textOf(page).includes('ادامهٔ'));
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

  it('have the points of a column in one line in the PDF', () => {
    // A folio has fewer digits.
    const digits = '[۰-۹٬]{3,}';
    const first = pages.find((page) => textOf(page).includes('جمعیت شهرها'))!;
    const title = first.find(({ text }) => text.includes('جمعیت (هزار'))!;
    const column = first.filter(
      ({ text, y, x, right }) => y < title.y && right > title.x && x < title.right && /[۰-۹]/.test(text),
    );
    const endOf = (pattern: string) =>
      column.filter(({ text }) => new RegExp(`^${pattern}$`).test(text)).map(({ right }) => right);
    const [whole, tenths] = [endOf(digits), endOf(`${digits}٫[۰-۹]`)];
    expect(whole.length).toBeGreaterThan(1);
    expect(tenths.length).toBeGreaterThan(1);
    for (const ends of [whole, tenths])
      expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(NEAR);
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
