import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flattenOutline } from '../../scripts/book/outline.ts';
import { modulePath } from '../../scripts/engine/module-path.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { wordsOf } from '../conformance/text/score.ts';
import { launchReader, SITE, type Site, visit } from '../reader-browser.ts';
import { type Editions, editions } from './books.ts';

/** The sample in a real reading system: foliate-js, the engine of Foliate, with its own reader around it. */

const FOLIATE = dirname(modulePath('foliate-js/view.js'));
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Where screenshots go, to be looked at; none are made without it. */
const SCREENSHOTS = process.env['WARRAQ_SCREENSHOTS'];

const browser = new BrowserSession();
let made: Editions;
let reading: Browser;
let reader: Page;

beforeAll(async () => {
  made = await editions('sample', browser);
  const files = readdirSync(FOLIATE, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && MEDIA_TYPES[extname(entry.name)] && !entry.parentPath.includes('tests'),
  );
  const site: Site = new Map([
    ...files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [
        path.slice(FOLIATE.length + 1),
        { mediaType: MEDIA_TYPES[extname(path)]!, body: readFileSync(path) as Uint8Array | string },
      ] as const;
    }),
    ['', { mediaType: 'text/html; charset=utf-8', body: readFileSync(join(FOLIATE, 'reader.html')) }],
    ['book.epub', { mediaType: 'application/epub+zip', body: made.epub }],
  ]);
  reading = await launchReader();
  reader = (await visit(reading, site)).page;
  await reader.setViewport({ width: 900, height: 1100 });
  await reader.goto(`${SITE}?url=book.epub`);
  await reader.waitForFunction(() => document.querySelector('foliate-view') !== null);
  await settled();
});
afterAll(async () => {
  await Promise.all([reading.close(), browser.close()]);
});

/** Wait until the reader shows a page, and no longer moves. */
async function settled(): Promise<void> {
  const shown = () =>
    reader.evaluate(`(() => {
      const view = document.querySelector('foliate-view');
      const content = view.renderer?.getContents?.()[0];
      return content?.doc?.body ? content.index + ' ' + view.renderer.start + ' ' + view.lastLocation?.range : undefined;
    })()`);
  let before: unknown;
  for (let still = 0; still < 2; ) {
    await new Promise((resolve) => setTimeout(resolve, 75));
    const now = await shown();
    still = now !== undefined && now === before ? still + 1 : 0;
    before = now;
  }
}

/** Ask the reader: `view` is its view, `doc` the document that it shows, `index` its place in the spine. */
function ask<Answer>(expression: string): Promise<Answer> {
  return reader.evaluate(
    `(async () => { const view = document.querySelector('foliate-view'); const { doc, index } = view.renderer.getContents()[0]; return ${expression}; })()`,
  ) as Promise<Answer>;
}

async function go(href: string): Promise<void> {
  await ask(`void (await view.goTo(${JSON.stringify(href)}))`);
  await settled();
}

async function look(name: string): Promise<void> {
  if (!SCREENSHOTS) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  writeFileSync(join(SCREENSHOTS, `${name}.png`), await reader.screenshot());
}

const visible = () => ask<string>('view.lastLocation.range.toString()');
const words = async () => wordsOf(await visible()).join(' ');
/** A busy machine takes its time. */
const PATIENCE = { timeout: 10_000, interval: 100 };

interface Listed {
  readonly label: string;
  readonly href: string;
  readonly subitems?: readonly Listed[];
}

const flat = (items: readonly Listed[]): readonly Listed[] =>
  items.flatMap((item) => [item, ...flat(item.subitems ?? [])]);

