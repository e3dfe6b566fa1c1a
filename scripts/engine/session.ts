import type { Browser, CDPSession, Page, Protocol } from 'puppeteer';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { findBrowser } from './find.ts';

/** What the browser may load: path -> content. Everything else is refused; the network is never reached. */
export type Served = ReadonlyMap<string, { readonly mediaType: string; readonly body: string | Uint8Array }>;

/** The address that stands for the book inside the browser; `.invalid` can't be resolved (RFC 6761). */
const ORIGIN = 'http://book.warraq.invalid/';

export interface BrowserOptions {
  /** Path of a browser; the pinned one otherwise. */
  readonly browser?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Longest time for one operation of the browser, in ms. */
const TIMEOUT = 10 * 60 * 1000;

/**
 * A browser that is started once for all that a build wants of it, and may be started while the manuscript is read. One that
 * dies is started once more.
 */
export class BrowserSession {
  readonly #options: BrowserOptions;
  #browser: Promise<Browser> | undefined;
  /** A document opened before it is asked for, as often as it will be asked for. */
  #opened: Promise<Opened>[] = [];

  constructor(options: BrowserOptions = {}) {
    this.#options = options;
  }

  /**
   * Begin to start it, and to open the document that will be asked for first; a failure is told to those who then want to
   * work with it. `times`: how often the document will be asked for at once.
   */
  start(first?: Promise<Served>, times = 1): void {
    if (this.#browser) return;
    this.#browser = launch(this.#options);
    this.#browser.catch(() => {});
    if (!first) return;
    const starting = this.#browser;
    for (let turn = 0; turn < times; turn += 1) {
      const opened = Promise.all([starting, first]).then(([browser, served]) => open(browser, served));
      opened.catch(() => {});
      this.#opened.push(opened);
    }
  }

  /**
   * Serve the browser a document, and work with the loaded page.
   *
   * @throws WarraqError `browser-missing`, or `browser-crashed` when it dies twice.
   */
  withPage<Result>(served: Served, work: (page: Page) => Promise<Result>): Promise<Result> {
    return this.withPages(served, 1, ([page]) => work(page!));
  }

  /**
   * Serve the browser a document several times, and work with the loaded pages: each has a process of its own.
   *
   * @throws WarraqError as `withPage`.
   */
  async withPages<Result>(
    served: Served,
    count: number,
    work: (pages: readonly Page[]) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await this.#oneTry(served, count, work);
    } catch (cause) {
      this.#options.signal?.throwIfAborted();
      if (!isCrash(cause)) throw cause;
      await this.close();
    }
    return this.#oneTry(served, count, work);
  }

