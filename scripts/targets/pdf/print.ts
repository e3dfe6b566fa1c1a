import type { PageMap } from '../../book/page-map.ts';
import type { Store } from '../../cache/store.ts';
import { documentKey, KeptPage, type PrintingPage } from '../../engine/kept-page.ts';
import type { ServedDocument } from '../../engine/loaded-page.ts';
import type { BrowserSession } from '../../engine/session.ts';
import type { Rendering } from '../../render/render.ts';
import { type PrintedCover, printDocument } from '../../setting/document.ts';
import { inPage } from '../../setting/in-page.ts';
import type { Layout } from '../../setting/layout.ts';
import { pageMap } from '../../setting/page-map.ts';
import { quiresOf } from '../../setting/quires.ts';
import { type Fallback, setBook } from '../../setting/set-book.ts';
import type { OpenQuire, SetBook } from '../../setting/set-pages.ts';
import { StepTimer } from '../../setting/step-timer.ts';
import type { Threads } from '../threads.ts';
import { Binding, type Bound } from './bind.ts';
import { type Destination, destinationsOf, printedPlaces } from './destination.ts';
import type { Mending } from './mend-quire.ts';
import { Menders } from './menders.ts';
import { Prints } from './prints.ts';

/** A printed book, and where everything in it stands. */
export interface Printed extends Bound {
  readonly layout: Layout;
  readonly map: PageMap;
  /** Where the ids of the book stand, and all ids as printed. */
  readonly destinations: ReadonlyMap<string, Destination>;
  readonly places: ReadonlyMap<string, Destination>;
  /** What could not be set as it should be. */
  readonly fallbacks: readonly Fallback[];
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
  readonly cover?: PrintedCover | undefined;
  /** Letters of a quire; for tests, whose books are short. */
  readonly quireLength?: number | undefined;
  /** Of what the browser answered before, and of what was made of that. */
  readonly store?: Store | undefined;
  /** Those that have mended before, if there are any. */
  readonly threads?: Threads | undefined;
  /** Told of the pages, which are set and proven, as soon as the browser is at printing them. */
  readonly tellMap?: (map: PageMap) => void;
  /** Told how many pages of how many are printed and bound. */
  readonly tellShare?: (done: number, of: number) => void;
}

/** Print a book: set its pages, which are proven before anything is printed, print and bind them. */
export async function print(
  rendering: Rendering,
  browser: BrowserSession,
  { mends = true, quireLength, cover, store, threads, tellMap, tellShare }: PrintOptions = {},
): Promise<Printed> {
  const watch = new StepTimer();
  watch.start('load');
  const document = await printDocument(rendering, cover);
  const quires = quiresOf(rendering, quireLength);
  // Threads start while pages are set.
  const menders = new Menders(quires.length, { store, threads, signal: browser.signal });
  const made = browser.withPages(document, quires.length, async (loaded) => {
    const pages = store ? await keptPages(loaded, store, document, browser) : loaded;
    watch.stop('load');
    const open = quires.map((quire, index) => ({ ...quire, page: pages[index]! }));
    const { set, fallbacks } = await setBook(open, rendering, { cover, watch, store });
    const places = printedPlaces(set, quires, rendering);
    const destinations = destinationsOf(places, rendering);
    const targets = Object.fromEntries([...destinations].map(([id, { page }]) => [id, page]));
    const map = pageMap(rendering, set, quires, targets);
    const images = await imagesOf(pages);
    const version = await browser.version();
    const prints = new Prints(pages);
    await prints.begun;
    tellMap?.(map);
    const how = { rtl: rendering.book.language.direction === 'rtl', mends };
    const bound = await bind(open, set, watch, { ...how, prints, menders, tellShare });
    return {
      ...bound,
      layout: set.layout,
      map,
      places,
      destinations,
      fallbacks,
      images,
      timings: watch.timings,
      browser: version,
    };
  });
  return made.finally(() => menders.close());
}

async function keptPages(
  pages: readonly PrintingPage[],
  store: Store,
  document: ServedDocument,
  browser: BrowserSession,
): Promise<readonly PrintingPage[]> {
  const key = documentKey(store, document, await browser.identity());
  return pages.map((page) => new KeptPage(page, store, key));
}

interface BindOptions extends Omit<Mending, 'number'> {
  readonly prints: Prints;
  readonly menders: Menders;
  readonly tellShare: PrintOptions['tellShare'];
}

/** Print, mend and bind the quires of a book. A fault in the mending must not lose it: then all is bound as printed. */
async function bind(
  quires: readonly OpenQuire[],
  set: SetBook,
  watch: StepTimer,
  { prints: { made: prints }, menders, rtl, mends, tellShare }: BindOptions,
): Promise<Bound & { readonly textFault: unknown }> {
  const bound = async (mending: boolean): Promise<Bound> => {
    const mended = prints.map(async (print, number) =>
      menders.mend(await print, { number, rtl, mends: mending }),
    );
    for (const one of mended) one.catch(() => {});
    const binding = new Binding(set);
    const pagesIn = set.proofs.map(({ divisions }) =>
      divisions.reduce((sum, { pages }) => sum + pages.length, 0),
    );
    const all = pagesIn.reduce((sum, one) => sum + one, 0);
    let done = 0;
    for (const [index, quire] of quires.entries()) {
      await watch.time('print', () => prints[index]!);
      const ready = await watch.time('text', () => mended[index]!);
      await watch.time('join', () => binding.add(quire, ready));
      done += pagesIn[index]!;
      tellShare?.(done, all);
    }
    return watch.time('join', () => binding.finish());
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
async function imagesOf(pages: readonly PrintingPage[]): Promise<ReadonlyMap<string, number>> {
  const least = new Map<string, number>();
  const placed = await Promise.all(pages.map((page) => inPage(page, 'images')));
  for (const { address, resolution } of placed.flat()) {
    const path = address.replace(/^assets\//, '');
    least.set(path, Math.min(resolution, least.get(path) ?? Infinity));
  }
  return least;
}
