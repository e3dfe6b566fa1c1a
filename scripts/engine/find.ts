import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { promisify } from 'node:util';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { downloadedBrowser } from './download.ts';
import { type Executable, pinnedBrowser, pinnedRunsHere } from './pinned.ts';
import { browserPlaces, type Machine } from './places.ts';

const run = promisify(execFile);

/** How long a program may take to say its version, in ms. */
const ANSWER = 10_000;

/** A browser, and how it was come by. */
export interface FoundBrowser extends Executable {
  /** Named by somebody; the pinned one; one that `warraq doctor --fix` got; one that Puppeteer has; one of the system. */
  readonly from: 'asked' | 'pinned' | 'downloaded' | 'puppeteer' | 'system';
}

/**
 * The browser to print with: the one asked for, the pinned one, one that was got for it, one that Puppeteer has, one of the system.
 *
 * @throws WarraqError `browser-missing` when there is none, `disk-full` when the pinned one has no room.
 */
export async function findBrowser(asked: string | undefined): Promise<FoundBrowser> {
  if (asked !== undefined) return { ...(await askedBrowser(asked)), from: 'asked' };
  const pinned = await pinnedIfAny();
  if (pinned && 'path' in pinned) return { ...pinned, from: 'pinned' };
  const other = await otherBrowser();
  if (other) return other;
  if (!pinned) throw new WarraqError('browser-missing', { fault: 'none' });
  const { cause } = pinned;
  throw new WarraqError('browser-missing', { fault: 'not-unpacked', said: String(cause) }, cause);
}

/** One that nobody has named, where the pinned one does not run. */
async function otherBrowser(): Promise<FoundBrowser | undefined> {
  const downloaded = await downloadedBrowser();
  if (downloaded !== undefined) return { path: downloaded, env: {}, from: 'downloaded' };
  const own = await puppeteersOwn();
  if (own) return { ...own, from: 'puppeteer' };
  const system = systemBrowser();
  return system === undefined ? undefined : { path: system, env: {}, from: 'system' };
}

/** A program that says its version within the time as Chrome and its kin do: `Chromium 147.0.7727.24`. */
async function askedBrowser(path: string): Promise<Executable> {
  const refused = (fault: 'absent' | 'no-answer' | 'no-version', cause?: unknown) =>
    new WarraqError('browser-missing', { fault, path }, cause);
  if (!existsSync(path)) throw refused('absent');
  try {
    const { stdout } = await run(path, ['--version'], {
      timeout: ANSWER,
      killSignal: 'SIGKILL',
      maxBuffer: 10_000,
    });
    if (/\b\d+(?:\.\d+){3}\b/.test(stdout)) return { path, env: {} };
  } catch (cause) {
    throw refused('no-answer', cause);
  }
  throw refused('no-version');
}

/** The pinned browser; why it can't be had, if that is not our own fault; nothing where none is made for the machine. */
async function pinnedIfAny(): Promise<Executable | { readonly cause: unknown } | undefined> {
  if (!pinnedRunsHere()) return undefined;
  try {
    return await pinnedBrowser();
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof ReferenceError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === 'ENOSPC')
      throw new WarraqError('disk-full', { fault: 'browser' }, cause);
    return { cause };
  }
}

async function puppeteersOwn(): Promise<Executable | undefined> {
  const { default: puppeteer } = await import('puppeteer');
  try {
    const path = await puppeteer.executablePath({ headless: 'shell' });
    return existsSync(path) ? { path, env: {} } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The first browser that is installed on a machine, by where such are.
 *
 * @param machine This one if not given.
 * @param isThere Whether a program is at a path.
 */
export function systemBrowser(
  machine: Machine = { platform: process.platform, env: process.env, home: homedir() },
  isThere: (path: string) => boolean = existsSync,
): string | undefined {
  return browserPlaces(machine).find(isThere);
}
