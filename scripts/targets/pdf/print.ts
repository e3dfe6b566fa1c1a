import type { Page as BrowserPage } from 'puppeteer';
import type { Rendering } from '../../render/render.ts';
import { type BrowserOptions, withPage } from '../browser/session.ts';
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

/**
 * Print a book: set it as galleys and measure them, divide them into pages, set these, print, and prove from the print
 * itself that everything stands where the layout says.
 */
export async function print(rendering: Rendering, options: BrowserOptions): Promise<Printed> {
  const timings: Record<string, number> = {};
  const timed = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    timings[step] = (timings[step] ?? 0) + performance.now() - start;
    return result;
  };
  const served = await timed('compose', () => printDocument(rendering));
  const begun = performance.now();
  return withPage(served, options, async (page) => {
    timings['load'] = performance.now() - begun;
    const { galleys, measure } = await timed('measure', () => measured(page, rendering));
    const geometry = geometryOf(rendering.book);
    const layout = await timed('paginate', async () => layOut(rendering, galleys, measure, geometry));
    await timed('set', () => set(page, rendering, layout));
    const pdf = new PdfFile(await timed('print', () => printPage(page)));
    const moved = await timed('prove', async () => faultsOf(pdf, layout, idsOf(rendering)));
    return { pdf, layout, moved, timings, browser: await page.browser().version() };
  });
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

function printPage(page: BrowserPage): Promise<Uint8Array> {
  return page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: false,
    timeout: 0,
  });
}
