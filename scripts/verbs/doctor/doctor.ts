import { downloadBrowser } from '../../engine/download.ts';
import { manuscriptAt } from '../here.ts';
import { type BookReport, inspectBook } from './book.ts';
import { checkBrowser } from './browser.ts';
import type { Check } from './check.ts';
import { checkCache, checkFolder, checkMemory, checkNode, checkTypefaces } from './machine.ts';

export interface DoctorOptions {
  /** A manuscript; it is looked at if it is there. */
  readonly path: string;
  /** Where editions would go. */
  readonly out: string;
  /** Path of a browser; the pinned one otherwise. */
  readonly browser?: string | undefined;
  /** The folder of the store of earlier results; none is used if not given. */
  readonly cache?: string | undefined;
  readonly untrusted?: boolean | undefined;
  /** Get a browser over the network where there is none. */
  readonly fix?: boolean | undefined;
  /** Where it is got from, instead of the makers of Chrome; and which, if not that of the pinned one's milestone. */
  readonly mirror?: string | undefined;
  readonly build?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How much of a browser has come, in bytes; `total` is 0 where nobody knows. */
  readonly on?: (received: number, total: number) => void;
}

export interface Diagnosis {
  /** Whether a book can be built here: nothing has the state `fault`. */
  readonly ok: boolean;
  readonly checks: readonly Check[];
  /** What the manuscript is made of, if there is one. */
  readonly book: BookReport | undefined;
  /** The browser that was got, if one was. */
  readonly got: string | undefined;
}

/**
 * Look whether all is there that a book needs: Node, browser, typefaces, rights, room; and what the manuscript is made of.
 *
 * @throws WarraqError `browser-ungettable` where `fix` could not get one
 */
export async function examine(options: DoctorOptions): Promise<Diagnosis> {
  const { browser, signal } = options;
  let ofBrowser = await checkBrowser(browser, signal);
  let got: string | undefined;
  if (options.fix && browser === undefined && isMissing(ofBrowser)) {
    got = await downloadBrowser(options);
    ofBrowser = await checkBrowser(browser, signal);
  }
  const book =
    (await manuscriptAt(options.path)) !== undefined
      ? await inspectBook(options.path, options.untrusted)
      : undefined;
  const checks: readonly Check[] = [
    checkNode(),
    ...ofBrowser,
    checkTypefaces(),
    await checkCache(options.cache),
    await checkFolder(options.out),
    checkMemory(),
    ...(book ? [book.check] : []),
  ];
  return { ok: checks.every(({ state }) => state !== 'fault'), checks, book, got };
}

function isMissing(checks: readonly Check[]): boolean {
  return checks.some(({ id, state }) => id === 'browser' && state === 'fault');
}
