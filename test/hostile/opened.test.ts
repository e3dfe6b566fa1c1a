import JSZip from 'jszip';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { render } from '../../scripts/render/render.ts';
import { makeEpub } from '../../scripts/targets/epub/epub.ts';
import { makeWeb } from '../../scripts/targets/web/web.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { launchReader, type Site, visit } from '../reader-browser.ts';
import { DRAWINGS, sourceOf } from './drawings.ts';

/** Every hostile drawing in a book, and that book in a browser in which scripts run. */

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  xhtml: 'application/xhtml+xml',
  svg: 'image/svg+xml',
  css: 'text/css',
};
const PADDING = ' '.repeat(200_000);

let browser: Browser;
let web: Site;
let epub: Site;
let untouched: Site;

beforeAll(async () => {
  browser = await launchReader();
  const drawings = DRAWINGS.filter(({ refused }) => !refused).map(sourceOf);
  const files: Record<string, string> = { 'book.yaml': 'title: کتاب\ncover: 1.svg\n' };
  for (const [index, source] of drawings.entries()) {
    files[`${index}.svg`] = source;
    // A large drawing stays a file of its own.
    files[`large-${index}.svg`] = source.replace(/<\/svg>\s*$/, `<desc>${PADDING}</desc></svg>`);
  }
  const shown = drawings.map((_, index) => `![الف](${index}.svg)\n\n![ب](large-${index}.svg)\n`);
  files['1.md'] = `# فصل\n\n${shown.join('\n')}`;
  const { book } = await readBook(memoryWorld(files));
  const rendering = render(book!, silent);
  web = new Map(
    (await makeWeb(rendering, book!.cover)).map(({ path, bytes }) => [path, served(path, bytes)] as const),
  );
  const zip = await JSZip.loadAsync((await makeEpub(rendering, book!.cover)).bytes);
  epub = new Map(
    await Promise.all(
      Object.keys(zip.files).map(
        async (name) => [name, served(name, await zip.file(name)!.async('uint8array'))] as const,
      ),
    ),
  );
  const ending = drawings.filter((source) => !source.includes('while(true)'));
  untouched = new Map(ending.map((source, index) => [`${index}.svg`, served('.svg', source)] as const));
});
afterAll(() => browser.close());

function served(path: string, body: string | Uint8Array) {
  return { mediaType: MEDIA_TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream', body };
}

/** What all pages and drawings of a site do. */
async function doings(site: Site): Promise<readonly string[]> {
  const did: string[] = [];
  const opened = [...site].filter(([path]) => /\.(?:html|xhtml|svg)$/.test(path));
  for (const [path] of opened) {
    const { page, asked, said } = await visit(browser, site, path);
    // What is asked for once text is laid out.
    await page.evaluate(() => document.documentElement.getBoundingClientRect().width);
    did.push(...[...asked, ...said].map((what) => `${path}: ${what}`));
    await page.close();
  }
  expect(opened.length).toBeGreaterThan(2);
  return did;
}

describe('hostile drawings, opened by a reader', () => {
  it('would run scripts and ask for files if nothing were taken out', async () => {
    const did = await doings(untouched);
    expect(did.filter((one) => /: \d$/.test(one)).length).toBeGreaterThan(3);
    expect(did.filter((one) => one.includes('http://a.example/')).length).toBeGreaterThan(5);
  });

  it('do nothing in the web edition, nor as its files', async () => {
    expect(await doings(web)).toEqual([]);
    expect([...web.keys()].filter((path) => path.endsWith('.svg')).length).toBeGreaterThan(20);
  });

  it('do nothing in the chapters of the EPUB, nor as its files', async () => {
    expect(await doings(epub)).toEqual([]);
    expect([...epub.keys()].filter((path) => path.endsWith('.svg')).length).toBeGreaterThan(10);
  });
});
