import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer';
import { silent } from '../scripts/diagnostics/report.ts';
import { preview } from '../scripts/verbs/preview/preview.ts';
import type { News } from '../scripts/verbs/preview/view.ts';
import { withWorkshop } from '../scripts/verbs/workshop.ts';
import { launchReader } from '../test/reader-browser.ts';
import { generateBook } from './generate.ts';
import { rawPrint } from './raw-print.ts';
import * as stages from './stages.ts';

/**
 * `npm run bench:preview -- [--pages 300] [--saves 9]`: how long it takes from saving a word of a chapter to the changed page on the screen of a
 * real browser, as a part of one raw print of the same book at the same time.
 */

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '300' }, saves: { type: 'string', default: '9' } },
});

/** What a save has cost, ms: until the pages are set, and until the page is seen. */
interface Save {
  readonly set: number;
  readonly seen: number;
}

const folder = await mkdtemp(join(tmpdir(), 'warraq-preview-'));
const out = join(folder, 'out');
const book = join(folder, 'book');
try {
  await generateBook(book, Number(values.pages));
  const saves: Save[] = [];
  let raw: readonly number[] = [];
  let pages = 0;
  const ended = new AbortController();
  const browser = await launchReader('this machine');
  await withWorkshop({ cache: join(folder, 'store'), browsers: 2 }, async (workshop) => {
    let news: News | undefined;
    let tell = (_: string) => {};
    const url = new Promise<string>((resolve) => {
      tell = resolve;
    });
    const onNews = (told: News) => {
      news = told;
    };
    const running = preview({ path: book, out, onReady: tell, onNews }, workshop, ended.signal);
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    await page.goto(await url);
    const chapter = (await readdir(book)).filter((name) => name.endsWith('.md')).sort()[8]!;
    await settled(page);
    await goTo(page, chapter, news!);
    pages = news!.view!.pages.length;
    for (let turn = 0; turn < Number(values.saves) + 3; turn += 1) {
      const save = await saved(page, join(book, chapter), turn, () => news!);
      if (turn >= 3) saves.push(save);
    }
    raw = await rawPrints();
    ended.abort();
    await running;
  });
  await browser.close();
  const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)]!;
  const print = median(raw);
  const ratio = (ms: number) => `${Math.round(ms)} ms, ${(ms / print).toFixed(2)} of the raw print`;
  console.log(
    [
      `- ${pages} pages; the raw print: ${Math.round(print)} ms`,
      `- from saving to the page on the screen: ${ratio(median(saves.map(({ seen }) => seen)))}`,
      `- of that, reading and setting: ${ratio(median(saves.map(({ set }) => set)))}`,
      `- all saves: ${saves.map(({ seen }) => Math.round(seen)).join(', ')} ms`,
    ].join('\n'),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Raw prints of the book as it is now, ms. */
async function rawPrints(): Promise<readonly number[]> {
  const { book: read } = await stages.readBook(stages.diskWorld(book, undefined), undefined, {
    syntaxes: stages.SYNTAXES,
  });
  const rendering = stages.render(read!, silent);
  const all: number[] = [];
  for (let run = 0; run < 3; run += 1) all.push(await rawPrint(rendering, stages));
  return all;
}

/** Wait until all is set and checked. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getElementById('state')!.dataset['state'] === 'ready', {
    timeout: 120_000,
  });
}

/** Open the first page of a chapter. */
async function goTo(page: Page, chapter: string, { view }: News): Promise<void> {
  const index = view!.pages.findIndex(({ source }) => source?.file.endsWith(chapter));
  await page.evaluate((at) => {
    const slider = document.getElementById('slider') as HTMLInputElement;
    slider.value = String(at);
    slider.dispatchEvent(new Event('input'));
  }, index);
  await new Promise((done) => setTimeout(done, 1000));
}

/** Save a word of a text that is seen, and wait until it is. */
async function saved(page: Page, path: string, turn: number, news: () => News): Promise<Save> {
  await new Promise((done) => setTimeout(done, 1500));
  const text = await readFile(path, 'utf8');
  const word = `واژه${'ابپت'[turn % 4]}${'جچحخ'[Math.floor(turn / 4) % 4]}`;
  // A text: what a transpiler does to functions breaks them in a page.
  const seen = page.evaluate(`new Promise((done) => {
    const look = () => {
      const shown = document.getElementById('sheet').contentDocument.body.textContent;
      requestAnimationFrame(shown.includes(${JSON.stringify(word)}) ? () => done(Date.now()) : look);
    };
    look();
  })`) as Promise<number>;
  const begun = Date.now();
  await writeFile(path, text.replace(/\n\n\S+ /, `\n\n${word} `));
  return { seen: (await seen) - begun, set: news().status.ms };
}
