import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../../scripts/diagnostics/report.ts';
import { diskWorld } from '../../../scripts/manuscript/disk-world.ts';
import { render } from '../../../scripts/render/render.ts';
import { makeWeb } from '../../../scripts/targets/web/web.ts';
import { ROOT } from '../../e2e/warraq.ts';
import { memoryWorld } from '../../memory-world.ts';
import { getDocument } from '../../pdfjs.ts';
import { readBook } from '../../read.ts';
import { launchReader, type Site, visit } from '../../reader-browser.ts';

const java = spawnSync('java', ['-version']).error === undefined;
if (!java) console.log('skipped: the Nu HTML checker needs Java');
const VNU = join(ROOT, 'node_modules/vnu-jar/build/dist/vnu.jar');

/** Notes so close that they would stand on one another, one of them foreign; tables that are wider than a telephone. */
const CROWDED = memoryWorld({
  'book.yaml': 'title: یادداشت‌ها و API\ntheme: book\ncover: false\n',
  '1.md': `# یکم\n\n${Array.from({ length: 12 }, (_, at) => `واژه[^${at}] `).join('')}\n\n${Array.from(
    { length: 12 },
    (_, at) =>
      `[^${at}]: ${at === 3 ? 'A foreign note.' : 'یادداشتی که چند سطر دارد. '.repeat(1 + (at % 4))}\n`,
  ).join('\n')}`,
  '2.md': `# دوم\n\n| ${'سال نوین | '.repeat(12)}\n|${'---|'.repeat(12)}\n| ${'۱۲ | '.repeat(12)}\n\nمتن.\n\n## میانه\n\nمتن.\n`,
});

async function siteOf(world: ReturnType<typeof memoryWorld>): Promise<Site> {
  const { book } = await readBook(world);
  const files = await makeWeb(render(book!, silent));
  return new Map(
    files.map(({ path, mediaType, bytes }) => [path.slice('web/'.length), { mediaType, body: bytes }]),
  );
}