describe('a reading system', () => {
  it('opens the book at its cover', async () => {
    expect(await ask<number>('index')).toBe(0);
    expect(await ask<boolean>(`doc.querySelector('.cover img').naturalWidth >= 1600`)).toBe(true);
    await look('cover');
  });

  it('goes to the left for the next page, and to the right for the one before', async () => {
    expect(await ask<string>('view.book.dir')).toBe('rtl');
    await reader.keyboard.press('ArrowLeft');
    await settled();
    await expect.poll(() => ask<number>('index'), PATIENCE).toBe(1);
    await look('title-page');
    await reader.keyboard.press('ArrowRight');
    await settled();
    await expect.poll(() => ask<number>('index'), PATIENCE).toBe(0);
  });

  it('goes from each entry of the contents to its heading', async () => {
    const entries = flat(await ask<readonly Listed[]>('JSON.parse(JSON.stringify(view.book.toc))'));
    const titles = flattenOutline(made.rendering.outline).filter(({ kind }) => kind === 'chapter');
    expect(entries.length).toBeGreaterThan(titles.length);
    for (const { label, href } of entries) {
      await go(href);
      await expect.poll(words, PATIENCE).toContain(wordsOf(label).join(' '));
      expect(await ask<string>('view.lastLocation.tocItem.label.trim()')).toBeTruthy();
    }
    await look('contents-last');
  });

  it('opens a note where its mark is clicked', async () => {
    const shown = await ask<string>(`new Promise(async (resolve, reject) => {
      const { FootnoteHandler } = await import('/footnotes.js');
      const handler = new FootnoteHandler();
      const chapter = view.book.sections.findIndex(({ id }) => /chapter/.test(id) && !/003/.test(id));
      await view.goTo(chapter);
      const mark = view.renderer.getContents()[0].doc.querySelector('[role="doc-noteref"]');
      view.addEventListener('link', (event) => handler.handle(view.book, event)?.catch(reject), { once: true });
      handler.addEventListener('before-render', ({ detail }) => document.body.append(detail.view));
      handler.addEventListener('render', ({ detail }) => {
        const [{ doc }] = detail.view.renderer.getContents();
        resolve([detail.type, detail.hidden, doc.body.textContent.trim()].join(' '));
        detail.view.remove();
      });
      mark.click();
    })`);
    expect(shown).toMatch(/^footnote true ۱/);
    expect(wordsOf(shown).length).toBeGreaterThan(5);
  });

  it('shows every word of a chapter, and lets it be selected', async () => {
    const href = await ask<string>(`view.book.sections.find(({ id }) => /004-chapter/.test(id)).id`);
    await go(href);
    await look('chapter');
    const [chapter, all, selected] = await ask<[number, string, string]>(`(() => {
      const selection = doc.getSelection();
      selection.selectAllChildren(doc.body);
      const said = selection.toString();
      selection.removeAllRanges();
      const blocks = [...doc.querySelectorAll('h1, h2, h3, p, li, td, th, figcaption')];
      // This reader shows notes where their marks are clicked, and nowhere else.
      const text = blocks.filter((one) => !one.closest('aside')).map((one) => one.textContent).join(' ');
      return [index, text, said];
    })()`);
    const asked = new Set(wordsOf(all));
    const selectable = new Set(wordsOf(selected));
    expect([...asked].filter((word) => !selectable.has(word))).toEqual([]);
    const seen = new Set<string>();
    for (let page = 0; page < 60 && (await ask<number>('index')) === chapter; page += 1) {
      for (const word of wordsOf(await visible())) seen.add(word);
      await reader.keyboard.press('ArrowLeft');
      await settled();
    }
    expect([...asked].filter((word) => !seen.has(word))).toEqual([]);
  });

  it('goes from each page of the print edition to the words that it begins with', async () => {
    const pages = await ask<readonly Listed[]>('JSON.parse(JSON.stringify(view.book.pageList))');
    const begun = made.map.labels.filter((_, index) => made.map.starts[index]);
    expect(pages.map(({ label }) => label)).toEqual(begun);
    for (const { href } of pages) {
      await go(href);
      const behind = await ask<string>(`(() => {
        const range = doc.createRange();
        range.setStartAfter(doc.getElementById(${JSON.stringify(href.split('#')[1])}));
        range.setEndAfter(doc.body.lastChild);
        return range.toString();
      })()`);
      const begin = wordsOf(behind).slice(0, 3).join(' ');
      await expect.poll(words, PATIENCE).toContain(begin);
    }
    await look('print-page');
  });
});
