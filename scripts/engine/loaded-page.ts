import type { Browser, CDPSession, CreatePageOptions, Page, Protocol, WindowState } from 'puppeteer';
import type { BrowserStep } from '../diagnostics/facts.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';

/** A file that the browser may load. */
export interface ServedFile {
  readonly mediaType: string;
  readonly body: string | Uint8Array;
  /** Its path stands for this content and no other: a page that loads one document after the other may keep it. */
  readonly isLasting?: boolean | undefined;
}

/** What the browser may load: path -> content. Everything else is refused; the network is never reached. */
export type Served = ReadonlyMap<string, ServedFile>;

const NOTHING: Served = new Map();

/** A document: its files, of which that of the empty path comes first. */
export interface ServedDocument {
  readonly files: Served;
  /**
   * What we run beside it: JavaScript that makes an object `inPage` of functions. It has a world of its own, which the
   * document knows nothing of.
   */
  readonly script?: string;
}

/** The address that stands for the book inside the browser; `.invalid` can't be resolved (RFC 6761). */
const ORIGIN = 'http://book.warraq.invalid/';

/** Said with each file (Content Security Policy 3): it may show what is served, and run nothing. */
const POLICY =
  "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'";

/** For a year (RFC 9111, 5.2.2.1; RFC 8246). */
const LASTING = { name: 'cache-control', value: 'max-age=31536000, immutable' };

/** Of a page whose window is minimized nothing is drawn while it is laid out: that was most of what Chromium's compositor did. */
const HIDDEN: CreatePageOptions = { type: 'window', windowBounds: { windowState: 'minimized' } };

/** The name of a function of our script, and what it takes. */
export type Call = readonly [name: string, takes: readonly unknown[]];

/** A document in the browser. Scripts of its own never run there. */
export class LoadedPage {
  readonly page: Page;
  /** What it may load. */
  files: Served;
  /** How many documents it has loaded. */
  loads = 0;
  readonly #session: CDPSession;
  readonly #patience: number;
  #world = 0;

  private constructor(page: Page, session: CDPSession, files: Served, patience: number) {
    this.page = page;
    this.#session = session;
    this.files = files;
    this.#patience = patience;
  }

  /**
   * Load a document. `patience`: the longest time for one step, in ms.
   *
   * @throws WarraqError `browser-stalled`, as all that is done with the page.
   */
  static async open(browser: Browser, document: ServedDocument, patience: number): Promise<LoadedPage> {
    const [page, session] = await whileAlive(browser, async () => {
      const opened = await browser.newPage(HIDDEN);
      return [opened, await opened.createCDPSession()] as const;
    });
    const loaded = new LoadedPage(page, session, document.files, patience);
    session.on('Fetch.requestPaused', (paused) => void loaded.#answer(paused));
    await loaded.#waitFor('open', () =>
      Promise.all([
        session.send('Fetch.enable'),
        session.send('Emulation.setScriptExecutionDisabled', { value: true }),
        page.emulateMediaType('print'),
      ]),
    );
    await loaded.load(document);
    return loaded;
  }

  /** Load a document in place of the one before. What the browser keeps of that are typefaces, and our script, compiled. */
  async load({ files, script = '' }: ServedDocument): Promise<void> {
    this.files = files;
    this.loads += 1;
    await this.#waitFor('open', async () => {
      await this.page.goto(ORIGIN, { waitUntil: 'load', timeout: this.#patience });
      await this.#enter(script);
    });
  }

  /** Have nothing more to serve, until another document is loaded. */
  rest(): void {
    this.files = NOTHING;
  }

