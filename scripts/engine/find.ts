import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { type Executable, pinnedBrowser, pinnedRunsHere } from './pinned.ts';

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
 * @throws WarraqError `browser-missing` when there is none.
 */
export async function findBrowser(asked: string | undefined): Promise<Executable> {
  if (asked !== undefined) {
    if (existsSync(asked)) return { path: asked, env: {} };
    throw new WarraqError(
      'browser-missing',
      `there is no browser at ${asked}`,
      'mend --browser or WARRAQ_BROWSER, or leave it out',
    );
  }
  const found = (await pinnedIfAny()) ?? (await puppeteersOwn()) ?? systemBrowser();
  if (found) return found;
  throw new WarraqError(
    'browser-missing',
    'no browser was found to print with',
    'get one with «npx puppeteer browsers install chrome-headless-shell», or name one with --browser',
  );
}

async function pinnedIfAny(): Promise<Executable | undefined> {
  if (!pinnedRunsHere()) return undefined;
  try {
    return await pinnedBrowser();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') return undefined;
    throw new WarraqError(
      'disk-full',
      'the disk is full: the browser cannot be unpacked',
      'make about 250 MB of room',
      cause,
    );
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
