import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'puppeteer';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { browserIdentity } from './identity.ts';
import type { PrintingPage } from './kept-page.ts';
import { LatePage } from './late-page.ts';
import { kill, launch } from './launch.ts';
import { LoadedPage, type ServedDocument } from './loaded-page.ts';

export interface BrowserOptions {
  /** Path of a browser; the pinned one otherwise. */
  readonly browser?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How long the browser may take for one step, such as to measure or to print the pages of a quire, in seconds; 60 if not given. */
  readonly timeout?: number | undefined;
  /**
   * Whether one book comes after the other: then the document that each asks for first is opened while the one before is printed, in a page
   * that has printed already, if there is one.
   */
  readonly ahead?: boolean | undefined;
}

/** Longest time for one step, in seconds. */
export const TIMEOUT = 60;

/** Most pages of a kind that are kept when they have nothing to do: one is needed while another prints. */
const IDLE = 1;

/** How many documents a page loads, one after the other, before it is closed: what its process holds only grows, by some 5 MB with each. */
const LOADS = 8;

/** How long documents that are being opened are waited for when nobody wants them any more, in ms. */
const FAREWELL = 2000;

/**
 * A browser that is started once for all that a build wants of it, and may be started while the manuscript is read. One that
 * dies is started once more.
 */
export class BrowserSession {
  readonly #options: BrowserOptions;
  readonly #patience: number;
  #browser: Promise<Browser> | undefined;
  /** A document that was opened before it is asked for. */
  #first: Promise<ServedDocument> | undefined;
  #opened: Promise<LoadedPage>[] = [];
  /** Pages that stay open, and what tells their document from others. */
  #warm: { readonly key: string; readonly pages: readonly LatePage[] } | undefined;

  /** Pages that have nothing to do: those that were used for themselves, and those that were one of several. The former may have another size. */
  #single: LoadedPage[] = [];
  #printing: LoadedPage[] = [];

  constructor(options: BrowserOptions = {}) {
    this.#options = options;
    this.#patience = (options.timeout ?? TIMEOUT) * 1000;
  }