  /** Call one of the functions of our script. */
  async call(name: string, takes: readonly unknown[]): Promise<unknown> {
    return this.#waitFor('set', async () =>
      returned(
        await this.#session.send('Runtime.callFunctionOn', {
          functionDeclaration: 'function (name, takes) { return inPage[name](...takes); }',
          executionContextId: this.#world,
          arguments: [{ value: name }, { value: takes }],
          awaitPromise: true,
          returnByValue: true,
        }),
      ),
    );
  }

  /** Call several of them, one after the other. */
  async callAll(calls: readonly Call[]): Promise<readonly unknown[]> {
    return this.#waitFor('set', async () => {
      const answers = await this.#session.send('Runtime.callFunctionOn', {
        functionDeclaration: `async function (calls) {
          const answers = [];
          for (const [name, takes] of calls) answers.push(await inPage[name](...takes));
          return answers;
        }`,
        executionContextId: this.#world,
        arguments: [{ value: calls }],
        awaitPromise: true,
        returnByValue: true,
      });
      return returned(answers) as readonly unknown[];
    });
  }

  /** Print the document as it is. Puppeteer's own `pdf()` has the whole book laid out once more before. `begun`: told when the browser has been asked. */
  async print(begun?: () => void): Promise<Uint8Array> {
    const { data } = await this.#waitFor('print', async () => {
      await this.#typefaces();
      const answer = this.#session.send('Page.printToPDF', {
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        transferMode: 'ReturnAsBase64',
      });
      begun?.();
      return answer;
    });
    return Buffer.from(data, 'base64');
  }

  /** The document as a JPEG of so many pixels. A Chrome with a window takes none of one that is minimized. */
  async picture(width: number, height: number): Promise<Uint8Array> {
    return this.#waitFor('picture', async () => {
      await this.#show('normal');
      await this.page.setViewport({ width, height });
      const picture = new Uint8Array(await this.page.screenshot({ type: 'jpeg', quality: 90 }));
      await this.#show('minimized');
      return picture;
    });
  }

  async #show(windowState: WindowState): Promise<void> {
    await this.page.browser().setWindowBounds(await this.page.windowId(), { windowState });
  }

  close(): void {
    this.page.close().catch(() => {});
  }

  /** Put our script into a world of its own, and wait for the typefaces. */
  async #enter(script: string): Promise<void> {
    const { frameTree } = await this.#session.send('Page.getFrameTree');
    const { executionContextId } = await this.#session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
    });
    this.#world = executionContextId;
    await this.#typefaces(script);
  }

  /**
   * Run some script and wait for the typefaces: they are asked for when text is laid out, only then is «ready» true. Until then text is not
   * drawn; in place of one that the browser refuses (its sanitizer reads each table) another would be taken without a word.
   *
   * @throws WarraqError `typeface-refused`
   */
  async #typefaces(script = ''): Promise<void> {
    const refused =
      "[...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family)";
    const families = returned(
      await this.#session.send('Runtime.evaluate', {
        expression: `${script}\n;document.body.getBoundingClientRect(); document.fonts.ready.then(() => ${refused})`,
        contextId: this.#world,
        awaitPromise: true,
        returnByValue: true,
      }),
    ) as readonly string[];
    const [family] = families;
    if (family !== undefined)
      throw new WarraqError('typeface-refused', { family: family.replaceAll('"', '') });
  }

  /** Answer a request of the page from what is served; nothing else is let through. */
  async #answer({ requestId, request: { url } }: Protocol.Fetch.RequestPausedEvent): Promise<void> {
    const file = url.startsWith(ORIGIN) ? this.files.get(pathOf(url)) : undefined;
    try {
      // What is written out in the document comes from nowhere else.
      if (url.startsWith('data:')) await this.#session.send('Fetch.continueRequest', { requestId });
      else if (file)
        await this.#session.send('Fetch.fulfillRequest', {
          requestId,
          responseCode: 200,
          responseHeaders: [
            { name: 'content-type', value: file.mediaType },
            { name: 'content-security-policy', value: POLICY },
            { name: 'x-content-type-options', value: 'nosniff' },
            { name: 'access-control-allow-origin', value: '*' },
            ...(file.isLasting ? [LASTING] : []),
          ],
          body: base64Of(file.body),
        });
      else await this.#session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    } catch {
      // The browser is gone: the work that waits for it says so.
    }
  }

  /** Do something with the page; if that takes too long, say so. */
  async #waitFor<Result>(step: BrowserStep, work: () => Promise<Result>): Promise<Result> {
    try {
      return await whileAlive(this.page.browser(), work);
    } catch (cause) {
      const isTimeout = cause instanceof Error && /timed out|timeout/i.test(`${cause.name} ${cause.message}`);
      if (!isTimeout) throw cause;
      const seconds = Math.round(this.#patience / 1000);
      throw new WarraqError('browser-stalled', { fault: 'step', step, seconds }, cause);
    }
  }
}

/** Do something with a browser, unless it dies meanwhile: puppeteer does not notice that in all that it waits for. */
async function whileAlive<Result>(browser: Browser, work: () => Promise<Result>): Promise<Result> {
  let die = () => {};
  const death = new Promise<never>((_, reject) => {
    die = () => reject(new Error('Target closed'));
  });
  // Not `once`: what puppeteer makes of it can't be taken off, and would keep what the work gave as long as the browser is there.
  browser.on('disconnected', die);
  try {
    return await Promise.race([work(), death]);
  } finally {
    browser.off('disconnected', die);
  }
}

/** What was evaluated, by value. */
function returned({
  result,
  exceptionDetails,
}: Protocol.Runtime.EvaluateResponse | Protocol.Runtime.CallFunctionOnResponse): unknown {
  if (!exceptionDetails) return result.value;
  const { exception, text } = exceptionDetails;
  throw new Error(exception?.description ?? text);
}

function pathOf(url: string): string {
  const path = url.slice(ORIGIN.length).split(/[?#]/, 1)[0]!;
  try {
    return decodeURIComponent(path);
  } catch {
    // `%zz` is no name of a file.
    return path;
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