  async #oneTry<Result>(
    served: Served,
    count: number,
    work: (pages: readonly Page[]) => Promise<Result>,
  ): Promise<Result> {
    const { signal } = this.#options;
    this.start();
    const browser = await this.#browser!;
    const stop = () => void kill(browser);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      signal?.throwIfAborted();
      const taken = await this.#taken(served, count);
      const more = Array.from({ length: count - taken.length }, () => open(browser, served));
      const pages = [...taken, ...(await Promise.all(more))].map(({ page }) => page);
      const result = await work(pages);
      for (const page of pages) page.close().catch(() => {});
      return result;
    } catch (cause) {
      signal?.throwIfAborted();
      throw isDeath(cause, browser) ? died(cause) : cause;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /** The document as opened at the start, if it is this one; what else it loads comes from `served`. */
  async #taken(served: Served, count: number): Promise<readonly Opened[]> {
    const [first] = this.#opened;
    if ((await first)?.files.get('')?.body !== served.get('')?.body) return [];
    const taken = await Promise.all(this.#opened.splice(0, count));
    for (const one of taken) one.files = served;
    return taken;
  }

  /** End the browser, if there is one. */
  async close(): Promise<void> {
    const browser = await this.#browser?.catch(() => undefined);
    // Puppeteer waits half a minute for a page whose browser was closed while it was being opened.
    if (!this.#options.signal?.aborted) await Promise.allSettled(this.#opened);
    this.#browser = undefined;
    this.#opened = [];
    if (browser) await kill(browser);
  }
}

function died(cause: unknown): WarraqError {
  return new WarraqError(
    'browser-crashed',
    'the browser died twice while it was printing',
    'see that there is memory enough, or try another with --browser',
    cause,
  );
}

async function launch(options: BrowserOptions): Promise<Browser> {
  const [{ default: puppeteer }, executable] = await Promise.all([
    import('puppeteer'),
    findBrowser(options.browser),
  ]);
  options.signal?.throwIfAborted();
  const root = process.getuid?.() === 0;
  try {
    return await puppeteer.launch({
      executablePath: executable.path,
      headless: 'shell',
      pipe: true,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      protocolTimeout: TIMEOUT,
      env: { ...process.env, ...executable.env },
      args: [
        // Without it advances snap to whole pixels, and lines break elsewhere.
        '--font-render-hinting=none',
        '--disable-gpu',
        '--host-resolver-rules=MAP * ~NOTFOUND',
        // Chromium refuses its sandbox to root, and to nobody else.
        ...(root ? ['--no-sandbox'] : []),
      ],
    });
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new WarraqError(
      'browser-crashed',
      `the browser at ${executable.path} does not start: ${said}`,
      'name another with --browser or WARRAQ_BROWSER',
      cause,
    );
  }
}

interface Opened {
  readonly page: Page;
  /** What it may load. */
  files: Served;
}

async function open(browser: Browser, files: Served): Promise<Opened> {
  const page = await browser.newPage();
  const opened = { page, files };
  const session = await page.createCDPSession();
  session.on('Fetch.requestPaused', (paused) => void answer(session, paused, opened.files));
  await session.send('Fetch.enable');
  await page.emulateMediaType('print');
  await page.goto(ORIGIN, { waitUntil: 'load', timeout: TIMEOUT });
  // Typefaces are asked for when text is laid out: only then is «ready» true.
  await page.evaluate(async () => {
    document.body.getBoundingClientRect();
    await document.fonts.ready;
  });
  return opened;
}

/** Answer a request of the page from what is served; nothing else is let through. */
async function answer(
  session: CDPSession,
  { requestId, request: { url } }: Protocol.Fetch.RequestPausedEvent,
  served: Served,
): Promise<void> {
  const file = url.startsWith(ORIGIN)
    ? served.get(decodeURIComponent(url.slice(ORIGIN.length).split(/[?#]/, 1)[0]!))
    : undefined;
  try {
    // What a page made itself comes from nowhere else.
    if (/^(blob|data):/.test(url)) await session.send('Fetch.continueRequest', { requestId });
    else if (file)
      await session.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: 200,
        responseHeaders: [
          { name: 'content-type', value: file.mediaType },
          { name: 'access-control-allow-origin', value: '*' },
        ],
        body: base64Of(file.body),
      });
    else await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  } catch {
    // The browser is gone: the work that waits for it says so.
  }
}

/** Typefaces are sent to every page anew. */
const encoded = new WeakMap<Uint8Array, string>();

function base64Of(body: string | Uint8Array): string {
  if (typeof body === 'string') return Buffer.from(body, 'utf8').toString('base64');
  const known = encoded.get(body);
  if (known !== undefined) return known;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64');
  encoded.set(body, text);
  return text;
}

function isCrash(cause: unknown): boolean {
  return cause instanceof WarraqError && cause.code === 'browser-crashed';
}

/** Whether work failed because the browser, or its page, is gone. */
function isDeath(cause: unknown, browser: Browser): boolean {
  const message = cause instanceof Error ? `${cause.name} ${cause.message}` : '';
  return (
    !browser.connected ||
    /Target closed|TargetCloseError|Session closed|Connection closed|crashed|detached/i.test(message)
  );
}

/** Close politely; if that takes more than two seconds, end the process. */
async function kill(browser: Browser): Promise<void> {
  const timer = setTimeout(() => browser.process()?.kill('SIGKILL'), 2000);
  try {
    await browser.close();
  } catch {
    browser.process()?.kill('SIGKILL');
  } finally {
    clearTimeout(timer);
  }
}
