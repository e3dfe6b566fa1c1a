import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { imageSize } from 'image-size';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disk } from '../../scripts/disk/disk.ts';
import { makeShelf } from '../../scripts/index.ts';
import { commit } from '../../scripts/vault/commit.ts';
import { boardPng } from '../../scripts/vault/shelf/board.ts';
import { launchReader, SITE, visit } from '../reader-browser.ts';
import { OPDS_FEED, OPDS_PUBLICATION } from './opds-schema.ts';

let folder = '';
const shelf = () => join(folder, 'shelf');
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-shelf-'));
  await put('urn:isbn:9786001191251', 'چاپ اول', 'کتاب <آب> & "خاک"', {
    'web/index.html': '<p>',
    'کتاب.pdf': 'x',
  });
  await put('urn:isbn:9786001191251', 'چاپ دوم', 'کتاب <آب> & "خاک"', {
    'web/index.html': '<p>',
    'web/cover.png': Buffer.from(boardPng()).toString('latin1'),
    'کتاب.pdf': 'x',
    'کتاب.epub': 'x',
  });
  await put('https://doi.org/10.1000/1', 'نخست', 'کتاب <آب> & "خاک"', { 'a.epub': 'x' });
  await makeShelf({ store: join(folder, 'archive') }, shelf());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Archive an edition of a few files, with its record and what is said of it. */
async function put(
  id: string,
  label: string,
  title: string,
  outputs: Readonly<Record<string, string>>,
): Promise<void> {
  const metadata = {
    author: [{ name: 'سارا کریمی' }],
    publisher: { name: 'نشر وراق' },
    inLanguage: 'fa',
    datePublished: '2026-06-02',
    abstract: 'گزارشی دربارهٔ آب.',
    about: ['آب'],
  };
  const files = new Map(
    Object.entries({
      ...Object.fromEntries(Object.entries(outputs).map(([path, text]) => [`outputs/${path}`, text])),
      'record.json': JSON.stringify({ title, pageMap: { pages: 34 } }),
      'metadata.jsonld': JSON.stringify(metadata),
    }).map(
      ([path, text]) =>
        [path, { bytes: Buffer.from(text, path.endsWith('.png') ? 'latin1' : 'utf8') }] as const,
    ),
  );
  const user = { name: 'سارا', address: 'mailto:sara@example.org' };
  const created = '2026-11-24T00:00:00Z';
  await commit(join(folder, 'archive'), { id, files, created, message: label, user }, disk);
}

const documents = () =>
  (readdirSync(shelf(), { recursive: true }) as string[]).filter((path) => path.endsWith('.json'));
const read = (path: string) => readFileSync(join(shelf(), path), 'utf8');

describe('a shelf', () => {
  it('has feeds that are as OPDS 2 asks for', () => {
    const ajv = new Ajv({ allErrors: true, strictTypes: false });
    formats.default(ajv);
    expect(documents().length).toBe(1 + 2 + 3);
    for (const path of documents()) {
      const schema = path.endsWith('publication.json') ? OPDS_PUBLICATION : OPDS_FEED;
      expect(ajv.validate(schema, JSON.parse(read(path))), `${path} ${ajv.errorsText()}`).toBe(true);
    }
    const spoilt = JSON.parse(read('opds.json'));
    spoilt.publications[0].images = [];
    expect(ajv.validate(OPDS_FEED, spoilt)).toBe(false);
  });

  it('shows the latest edition, and all of a title on its page', () => {
    const feed = JSON.parse(read('opds.json'));
    expect(
      feed.publications.map((one: { links: { rel: string; type: string }[] }) => one.links.length),
    ).toEqual([2, 5]);
    const title = documents().find(
      (path) => path.endsWith('/opds.json') && JSON.parse(read(path)).metadata.numberOfItems === 2,
    )!;
    expect(
      JSON.parse(read(title)).publications.map(
        (one: { metadata: { description: string } }) => one.metadata.description,
      ),
    ).toEqual(['چاپ دوم. گزارشی دربارهٔ آب.', 'چاپ اول. گزارشی دربارهٔ آب.']);
  });

  it('opens in the browser: covers and typeface are there, links lead to files, nothing is wider than a phone', async () => {
    const browser = await launchReader();
    try {
      const served = new Map(
        readdirSync(shelf(), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => {
            const path = join(entry.parentPath, entry.name).slice(shelf().length + 1);
            return [
              path === 'index.html' ? '' : path,
              { mediaType: typeOf(path), body: readFileSync(join(shelf(), path)) },
            ];
          }),
      );
      const { page } = await visit(browser, served);
      await page.setViewport({ width: 360, height: 800 });
      const look = async () => {
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        // A cover far down the page is fetched when a reader comes near it.
        await page.evaluate(() =>
          Promise.all(
            [...document.images].map((one) => {
              one.loading = 'eager';
              return one.decode();
            }),
          ).then(() => undefined),
        );
        return page.evaluate(() => ({
          direction: getComputedStyle(document.body).direction,
          font: document.fonts.check('16px Vazirmatn'),
          images: [...document.images].map((one) => one.naturalWidth),
          width: document.documentElement.scrollWidth,
          links: [...document.links].map((one) => decodeURIComponent(new URL(one.href).pathname.slice(1))),
          text: document.body.textContent,
        }));
      };
      const home = await look();
      const pages = [];
      for (const link of home.links.filter((path) => path.endsWith('/index.html'))) {
        await page.goto(SITE + encodeURI(link));
        pages.push(await look());
      }
      expect(pages).toHaveLength(2);
      for (const one of [home, ...pages]) {
        expect(one).toMatchObject({ direction: 'rtl', font: true, width: 360 });
        expect(one.images.every((width) => width === 600)).toBe(true);
        for (const link of one.links) expect([...served.keys(), 'index.html'], link).toContain(link);
        expect(one.text).toContain('کتاب <آب> & "خاک"');
      }
      expect(home.text).toContain('چاپ دوم · ۲ ویراست');
    } finally {
      await browser.close();
    }
  });

  it('has a board for editions without a cover, which is a picture', () => {
    expect(imageSize(boardPng())).toMatchObject({ type: 'png', width: 600, height: 900 });
  });
});

function typeOf(path: string): string {
  const types: Readonly<Record<string, string>> = {
    html: 'text/html',
    css: 'text/css',
    json: 'application/json',
    png: 'image/png',
    ttf: 'font/ttf',
  };
  return types[path.split('.').at(-1)!] ?? 'application/octet-stream';
}
