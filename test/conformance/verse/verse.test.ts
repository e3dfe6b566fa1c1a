import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trimSize } from '../../../scripts/book/trim-size.ts';
import { build } from '../../../scripts/verbs/build.ts';
import { launchReader, type Site, visit } from '../../reader-browser.ts';
import { FOLDER, POEMS } from './poems.ts';
import { type Printed, printedHemistichs } from './printed.ts';

/** PERSIAN.md, E: hemistichs of one width for the whole poem; a hemistich never turns over, a bayt is never parted. */
const NEAR = 0.5;
/** The inner and outer margin of the theme of a book: mm. */
const MARGINS = 39;
/** No two hemistichs are nearer to each other: em. */
const LEAST_GAP = 1.2;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The files of an edition of the poems on a paper. */
async function made(
  size: string,
  formats: readonly string[],
): Promise<readonly { path: string; bytes: Buffer }[]> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-verse-'));
  folders.push(folder);
  const path = join(folder, 'book');
  cpSync(FOLDER, path, { recursive: true });
  const settings = join(path, 'book.yaml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('رقعی', size));
  const out = join(folder, 'out');
  const { messages } = await build({ path, out, formats });
  expect(messages).toEqual([]);
  return (readdirSync(out, { recursive: true }) as string[])
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => ({ path: `/${name}`, bytes: readFileSync(join(out, name)) }));
}

const widthOf = ({ left, right }: Pick<Printed, 'left' | 'right'>) => right - left;

describe.each(['جیبی', 'پالتویی', 'رقعی', 'وزیری', 'A5'])('poems on %s', (size) => {
  let printed: readonly Printed[][][];
  beforeAll(async () => {
    const files = await made(size, ['pdf']);
    const pdf = files.find(({ path }) => path.endsWith('.pdf'));
    const all = await printedHemistichs(pdf!.bytes, POEMS.flat(2));
    const places = all.values();
    printed = POEMS.map((bayts) => bayts.map((bayt) => bayt.map(() => places.next().value!)));
  });

  it('have hemistichs of one width, that of the longest', () => {
    for (const [index, bayts] of printed.entries()) {
      // pdf.js takes a letter with a mark, such as «هٔ», for wider or narrower than it is.
      const isCounted = (_: Printed, at: number) => !/\p{M}/u.test(POEMS[index]!.flat()[at]!);
      const widths = bayts.flat().filter(isCounted).map(widthOf);
      expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(NEAR);
    }
  });

  it('part no bayt over pages', () => {
    for (const bayt of printed.flat()) expect(new Set(bayt.map(({ page }) => page)).size).toBe(1);
  });

  it('are stepped only where two hemistichs have no room at 0.88 of the size', () => {
    const sizes = printed.flat(2).map(({ size: own }) => own);
    const whole = Math.max(...sizes);
    expect(Math.min(...sizes) / whole).toBeGreaterThanOrEqual(0.879);
    const { width } = trimSize(size);
    const room = ((width - MARGINS) * 72) / 25.4;
    for (const bayts of printed) {
      const [one, other] = bayts.find(({ length }) => length === 2)!;
      if (Math.abs(one!.y - other!.y) < 1) continue;
      const both = (2 * widthOf(one!) * whole * 0.88) / one!.size;
      expect(both + LEAST_GAP * whole * 0.88).toBeGreaterThan(room);
    }
  });

  it('are side by side as wholes, or stepped as wholes, the second below and to the left', () => {
    for (const bayts of printed) {
      const pairs = bayts.filter(({ length }) => length === 2);
      const beside = pairs.filter(([one, other]) => Math.abs(one!.y - other!.y) < 1);
      for (const [one, other] of beside) expect(one!.left - other!.right).toBeGreaterThan(10);
      const stepped = pairs.filter((pair) => !beside.includes(pair));
      if (beside.length > 0) expect(stepped.length).toBeLessThanOrEqual(2);
      for (const [one, other] of stepped) expect(other!.left).toBeLessThanOrEqual(one!.left + NEAR);
    }
  });
});

it('have a masnavi side by side on رقعی though its bayts are numbered, and the numbers outside of the measure', async () => {
  const files = await made('رقعی', ['pdf']);
  const pdf = files.find(({ path }) => path.endsWith('.pdf'))!;
  const all = await printedHemistichs(pdf.bytes, POEMS.flat(2));
  const at = POEMS.findIndex((bayts) => bayts.length === 60);
  const from = POEMS.slice(0, at).flat(2).length;
  const own = all.slice(from, from + 120);
  expect(
    own.filter((_, index) => index % 2 === 0 && Math.abs(own[index]!.y - own[index + 1]!.y) > 1),
  ).toEqual([]);
});