describe('the web edition, to be read', () => {
  let browser: Browser;
  let crowded: Site;
  let sample: Site;
  beforeAll(async () => {
    browser = await launchReader();
    crowded = await siteOf(CROWDED);
    sample = await siteOf(diskWorld(join(ROOT, 'manuscript'), undefined));
  });
  afterAll(() => browser.close());

  const open = async (site: Site, path: string, width: number): Promise<Page> => {
    const { page } = await visit(browser, site, path);
    await page.setViewport({ width, height: 900 });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return page;
  };
  /** The boxes of what a selector finds, in px. */
  const boxes = (page: Page, selector: string) =>
    page.$$eval(selector, (found) =>
      found.map((one) => {
        const { top, bottom, left, right, width, height } = one.getBoundingClientRect();
        return { top, bottom, left, right, width, height };
      }),
    );

  it.each([960, 1280, 1600])(
    'has the contents beside the text at %i px, at the side where lines begin',
    async (width) => {
      const page = await open(sample, '02.html', width);
      const [[beside], [text]] = [await boxes(page, '.beside nav'), await boxes(page, 'main')];
      expect(beside!.left).toBeGreaterThan(text!.right);
      expect(beside!.right).toBeLessThanOrEqual(width);
      expect((await boxes(page, '[aria-current]'))[0]!.height).toBeGreaterThan(20);
      expect((await boxes(page, '.beside summary'))[0]!.height).toBe(0);
      await page.close();
    },
  );

  it.each([320, 800])('folds them above the text at %i px', async (width) => {
    const page = await open(sample, '02.html', width);
    const isSeen = () => page.$eval('.beside nav', (nav) => nav.checkVisibility());
    expect(await isSeen()).toBe(false);
    await page.click('.beside summary');
    expect(await isSeen()).toBe(true);
    const [[beside], [text]] = [await boxes(page, '.beside nav'), await boxes(page, 'main')];
    expect(beside!.height).toBeGreaterThan(200);
    expect(beside!.bottom).toBeLessThanOrEqual(text!.top);
    await page.close();
  });

  it.each([1200, 1280, 1600])(
    'has notes in the margin at %i px: beside their marks, none on another, none on the text',
    async (width) => {
      const page = await open(crowded, '01.html', width);
      const notes = await boxes(page, '.note');
      const marks = await boxes(page, '.note-mark');
      const [text] = await boxes(page, 'main');
      expect(notes).toHaveLength(12);
      expect(Math.abs(notes[0]!.top - marks[0]!.top)).toBeLessThan(16);
      for (const [at, note] of notes.entries()) {
        expect(note.right, `note ${at + 1}`).toBeLessThan(text!.left);
        expect(note.left, `note ${at + 1}`).toBeGreaterThanOrEqual(0);
        expect(note.top, `note ${at + 1}`).toBeGreaterThanOrEqual(marks[at]!.top - 16);
        if (at > 0) expect(note.top, `note ${at + 1}`).toBeGreaterThan(notes[at - 1]!.bottom);
      }
      await page.close();
    },
  );

  it('has them at the foot where there is no room', async () => {
    const page = await open(crowded, '01.html', 1000);
    const [[last], notes] = [await boxes(page, '.page > p:last-of-type'), await boxes(page, '.note')];
    expect(notes.every(({ top }) => top > last!.bottom)).toBe(true);
    await page.close();
  });

  it('has lines of 60 to 70 letters on a desk', async () => {
    const page = await open(sample, '02.html', 1280);
    const lengths = await page.evaluate(() => {
      const range = document.createRange();
      const counts: number[] = [];
      for (const paragraph of document.querySelectorAll('.page > p')) {
        const ends: number[] = [];
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          for (let at = 0; at < node.textContent!.length; at += 1) {
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const line = Math.round(range.getBoundingClientRect().bottom / 20);
            ends.push(line);
          }
        const lines = new Map<number, number>();
        for (const line of ends) lines.set(line, (lines.get(line) ?? 0) + 1);
        counts.push(...[...lines.values()].filter((count) => count > 40).slice(0, -1));
      }
      return counts.sort((a, b) => a - b);
    });
    const median = lengths[Math.floor(lengths.length / 2)]!;
    expect(lengths.length).toBeGreaterThan(10);
    expect(median).toBeGreaterThanOrEqual(60);
    expect(median).toBeLessThanOrEqual(70);
    await page.close();
  });

  it('goes with the keyboard from the skip link over head and contents to the text', async () => {
    const page = await open(crowded, '02.html', 1280);
    const focused = () => page.evaluate(() => document.activeElement!.closest('[class]')!.className);
    const seen: string[] = [];
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press('Tab');
      seen.push(await focused());
    }
    expect(seen.slice(0, 3)).toEqual(['skip', 'to-home', 'to-search']);
    expect(seen.slice(3, 6)).toEqual(['beside-chapter', 'beside-chapter', 'beside-chapter']);
    expect(seen.slice(6, 9)).toEqual(['to-self', 'table-scroll', 'to-self']);
    expect(seen.slice(9, 11)).toEqual(['previous', 'to-contents']);
    await page.close();
  });

  it('skips to the text', async () => {
    const page = await open(crowded, '02.html', 390);
    await page.keyboard.press('Tab');
    expect((await boxes(page, '.skip'))[0]!.height).toBeGreaterThanOrEqual(24);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement!.className)).toBe('to-self');
    await page.close();
  });

  it('lets a wide table be moved with the keyboard, and nothing else', async () => {
    const page = await open(crowded, '02.html', 320);
    await page.focus('.table-scroll');
    for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => document.querySelector('.table-scroll')!.scrollLeft < -20);
    expect(await page.evaluate(() => [scrollX, document.documentElement.scrollWidth])).toEqual([0, 320]);
    await page.close();
  });

  it.each([320, 1280])('parts no short cell of a table that moves, at %i px', async (width) => {
    const page = await open(crowded, '02.html', width);
    const heads = await boxes(page, '.table-scroll th');
    expect(heads).toHaveLength(12);
    const line = (await boxes(page, '.table-scroll td'))[0]!.height;
    for (const { height } of heads) expect(Math.abs(height - line)).toBeLessThan(4);
    await page.close();
  });

  it('gives marks of notes and their numbers 24 pixels', async () => {
    const page = await open(crowded, '01.html', 390);
    const hit = await page.evaluate(() =>
      ['.note-mark a', '.note-number'].map((selector) => {
        const link = document.querySelector(selector)!;
        link.scrollIntoView({ behavior: 'instant', block: 'center' });
        const { left, right, top, bottom } = link.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        return [
          [-11, -11],
          [11, -11],
          [-11, 11],
          [11, 11],
        ].map(([dx, dy]) => document.elementFromPoint(x + dx!, y + dy!) === link);
      }),
    );
    expect(hit.flat()).toEqual(Array.from({ length: 8 }, () => true));
    await page.close();
  });

  it('shows how far one has read, unless motion is not wanted', async () => {
    const page = await open(sample, '02.html', 800);
    const share = () =>
      page.evaluate(() => new DOMMatrix(getComputedStyle(document.body, '::before').transform).a);
    expect(await share()).toBeCloseTo(0, 2);
    await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
    await page.waitForFunction(
      () => new DOMMatrix(getComputedStyle(document.body, '::before').transform).a > 0.98,
    );
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    expect(await page.evaluate(() => getComputedStyle(document.body, '::before').content)).toBe('none');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
    await page.close();
  });

  it('is printed as text alone, notes at its foot', async () => {
    const page = await open(crowded, '01.html', 1280);
    await page.emulateMediaType('print');
    for (const selector of ['.site-head', '.beside', '.site-foot', '.skip', '.to-paragraph'])
      expect(
        (await boxes(page, selector)).every(({ height }) => height === 0),
        selector,
      ).toBe(true);
    const [[last], notes] = [await boxes(page, '.page > p:last-of-type'), await boxes(page, '.note')];
    expect(notes.every(({ top }) => top > last!.bottom)).toBe(true);
    await page.close();
  });

  it('lets a table go on overleaf on paper, from the page that it begins on', async () => {
    const rows = '| رشت | ۱۲ |\n'.repeat(60);
    const text = `# یکم\n\nمتن.\n\nجدول: شهرها\n\n| شهر | شمار |\n|---|---|\n${rows}`;
    const world = memoryWorld({ 'book.yaml': 'title: شهرها\ntheme: book\ncover: false\n', '1.md': text });
    const page = await open(await siteOf(world), '01.html', 1280);
    const pdf = await getDocument({ data: await page.pdf({ format: 'A4' }), verbosity: 0 }).promise;
    const { items } = await (await pdf.getPage(1)).getTextContent();
    expect(pdf.numPages).toBeGreaterThan(1);
    expect(items.filter((item) => 'str' in item && item.str.trim() !== '').length).toBeGreaterThan(30);
    await pdf.destroy();
    await page.close();
  });

  it.skipIf(!java)('is HTML that the Nu checker finds nothing wrong with', () => {
    const folder = mkdtempSync(join(tmpdir(), 'warraq-web-'));
    for (const [name, site] of [
      ['crowded', crowded],
      ['sample', sample],
    ] as const)
      for (const [path, { body }] of site) {
        if (!path.endsWith('.html')) continue;
        mkdirSync(dirname(join(folder, name, path)), { recursive: true });
        writeFileSync(join(folder, name, path), body);
      }
    const run = spawnSync('java', ['-jar', VNU, '--errors-only', '--skip-non-html', folder], {
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true, force: true });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
  });
});
