import { availableParallelism } from 'node:os';
import type { Page as BrowserPage } from 'puppeteer';
import type { Asset } from '../../book/book.ts';
import type { PageMap } from '../../book/page-map.ts';
import type { Rendering } from '../../render/render.ts';
import type { BrowserSession } from '../browser/session.ts';
import { Binding, type Bound } from './bind.ts';
import { inPage } from './in-page.ts';
import type { Layout } from './layout.ts';
import { pour, printDocument } from './print-document.ts';
import { quiresOf } from './quires.ts';
import { type OpenQuire, setPages } from './set-pages.ts';
import { Stopwatch } from './stopwatch.ts';

/** A printed book, and where everything in it stands. */
export interface Printed extends Bound {
  readonly layout: Layout;
  readonly map: PageMap;
  /** Why its text could not be mended, if so: then all is as the browser wrote it. */
  readonly textFault: unknown;
  /** The images of pixels, by their paths in the book, with their pixels to the inch. */
  readonly images: ReadonlyMap<string, number>;
  /** Milliseconds of each step. */
  readonly timings: Readonly<Record<string, number>>;
  readonly browser: string;
}

export interface PrintOptions {
  /** Put right the text and the structure of the print; otherwise all stays as the browser wrote it. */
  readonly mends?: boolean;
  /** The cover; a print for the shop has none. */
  readonly cover?: Asset | undefined;
  /** Letters of a quire; for tests, whose books are short. */
  readonly quireLength?: number | undefined;
}

/** How often a book is printed anew when its print is not what the layout says. */
const REPRINTS = 2;

/**
 * Print a book: set its pages, print them, and prove from the print itself that everything stands where the layout says.
 * Where it doesn't, the notes of that division go to its end and the book is printed again.
 */
export async function print(
  rendering: Rendering,
  browser: BrowserSession,
  { mends = true, quireLength, cover }: PrintOptions = {},
): Promise<Printed> {
  const watch = new Stopwatch();
  const served = await printDocument(rendering, cover);
  const quires = quiresOf(rendering, quireLength);
  const natural = new Set<number>();
  for (let turn = 0; ; turn += 1) {
    watch.start('load');
    const printed = await browser.withPages(served, quires.length, async (pages) => {
      const open = quires.map((quire, index) => ({ ...quire, page: pages[index]! }));
      await Promise.all(open.map((quire) => pour(quire.page, rendering, quire)));
      watch.stop('load');
      const images = await imagesOf(pages);
      const { layout, map } = await setPages(open, rendering, {
        natural,
        cover: cover !== undefined,
        watch,
      });
      const bound = await bind(open, rendering, layout, watch, mends);
      return { ...bound, layout, map, images, browser: await pages[0]!.browser().version() };
    });
    const guilty = printed.faults[0]?.division;
    if (guilty === undefined || natural.has(guilty) || turn === REPRINTS)
      return { ...printed, timings: watch.timings };
    natural.add(guilty);
  }
}

/** Print and bind the quires of a book. A fault in the mending must not lose it: then all is bound as printed. */
async function bind(
  quires: readonly OpenQuire[],
  rendering: Rendering,
  layout: Layout,
  watch: Stopwatch,
  mends: boolean,
): Promise<Bound & { readonly textFault: unknown }> {
  const prints = printAll(quires);
  for (const one of prints) one.catch(() => {});
  const bound = async (mending: boolean): Promise<Bound> => {
    const binding = new Binding(rendering, layout, watch, mending);
    for (const [index, quire] of quires.entries())
      await binding.add(quire, await watch.time('print', () => prints[index]!));
    return binding.finish();
  };
  try {
    return { ...(await bound(mends)), textFault: undefined };
  } catch (cause) {
    await Promise.all(prints);
    if (!mends) throw cause;
    return { ...(await bound(false)), textFault: cause };
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

/** Print quires in their order, as many at once as there are processors. */
function printAll(quires: readonly OpenQuire[]): readonly Promise<Uint8Array>[] {
  const gates = quires.map(() => gate());
  let begun = 0;
  const beginNext = () => gates[begun++]?.open();
  for (let place = 0; place < availableParallelism(); place += 1) beginNext();
  return quires.map(async ({ page }, index) => {
    await gates[index]!.opened;
    try {
      return await printPage(page);
    } finally {
      beginNext();
    }
  });
}

/** Something that is waited for until it is opened. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
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
