import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { findBrowser } from './find.ts';
import { makeScratch, type Scratch } from './scratch.ts';

/** How long a browser may take to start, in ms. */
const START = 20_000;

/** Most that the page's heap may take, in MB; what needs more ends its process, and the message says so. */
const HEAP = 4096;

const FLAGS: readonly string[] = [
  // Without it advances snap to whole pixels, and lines break elsewhere.
  '--font-render-hinting=none',
  '--disable-gpu',
  // A cover is drawn in a few large tiles, in place of seventy.
  '--default-tile-width=1664',
  '--default-tile-height=2560',
  // No name has an address, no datagram is sent, no window opens: a page has what it is handed, and nothing else.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--block-new-web-contents',
  `--js-flags=--max-old-space-size=${HEAP}`,
];

export interface LaunchOptions {
  /** Path of a browser; the pinned one otherwise. */
  readonly browser?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Longest time for one operation, in ms. */
  readonly patience: number;
}

/**
 * Start the browser: without access to the network, to downloads and windows.
 *
 * @throws WarraqError `browser-missing`, `browser-crashed`, or `browser-stalled` if it does not start in time.
 */
export async function launch({ browser, signal, patience }: LaunchOptions): Promise<Browser> {
  const [{ default: puppeteer }, executable] = await Promise.all([import('puppeteer'), findBrowser(browser)]);
  signal?.throwIfAborted();
  const late = new AbortController();
  const scratch = await makeScratch();
  let started: Browser | undefined;
  const stopWatching = watchForGarbage(() => {
    if (started) started.process()?.kill('SIGKILL');
    else late.abort(new Error('what it writes is no message'));
  });
  const profile = join(scratch.path, 'profile');
  const death = deathOf(`--user-data-dir=${profile}`);
  const starting = puppeteer.launch({
    executablePath: executable.path,
    headless: 'shell',
    pipe: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    protocolTimeout: patience,
    downloadBehavior: { policy: 'deny' },
    // Nobody asks puppeteer which files a page has loaded, nor what the browser finds fault with. That was 82 of the 296 messages of a short book.
    networkEnabled: false,
    issuesEnabled: false,
    userDataDir: profile,
    // Each document gets a page of its own.
    waitForInitialPage: false,
    env: { ...process.env, ...executable.env, TMPDIR: scratch.path },
    // Chromium refuses its sandbox to root, and to nobody else.
    args: [...FLAGS, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    signal: late.signal,
  });
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late()), START);
  });
  try {
    started = await Promise.race([starting, tooLate, death.comes]);
    started.once('disconnected', stopWatching);
    scratches.set(started, scratch);
    return started;
  } catch (cause) {
    stopWatching();
    late.abort();
    starting.catch(() => {});
    await scratch.remove();
    const { path } = executable;
    if (cause instanceof Late)
      throw new WarraqError('browser-stalled', { fault: 'start', path, seconds: START / 1000 }, cause);
    const said = cause instanceof Error ? cause.message.split('\n')[0]! : String(cause);
    throw new WarraqError('browser-crashed', { fault: 'start', path, said }, cause);
  } finally {
    clearTimeout(timer);
    death.stopWatching();
  }
}

class Late extends Error {}

/**
 * The end of the process that is about to be started with this argument, as a rejection: puppeteer waits for the answer of a
 * browser that is gone.
 */
function deathOf(argument: string): { readonly comes: Promise<never>; readonly stopWatching: () => void } {
  let die: (cause: Error) => void;
  const comes = new Promise<never>((_, reject) => {
    die = reject;
  });
  comes.catch(() => {});
  const watch = (message: unknown) => {
    const { process: child } = message as { readonly process: ChildProcess };
    child.once('exit', (code, signal) => {
      if (child.spawnargs.includes(argument)) die(new Error(`it ended at once (${signal ?? code})`));
    });
  };
  subscribe('child_process', watch);
  return { comes, stopWatching: () => void unsubscribe('child_process', watch) };
}

/**
 * Do something when a browser writes to its pipe what is no message: puppeteer reads that where nobody can catch what it throws.
 *
 * @returns What ends the watch.
 */
function watchForGarbage(found: () => void): () => void {
  const look = (cause: unknown) => {
    if (!(cause instanceof SyntaxError && cause.stack?.includes('Connection.onMessage'))) throw cause;
    found();
  };
  process.on('unhandledRejection', look);
  return () => void process.off('unhandledRejection', look);
}

/** Where each browser writes. */
const scratches = new WeakMap<Browser, Scratch>();

/** Close politely; if that takes more than two seconds, end the process. */
export async function kill(browser: Browser): Promise<void> {
  const timer = setTimeout(() => browser.process()?.kill('SIGKILL'), 2000);
  try {
    await browser.close();
  } catch {
    browser.process()?.kill('SIGKILL');
  } finally {
    clearTimeout(timer);
    await scratches.get(browser)?.remove();
  }
}
