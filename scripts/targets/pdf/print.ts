import type { Page as BrowserPage } from 'puppeteer';
import type { Rendering } from '../../render/render.ts';
import type { BrowserSession } from '../browser/session.ts';
import { pagesById } from '../markup.ts';
import { PdfFile } from './document/pdf-file.ts';
import type { Galley, Measure } from './galley.ts';
import { geometryOf } from './geometry.ts';
import { inPage } from './in-page.ts';
import { type Layout, layOut } from './layout.ts';
import { furnitureCss } from './page-css.ts';
import { printDocument } from './print-document.ts';
import { printId } from './print-id.ts';
import { faultsOf } from './proof.ts';
import { settleLinks } from './settle-links.ts';

/** A printed book, and where everything in it stands. */
export interface Printed {
  readonly pdf: PdfFile;
  readonly layout: Layout;
  /** Ids that the print has on another page than the layout says: empty, or something is wrong. */
  readonly moved: readonly string[];
  /** Milliseconds of each step. */
  readonly timings: Readonly<Record<string, number>>;
  readonly browser: string;
}

/** Runs a step of the work, and keeps its time. */
type Timed = <T>(step: string, work: () => Promise<T>) => Promise<T>;

/**
 * Print a book: set its pages, print them, and prove from the print itself that everything stands where the layout says.
 */
export async function print(rendering: Rendering, browser: BrowserSession): Promise<Printed> {
  const timings: Record<string, number> = {};
  const timed: Timed = async (step, work) => {
    const start = performance.now();
    const result = await work();
    timings[step] = (timings[step] ?? 0) + performance.now() - start;
    return result;
  };
  const served = await timed('compose', () => printDocument(rendering));
  const begun = performance.now();
  return browser.withPage(served, async (page) => {
    timings['load'] = performance.now() - begun;
    const layout = await setPages(page, rendering, timed);
    const pdf = new PdfFile(await timed('print', () => printPage(page)));
    settleLinks(pdf, geometryOf(rendering.book));
    const moved = await timed('prove', async () => faultsOf(pdf, layout, idsOf(rendering)));
    return { pdf, layout, moved, timings, browser: await page.browser().version() };
  });
}

/** Set the pages of a loaded document: measure it as galleys, divide these into pages, put in what pages have. */
export async function setPages(
  page: BrowserPage,
  rendering: Rendering,
  timed: Timed = (_, work) => work(),
): Promise<Layout> {
  const { galleys, measure } = await timed('measure', () => measured(page, rendering));
  const geometry = geometryOf(rendering.book);
  const layout = await timed('paginate', async () => layOut(rendering, galleys, measure, geometry));
  await timed('set', () => set(page, rendering, layout));
  return layout;
}

function idsOf({ pages }: Rendering): readonly string[] {
  return [...pagesById(pages).keys()];
}

async function measured(
  page: BrowserPage,
  { book }: Rendering,
): Promise<{ galleys: readonly Galley[]; measure: Measure }> {
  const { area } = geometryOf(book);
  const mm = (points: number) => (points / 72) * 25.4;
  return (await page.evaluate(inPage('measure', { width: mm(area.width), height: mm(area.height) }))) as {
    galleys: readonly Galley[];
    measure: Measure;
  };
}

async function set(page: BrowserPage, rendering: Rendering, layout: Layout): Promise<void> {
  const { labels, targets } = layout.map;
  const blank = layout.divisions.flatMap((one, index) =>
    one.blank ? [printId(rendering.pages[index]!.id)] : [],
  );
  const furniture = {
    css: furnitureCss(rendering, layout),
    folios: Object.fromEntries(Object.entries(targets).map(([id, index]) => [id, labels[index] ?? ''])),
    blanks: blank,
  };
  const setting = {
    divisions: layout.divisions.map((one) => one.pages),
    continued: rendering.labels.words.continued,
  };
  await page.evaluate(inPage('set', setting, furniture));
}

/** Print the loaded document as it is. Puppeteer's own `pdf()` has the whole book laid out once more before. */
export async function printPage(page: BrowserPage): Promise<Uint8Array> {
  const session = await page.createCDPSession();
  const { data } = await session.send('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    transferMode: 'ReturnAsBase64',
  });
  return Buffer.from(data, 'base64');
}
