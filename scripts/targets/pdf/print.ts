import type { Page as BrowserPage } from 'puppeteer';
import type { PageMap } from '../../book/page-map.ts';
import type { Rendering } from '../../render/render.ts';
import type { BrowserSession } from '../browser/session.ts';
import { PdfFile } from './document/pdf-file.ts';
import { Structure } from './document/structure.ts';
import { geometryOf } from './geometry.ts';
import { inPage } from './in-page.ts';
import type { Layout } from './layout.ts';
import { pour, printDocument } from './print-document.ts';
import { type Fault, faultsOf } from './proof.ts';
import { setPages } from './set-pages.ts';
import { settleLinks } from './settle-links.ts';
import { Stopwatch } from './stopwatch.ts';

/** A printed book, and where everything in it stands. */
export interface Printed {
  readonly pdf: PdfFile;
  readonly structure: Structure;
  readonly layout: Layout;
  readonly map: PageMap;
  /** What the print has on another page than the layout says: empty, or something is wrong. */
  readonly faults: readonly Fault[];
  /** The images of pixels, by their paths in the book, with their pixels to the inch. */
  readonly images: ReadonlyMap<string, number>;
  /** Milliseconds of each step. */
  readonly timings: Readonly<Record<string, number>>;
  readonly browser: string;
}

/** How often a book is printed anew when its print is not what the layout says. */
const REPRINTS = 2;

/**
 * Print a book: set its pages, print them, and prove from the print itself that everything stands where the layout says.
 * Where it doesn't, the notes of that division go to its end and the book is printed again.
 */
export async function print(rendering: Rendering, browser: BrowserSession): Promise<Printed> {
  const watch = new Stopwatch();
  const served = await printDocument(rendering);
  const natural = new Set<number>();
  for (let turn = 0; ; turn += 1) {
    watch.start('load');
    const printed = await browser.withPage(served, async (page) => {
      await pour(page, rendering);
      watch.stop('load');
      const images = await imagesOf(page);
      const { layout, map } = await setPages(page, rendering, natural, watch);
      const pdf = new PdfFile(await watch.time('print', () => printPage(page)));
      settleLinks(pdf, geometryOf(rendering.book));
      const { structure, faults } = await watch.time('prove', () => prove(pdf, layout, rendering));
      return { pdf, structure, layout, map, images, faults, browser: await page.browser().version() };
    });
    const guilty = printed.faults[0]?.division;
    if (guilty === undefined || natural.has(guilty) || turn === REPRINTS)
      return { ...printed, timings: watch.timings };
    natural.add(guilty);
  }
}

/** Path -> the least resolution that an image is set with. */
async function imagesOf(page: BrowserPage): Promise<ReadonlyMap<string, number>> {
  const least = new Map<string, number>();
  for (const { address, resolution } of await inPage(page, 'images')) {
    const path = address.replace(/^assets\//, '');
    least.set(path, Math.min(resolution, least.get(path) ?? Infinity));
  }
  return least;
}

function prove(
  pdf: PdfFile,
  layout: Layout,
  rendering: Rendering,
): { structure: Structure; faults: readonly Fault[] } {
  const structure = new Structure(pdf);
  return { structure, faults: faultsOf(pdf, layout, rendering, structure) };
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
