import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fromHtml } from 'hast-util-from-html';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { finder } from '../../scripts/language/search/find.ts';
import { fold } from '../../scripts/language/search/fold.ts';
import { render } from '../../scripts/render/render.ts';
import { WEB } from '../../scripts/targets/web/format.ts';
import { policyDigest } from '../../scripts/targets/web/search.ts';
import { searchScript } from '../../scripts/targets/web/search-script.ts';
import { makeWeb } from '../../scripts/targets/web/web.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { launchReader } from '../reader-browser.ts';

describe('what is searched', () => {
  it.each([
    ['ي and ك', 'كتابي', 'کتابی'],
    ['alef maksura and teh marbuta', 'موسى، فاطمة', 'موسی، فاطمه'],
    ['half-spaces', 'می‌روم', 'میروم'],
    ['vowel marks and hamzas', 'مُدَرِّس، مسئله، رؤیا، آب، خانهٔ', 'مدرس، مسیله، رویا، اب، خانه'],
    ['kashidas and signs of direction', 'کتـــاب\u200f', 'کتاب'],
    ['digits', '۱۲ ١٢ 12', '12 12 12'],
    ['capitals and accents', 'CAFÉ', 'cafe'],
    ['joined forms', 'ﻻ', 'لا'],
    ['white space', 'الف \n\t ب\u00a0پ', 'الف ب پ'],
  ])('is folded: %s', (_what, written, folded) => {
    expect(fold(written).text).toBe(folded);
  });

  it('knows where each of its letters was written', () => {
    const written = 'مُدَرِّس می‌رود';
    const { text, places } = fold(written);
    const at = text.indexOf('میرود');
    expect(written.slice(places[at], places[at + 5])).toBe('می‌رود');
    expect(places).toHaveLength(text.length + 1);
  });

  const texts = ['او کتاب‌ها را می‌خواند.', 'کتاب ها می خواند', 'کتابها', 'خواند و کتاب', 'بهای نفت (2%)'];
  const find = finder([['01.html', 'یک', texts.map((text, index) => [`p-${index}`, '', '', text] as const)]]);
  const ids = (asked: string) => find(asked).map(({ passage: [id] }) => id);

  it.each([
    ['کتاب‌ها', ['p-0', 'p-1', 'p-2']],
    ['كتاب ها', ['p-0', 'p-1', 'p-2']],
    ['کتابها', ['p-0', 'p-2']],
    ['می خواند', ['p-0', 'p-1']],
    ['کتاب خواند', ['p-0', 'p-1', 'p-3']],
    ['(۲٪', []],
    ['(۲%)', ['p-4']],
    ['.*', []],
    ['\u200c', []],
    ['نیست', []],
  ])('is found by %s', (asked, found) => {
    expect([...ids(asked)].sort()).toEqual(found);
  });

  it('tells the very letters that were asked for', () => {
    const [{ passage, marks }] = find('کتاب ها') as [ReturnType<typeof find>[number]];
    expect(marks.map(([from, to]) => passage[3].slice(from, to))).toEqual(['کتاب‌ها']);
  });

  it('gives the words as they were asked for before words apart', () => {
    expect(ids('ها کتاب')).toEqual(['p-0', 'p-1', 'p-2']);
    expect(ids('خواند و کتاب')[0]).toBe('p-3');
  });
});

