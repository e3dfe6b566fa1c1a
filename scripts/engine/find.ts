import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { type Executable, pinnedBrowser, pinnedRunsHere } from './pinned.ts';

const run = promisify(execFile);

/** How long a program may take to say its version, in ms. */
const ANSWER = 10_000;

/** Names that a Chrome or Chromium of the system goes by. */
const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const SYSTEM_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser to print with: the one asked for, the pinned one, one that Puppeteer has, one of the system.
 *
 * @throws WarraqError `browser-missing` when there is none, `disk-full` when the pinned one has no room.
 */
export async function findBrowser(asked: string | undefined): Promise<Executable> {
  if (asked !== undefined) return askedBrowser(asked);
  const pinned = await pinnedIfAny();
  if (pinned && 'path' in pinned) return pinned;
  const other = (await puppeteersOwn()) ?? systemBrowser();
  if (other) return other;
  if (!pinned) throw new WarraqError('browser-missing', { fault: 'none' });
  const { cause } = pinned;
  throw new WarraqError('browser-missing', { fault: 'not-unpacked', said: String(cause) }, cause);
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

function systemBrowser(): Executable | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const places = [
    ...SYSTEM_PLACES,
    ...SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
  ];
  const path = places.find((place) => existsSync(place));
  return path === undefined ? undefined : { path, env: {} };
}
