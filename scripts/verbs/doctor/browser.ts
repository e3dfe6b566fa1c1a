import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { isMadeFor } from '../../engine/download.ts';
import { findBrowser } from '../../engine/find.ts';
import { kill, launch } from '../../engine/launch.ts';
import type { Check, CheckOf } from './check.ts';

/** Longest time for one step, in ms. */
const PATIENCE = 30_000;

/** Where Chromium comes from on systems for which its makers have none. */
const FROM_SYSTEM = 'sudo apt-get install chromium';

const UBUNTU_SANDBOX = 'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0';

/** The browser: which one, whether it prints a page, and whether behind its sandbox. */
export async function checkBrowser(
  asked: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly Check[]> {
  const found = await foundBrowser(asked);
  if (found.state === 'fault') return [found];
  return [found, await printed(asked, signal), sandbox()];
}

async function foundBrowser(asked: string | undefined): Promise<CheckOf<'browser'>> {
  try {
    const { path, from } = await findBrowser(asked);
    // Another than the pinned one may end lines elsewhere.
    const isOurs = from !== 'puppeteer' && from !== 'system';
    return { id: 'browser', state: isOurs ? 'good' : 'note', path, from };
  } catch (cause) {
    return { id: 'browser', state: 'fault', error: faultOf(cause), mend: mendMissing(asked) };
  }
}

function mendMissing(asked: string | undefined): string {
  if (asked !== undefined)
    return asked === process.env['WARRAQ_BROWSER'] ? 'unset WARRAQ_BROWSER' : 'warraq doctor';
  return isMadeFor(process.platform, process.arch) ? 'warraq doctor --fix' : FROM_SYSTEM;
}

/** Print a page, as a build does. */
async function printed(
  asked: string | undefined,
  signal: AbortSignal | undefined,
): Promise<CheckOf<'print'>> {
  const start = performance.now();
  try {
    const browser = await launch({ browser: asked, signal, patience: PATIENCE });
    try {
      const page = await browser.newPage();
      await page.setContent('<!doctype html><p lang="fa" dir="rtl">وراق</p>');
      const bytes = await page.pdf();
      if (Buffer.from(bytes.subarray(0, 5)).toString() !== '%PDF-')
        throw new Error('what it prints is no PDF');
      const version = await browser.version();
      return { id: 'print', state: 'good', version, ms: Math.round(performance.now() - start) };
    } finally {
      await kill(browser);
    }
  } catch (cause) {
    signal?.throwIfAborted();
    const error = faultOf(cause);
    return { id: 'print', state: 'fault', error, mend: mendStart(error.message) };
  }
}

/** What mends a browser that does not start, by what it says. */
export function mendStart(said: string): string {
  if (/sandbox/i.test(said)) return UBUNTU_SANDBOX;
  const library = /(lib[\w.+-]+\.so(?:\.\d+)*)/.exec(said)?.[1];
  if (library) return `apt-file search ${library}`;
  return 'warraq doctor --browser PATH';
}

function sandbox(): CheckOf<'sandbox'> {
  // Chromium refuses its sandbox to root, and to nobody else.
  const isRoot = process.getuid?.() === 0;
  return { id: 'sandbox', state: isRoot ? 'note' : 'good', isRoot };
}

/** A fault of the browser as one that has words; any other is our own. */
function faultOf(cause: unknown): WarraqError {
  if (cause instanceof WarraqError) return cause;
  const said = cause instanceof Error ? cause.message.split('\n')[0]! : String(cause);
  return new WarraqError('browser-crashed', { fault: 'start', path: 'the browser', said }, cause);
}