describe('the search of a web edition', () => {
  let folder = '';
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-search-'));
    const files = {
      'book.yaml': 'title: کتاب </script><b>\ntheme: book\ncover: false\n',
      '1.md': '# یکم\n\nمردي كه مي‌رفت[^1].\n\n## میانه\n\nسال 1399 بود.\n\n[^1]: یادداشت پایانی.\n',
      '2.md': `# دوم\n\n${'درخت '.repeat(300)}<em>باران</em> ${'درخت '.repeat(300)}\n\n${Array.from({ length: 60 }, (_, n) => `نسیم ${n}\n`).join('\n')}`,
    };
    const { book } = await readBook(memoryWorld(files));
    for (const { path, bytes } of await makeWeb(render(book!, silent))) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    browser = await launchReader();
    page = await browser.newPage();
    page.on('console', (said) => problems.push(said.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.goto(pathToFileURL(join(folder, 'web/search.html')).href);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const ask = async (asked: string) => {
    await page.$eval('#search-field', (field) => {
      (field as HTMLInputElement).value = '';
    });
    await page.type('#search-field', asked);
    return page.evaluate(() => ({
      status: document.querySelector('[role="status"]')!.textContent,
      found: [...document.querySelectorAll('#search-found li')].map((item) => ({
        href: item.querySelector('a')!.getAttribute('href'),
        place: item.querySelector('.found-place')!.textContent,
        marks: [...item.querySelectorAll('mark')].map((mark) => mark.textContent),
      })),
    }));
  };

  it('finds from the disk what is written otherwise, and says where it is', async () => {
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-field');
    const { status, found } = await ask('مردی که می رفت');
    expect(status).toBe('نتیجه‌ها: ۱');
    expect(found).toEqual([
      {
        href: expect.stringMatching(/^01\.html#p-[0-9a-f]{6}$/),
        place: 'یکم',
        marks: ['مردي كه مي‌رفت'],
      },
    ]);
    expect((await ask('۱۳۹۹')).found).toMatchObject([{ place: 'یکم › میانه', marks: ['۱۳۹۹'] }]);
    expect((await ask('یادداشت')).found).toMatchObject([{ href: '01.html#note-1' }]);
    expect((await ask('هیچ‌کدام')).status).toBe('چیزی پیدا نشد.');
    expect(problems).toEqual([]);
  });

  it('shows a stretch of a long passage', async () => {
    await ask('باران');
    const text = await page.$eval('#search-found li p + p', (one) => one.textContent!);
    expect(text).toMatch(/^… درخت.* باران درخت.* …$/);
    expect(text.length).toBeLessThan(300);
  });

  it('is used with the keyboard: arrows between field and results, more of them on demand', async () => {
    const { found, status } = await ask('نسیم');
    expect([found.length, status]).toEqual([50, 'نتیجه‌ها: ۶۰']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const focused = () =>
      page.evaluate(() => [...document.querySelectorAll('#search-found a')].indexOf(document.activeElement!));
    expect(await focused()).toBe(1);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-field');
    await page.click('#search-more');
    expect(await focused()).toBe(50);
    expect(await page.$eval('#search-more', (button) => (button as HTMLElement).hidden)).toBe(true);
  });

  it('comes back to what was asked for', async () => {
    await ask('نسیم ۵۹');
    await page.click('#search-found a');
    expect(await page.evaluate(() => document.querySelector(':target')?.textContent)).toContain('نسیم ۵۹');
    await page.goBack();
    expect(await page.$eval('#search-field', (field) => (field as HTMLInputElement).value)).toBe('نسیم ۵۹');
    expect(await page.$$eval('#search-found li', (items) => items.length)).toBe(1);
  });

  it('is the one script, which its policy names; other pages have none', async () => {
    const read = (name: string) => readFile(join(folder, 'web', name), 'utf8');
    const html = await read('search.html');
    const script = await searchScript();
    const scripts = [...html.matchAll(/<script(?! type="application\/json")[^>]*>(.*?)<\/script>/gs)].map(
      ([, text]) => text,
    );
    expect(scripts).toEqual([script]);
    expect(html).toContain(`script-src '${policyDigest(script)}'; object-src 'none'`);
    expect(script).not.toMatch(/<\/script|<!--|innerHTML|fetch|XMLHttp/i);
    expect(script.length).toBeLessThan(5000);
    for (const name of ['index.html', '01.html', '02.html']) {
      const other = await read(name);
      expect(other).toContain("script-src 'none'");
      expect(other.replace(/<script type="application\/ld\+json">/, '')).not.toContain('<script');
    }
    // What a policy names is what the shelf knows: a script that has changed is added to the list.
    expect(WEB.scripts).toContain(policyDigest(script));
  });

  it('has an index that ends nothing but itself', async () => {
    const html = await readFile(join(folder, 'web/search.html'), 'utf8');
    expect(html.match(/<\/script>/g)).toHaveLength(2);
    expect(JSON.stringify(fromHtml(html))).not.toContain('"tagName":"b"');
  });

  it('leaves out the field alone where no script runs', async () => {
    const other = await browser.newPage();
    await other.setJavaScriptEnabled(false);
    await other.goto(pathToFileURL(join(folder, 'web/search.html')).href);
    const told = await other.$eval('noscript p', (one) => [one.textContent, one.getClientRects().length]);
    expect(told).toEqual([expect.stringContaining('JavaScript'), 1]);
    expect(await other.$eval('#search-field', (field) => field.getClientRects().length)).toBe(0);
    await other.goto(pathToFileURL(join(folder, 'web/01.html')).href);
    expect(await other.$eval('.to-search', (link) => link.getClientRects().length)).toBe(0);
    await other.close();
  });

  it('can be left out', async () => {
    const { book } = await readBook(memoryWorld({ '1.md': '# یک\n\nمتن.\n' }));
    const web = await makeWeb(render(book!, silent), undefined, { search: false });
    expect(web.map(({ path }) => path)).not.toContain('web/search.html');
    expect(web.map(({ bytes }) => new TextDecoder().decode(bytes)).join('')).not.toContain('search.html');
  });
});
