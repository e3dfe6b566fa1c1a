import type { Message } from '../../../book/message.ts';
import type { ValueStore } from '../../../cache/kept-value.ts';
import { ReadyStore } from '../../../cache/ready-store.ts';
import type { Store } from '../../../cache/store.ts';
import { isRefused, MessageList } from '../../../diagnostics/report.ts';
import { withinTime } from '../../../diagnostics/within-time.ts';
import type { BrowserSession } from '../../../engine/session.ts';
import { KeptImages } from '../../../manuscript/kept-images.ts';
import { checkGlyphs } from '../../../render/glyphs.ts';
import { keptOn } from '../../../render/kept-chapters.ts';
import { type Rendering, render } from '../../../render/render.ts';
import { checkPage } from '../../../setting/page-room.ts';
import type { ScreenBook, ScreenSetter } from '../../../setting/screen-pages.ts';
import { tellFallbacks } from '../../../setting/tell-fallbacks.ts';
import { coverLeaf } from '../../../targets/cover.ts';
import { openBook } from '../../open-book.ts';
import type { Plugin } from '../../plugin.ts';
import type { Workshop } from '../../workshop.ts';

/** A manuscript as it is set now; `set` is undefined where a fault is in the way. */
export interface SetManuscript {
  readonly set:
    | {
        readonly rendering: Rendering;
        readonly screen: ScreenBook;
        /** What could not be set as it should be: none of the messages says it. */
        readonly fallbacks: readonly Message[];
      }
    | undefined;
  readonly messages: readonly Message[];
  readonly plugins: readonly Plugin[];
}

/** How a manuscript is read and set. */
export interface Reading {
  readonly path: string;
  readonly untrusted: boolean | undefined;
  readonly sourceDateEpoch: string | undefined;
  readonly timeout: number | undefined;
}

/** Pages of the browser that text is set in at once; each is a process. */
const PAGES = 2;

/** What is known of a manuscript since it was read last. */
export class KeptReading {
  /** What its texts were read as; without a store they are read anew. */
  readonly texts: ReadyStore | undefined;
  readonly images = new KeptImages();

  constructor(store: ValueStore | undefined) {
    this.texts = store && new ReadyStore(store);
  }
}

/** Read a manuscript and set its pages, of what has changed since the setter did so last. */
export async function setManuscript(
  { path, untrusted, sourceDateEpoch, timeout }: Reading,
  setter: ScreenSetter,
  { browsers, store, shelf }: Workshop,
  kept: KeptReading,
): Promise<SetManuscript> {
  kept.images.begin();
  const opened = await openBook(path, sourceDateEpoch, { untrusted, images: kept.images });
  const { manuscript, plugins } = opened;
  // Plug-ins are code, and may do anything.
  const isOurs = plugins.length === 0;
  const textStore = isOurs ? store : undefined;
  const { book, files, found, messages } = await manuscript.read(isOurs ? kept.texts : undefined);
  const said = new MessageList(messages);
  if (book && found) checkPage(book, found.source, said.report);
  if (!book || isRefused(said.all)) return { set: undefined, messages: said.all, plugins };
  const undrawn = await checkGlyphs(book, said.report);
  const work = () => render(book, said.report, undrawn, isOurs && shelf ? keptOn(shelf) : undefined);
  const rendering = withinTime(files[0]!, said.report, 'render', work, timeout);
  if (!rendering || isRefused(said.all)) return { set: undefined, messages: said.all, plugins };
  const screen = await browsers.lend((session) => setIn(session, rendering, setter, textStore));
  const told = new MessageList();
  tellFallbacks(screen.fallbacks, rendering, files, told.report);
  return { set: { rendering, screen, fallbacks: told.all }, messages: said.all, plugins };
}

function setIn(
  session: BrowserSession,
  rendering: Rendering,
  setter: ScreenSetter,
  store: Store | undefined,
): Promise<ScreenBook> {
  const cover = coverLeaf(rendering);
  return setter.set(rendering, (document, key, work) => session.withWarmPages(document, key, PAGES, work), {
    cover,
    store,
  });
}
