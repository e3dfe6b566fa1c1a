import { availableParallelism } from 'node:os';
import type { Page as BrowserPage } from 'puppeteer';
import type { PageMap } from '../../book/page-map.ts';
import type { Rendering } from '../../render/render.ts';
import type { BrowserSession } from '../browser/session.ts';
import { joinPrints, type Print } from './document/join.ts';
import type { PdfFile } from './document/pdf-file.ts';
import type { Structure } from './document/structure.ts';
import { geometryOf } from './geometry.ts';
import { inPage } from './in-page.ts';
import type { Layout } from './layout.ts';
import { pour, printDocument } from './print-document.ts';
import { type Fault, faultsOf } from './proof.ts';
import { quiresOf } from './quires.ts';
import { hasSpare, type OpenQuire, setPages } from './set-pages.ts';
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
  const quires = quiresOf(rendering);
  const natural = new Set<number>();
  for (let turn = 0; ; turn += 1) {
    watch.start('load');
    const printed = await browser.withPages(served, quires.length, async (pages) => {
      const open = quires.map((quire, index) => ({ ...quire, page: pages[index]! }));
      await Promise.all(open.map(({ page }, index) => pour(page, rendering, quires[index]!)));
      watch.stop('load');
      const images = await imagesOf(pages);
      const { layout, map } = await setPages(open, rendering, natural, watch);
      const prints = await watch.time('print', () => printAll(open, layout));
      const { pdf, structure } = await watch.time('join', () =>
        joinPrints(prints, (whole) => settleLinks(whole, geometryOf(rendering.book))),
      );
      const faults = await watch.time('prove', () => faultsOf(pdf, layout, rendering, structure));
      return { pdf, structure, layout, map, images, faults, browser: await pages[0]!.browser().version() };
    });
    const guilty = printed.faults[0]?.division;
    if (guilty === undefined || natural.has(guilty) || turn === REPRINTS)
      return { ...printed, timings: watch.timings };
    natural.add(guilty);
  }
}

/** Path -> the least resolution that an image is set with. */
async function imagesOf(pages: readonly BrowserPage[]): Promise<ReadonlyMap<string, number>> {
  const least = new Map<string, number>();
  const placed = await Promise.all(pages.map((page) => inPage(page, 'images')));
  for (const { address, resolution } of placed.flat()) {
    const path = address.replace(/^assets\//, '');
    least.set(path, Math.min(resolution, least.get(path) ?? Infinity));
  }
  return least;
}

/** Print the quires, as many at once as there are processors. */
async function printAll(quires: readonly OpenQuire[], layout: Layout): Promise<readonly Print[]> {
  const prints: Print[] = [];
  const waiting = [...quires.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, quire] = next;
      prints[index] = { bytes: await printPage(quire.page), spare: hasSpare(quire, layout) };
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return prints;
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