  /** Begin to start it; a failure is told to those who then want to work with it. */
  start(): void {
    if (this.#browser) return;
    const { browser, signal } = this.#options;
    this.#browser = launch({ browser, signal, patience: this.#patience });
    this.#browser.catch(() => {});
  }

  /** Begin to start it, and to open the document that will be asked for first, until it is open so many times. */
  open(first: Promise<ServedDocument>, times = 1): void {
    this.start();
    this.#first = first;
    while (this.#opened.length < times) this.#openOne(this.#browser!, first);
  }

  #openOne(starting: Promise<Browser>, first: Promise<ServedDocument>): void {
    const opened = Promise.all([starting, first]).then(([started, document]) =>
      this.#load(started, document, this.#printing),
    );
    opened.catch(() => {});
    this.#opened.push(opened);
  }

  /** Aborted when nobody wants what it works on any more. */
  get signal(): AbortSignal | undefined {
    return this.#options.signal;
  }

  /** Its name and version, such as `Chrome/147.0.7727.15`. */
  async version(): Promise<string> {
    this.start();
    return (await this.#browser!).version();
  }

  /** What tells the browser from any other; it is not started for that. */
  identity(): Promise<string> {
    return browserIdentity(this.#options.browser);
  }

  /**
   * Serve the browser a document, and work with the loaded page.
   *
   * @throws WarraqError `browser-missing`, `browser-stalled`, or `browser-crashed` when it dies twice.
   */
  withPage<Result>(document: ServedDocument, work: (page: LoadedPage) => Promise<Result>): Promise<Result> {
    return this.#twice(async (browser) => {
      const page = await this.#page(browser, document, this.#single);
      try {
        const result = await work(page);
        this.#leave(page, this.#single);
        return result;
      } catch (cause) {
        page.close();
        throw cause;
      }
    });
  }

  /**
   * Work with pages of a document that are loaded when they are first asked for something: each has a process of its own.
   *
   * @throws WarraqError as `withPage`.
   */
  withPages<Result>(
    document: ServedDocument,
    count: number,
    work: (pages: readonly PrintingPage[]) => Promise<Result>,
  ): Promise<Result> {
    return this.#twice(async (browser) => {
      const idle = this.#printing;
      const pages = Array.from(
        { length: count },
        () =>
          new LatePage(
            () => this.#page(browser, document, idle),
            (page) => this.#leave(page, idle),
          ),
      );
      try {
        return await work(pages);
      } finally {
        for (const page of pages) page.close();
      }
    });
  }

  /**
   * The same with pages that stay open for the next who asks for them by the same `key`, which tells the document from others: what they have
   * compiled and measured is there for that. None stays open after work that has failed.
   */
  withWarmPages<Result>(
    document: ServedDocument,
    key: string,
    count: number,
    work: (pages: readonly LatePage[]) => Promise<Result>,
  ): Promise<Result> {
    return this.#twice(async (browser) => {
      const warm = this.#warm?.key === key ? this.#warm : undefined;
      if (!warm) this.#cool();
      const pages =
        warm?.pages ??
        Array.from(
          { length: count },
          () => new LatePage(() => LoadedPage.open(browser, document, this.#patience)),
        );
      this.#warm = { key, pages };
      try {
        return await work(pages);
      } catch (cause) {
        this.#cool();
        throw cause;
      }
    });
  }

  /** Close the pages that stay open. */
  #cool(): void {
    for (const page of this.#warm?.pages ?? []) page.close();
    this.#warm = undefined;
  }

  /** Work with the browser, and once more if it dies. */
  async #twice<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
    try {
      return await this.#once(work);
    } catch (cause) {
      this.#options.signal?.throwIfAborted();
      if (!isCrash(cause)) throw cause;
      await this.close();
    }
    return this.#once(work);
  }

  async #once<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
    const { signal } = this.#options;
    this.start();
    const browser = await this.#browser!;
    const stop = () => void kill(browser);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      signal?.throwIfAborted();
      return await work(browser);
    } catch (cause) {
      signal?.throwIfAborted();
      throw isDeath(cause, browser) ? died(cause) : cause;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /** A document, loaded: the one that was opened before, if it is that; what else it loads comes from `files`. */
  async #page(browser: Browser, document: ServedDocument, idle: LoadedPage[]): Promise<LoadedPage> {
    const first = await this.#first;
    const isFirst = first?.files.get('')?.body === document.files.get('')?.body;
    const page = isFirst ? await this.#opened.shift() : undefined;
    if (!page) return this.#load(browser, document, idle);
    if (this.#options.ahead && this.#opened.length === 0) this.#openOne(this.#browser!, this.#first!);
    page.files = document.files;
    return page;
  }

  /** A document, loaded into one of the pages that have nothing to do, if there is one. */
  async #load(browser: Browser, document: ServedDocument, idle: LoadedPage[]): Promise<LoadedPage> {
    const page = idle.pop();
    if (!page) return LoadedPage.open(browser, document, this.#patience);
    await page.load(document);
    return page;
  }

  /** A page has done its work. */
  #leave(page: LoadedPage, idle: LoadedPage[]): void {
    if (this.#options.ahead && idle.length < IDLE && page.loads < LOADS) {
      page.rest();
      idle.push(page);
    } else page.close();
  }

  /** End the browser, if there is one. */
  async close(): Promise<void> {
    const browser = await this.#browser?.catch(() => undefined);
    // Puppeteer waits half a minute for a page whose browser was closed while it was being opened.
    if (!this.#options.signal?.aborted)
      await Promise.race([Promise.allSettled(this.#opened), delay(FAREWELL, undefined, { ref: false })]);
    this.#browser = undefined;
    this.#first = undefined;
    this.#opened = [];
    this.#warm = undefined;
    this.#single = [];
    this.#printing = [];
    if (browser) await kill(browser);
  }
}

function died(cause: unknown): WarraqError {
  return new WarraqError('browser-crashed', { fault: 'died' }, cause);
}

function isCrash(cause: unknown): boolean {
  return cause instanceof WarraqError && cause.code === 'browser-crashed';
}

/** Whether work failed because the browser, or its page, is gone. */
function isDeath(cause: unknown, browser: Browser): boolean {
  if (cause instanceof WarraqError) return false;
  const message = cause instanceof Error ? `${cause.name} ${cause.message}` : '';
  return (
    !browser.connected ||
    /Target closed|TargetCloseError|Session closed|Connection closed|crashed|detached/i.test(message)
  );
}