describe('poems on a screen', () => {
  let browser: Browser;
  let site: Site;
  let epub: JSZip;
  beforeAll(async () => {
    browser = await launchReader();
    const files = await made('رقعی', ['pdf', 'epub', 'web']);
    const web = files.filter(({ path }) => path.includes('/web/'));
    const type = (path: string) =>
      ({ html: 'text/html', css: 'text/css', woff2: 'font/woff2' })[path.split('.').at(-1)!] ?? 'text/plain';
    site = new Map(
      web.map(({ path, bytes }) => [path.split('/web/')[1]!, { mediaType: type(path), body: bytes }]),
    );
    epub = await JSZip.loadAsync(files.find(({ path }) => path.endsWith('.epub'))!.bytes);
  });
  afterAll(() => browser.close());

  it.each([390, 800, 1280])('turn no hemistich over in the web edition at %d px', async (width) => {
    const chapters = [...site.keys()].filter((path) => path.endsWith('.html') && path !== 'index.html');
    expect(chapters.length).toBeGreaterThanOrEqual(3);
    let count = 0;
    for (const path of chapters) {
      const { page } = await visit(browser, site, path);
      await page.setViewport({ width, height: 900 });
      for (const poem of await measured(page)) {
        count += poem.widths.length;
        expect(Math.max(...poem.widths) - Math.min(...poem.widths)).toBeLessThanOrEqual(NEAR);
        expect(poem.turned).toEqual([]);
        expect(new Set(poem.beside).size).toBeLessThanOrEqual(1);
        expect(poem.overflow).toBeLessThanOrEqual(0);
      }
      await page.close();
    }
    expect(count).toBe(POEMS.flat(2).length);
  });

  it.each([800, 1280])(
    'have ghazals and a masnavi side by side in the web edition at %d px',
    async (width) => {
      for (const path of ['01.html', '02.html']) {
        const { page } = await visit(browser, site, path);
        await page.setViewport({ width, height: 900 });
        const poems = await measured(page);
        expect(poems.map(({ beside }) => [...new Set(beside)])).toEqual(poems.map(() => [true]));
        await page.close();
      }
    },
  );

  it('have the lines of a stepped bayt nearer to each other than to the next', async () => {
    const { page } = await visit(browser, site, '01.html');
    await page.setViewport({ width: 390, height: 900 });
    const tops = await page.$$eval('.stanza:first-child .hemistich', (all) =>
      all.slice(0, 4).map((one) => one.getBoundingClientRect().top),
    );
    const [within, between] = [tops[1]! - tops[0]!, tops[2]! - tops[1]!];
    expect(between - within).toBeGreaterThan(4);
    await page.close();
  });

  it.each([
    [390, false],
    [800, true],
  ])('have page marks outside their bayts in the EPUB: at %d px side by side %s', async (width, beside) => {
    const read = async (pattern: RegExp) =>
      Promise.all(epub.file(pattern).map(async (file) => file.async('string')));
    const [css] = await read(/style\.css$/);
    const texts = (await read(/\.xhtml$/)).filter((text) => text.includes('class="bayt"'));
    const page = await browser.newPage();
    await page.setViewport({ width, height: 900 });
    let marks = 0;
    for (const text of texts) {
      await page.setContent(text.replace('</head>', `<style>${css}</style></head>`));
      marks += await page.$$eval('.stanza > [role="doc-pagebreak"]', (all) => all.length);
      expect(await page.$$('.bayt [role="doc-pagebreak"]')).toEqual([]);
      const [first] = await measured(page);
      expect([...new Set(first!.beside)]).toEqual([beside]);
    }
    expect(marks).toBeGreaterThan(5);
  });
});

interface Measured {
  readonly widths: readonly number[];
  /** Hemistichs of more than one line. */
  readonly turned: readonly string[];
  /** Of each bayt of two hemistichs whether they stand side by side. */
  readonly beside: readonly boolean[];
  /** How much the poem is wider than its place: px. */
  readonly overflow: number;
}

function measured(page: Page): Promise<readonly Measured[]> {
  return page.$$eval('.verse:has(.hemistich)', (poems) =>
    poems.map((poem) => {
      const hemistichs = [...poem.querySelectorAll('.hemistich')];
      const lines = (one: Element) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return new Set(
          [...range.getClientRects()]
            .filter(({ width }) => width > 1)
            .map(({ bottom }) => Math.round(bottom / 8)),
        ).size;
      };
      return {
        widths: hemistichs.map((one) => one.getBoundingClientRect().width),
        turned: hemistichs.filter((one) => lines(one) > 1).map((one) => one.textContent ?? ''),
        beside: [...poem.querySelectorAll('.bayt:not(.refrain)')].flatMap((bayt) => {
          const [one, other] = [...bayt.querySelectorAll('.hemistich')].map(
            (part) => part.getBoundingClientRect().top,
          );
          return other === undefined ? [] : [Math.abs(one! - other) < 2];
        }),
        overflow: poem.scrollWidth - Math.ceil(poem.getBoundingClientRect().width),
      };
    }),
  );
}
