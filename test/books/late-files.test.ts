import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, CDPSession, Page, Protocol } from 'puppeteer';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { LoadedPage } from '../../scripts/engine/loaded-page.ts';
import { makeBook } from './generator.ts';
import { BrowserSession, makeBytes } from './make.ts';
import { bookTypefaces } from './typefaces.ts';

/** Books of the generator from 6208 on, whose numbers of pages have digits of which their text has none. */
const count = Number(process.env['WARRAQ_TYPEFACE_BOOKS'] ?? 1);
/** How late, ms: longer than the browser takes to print these pages. */
const LATE = 700;

const browser = new BrowserSession();
afterAll(() => browser.close());
afterEach(() => vi.restoreAllMocks());

const isLate = ({ responseHeaders = [] }: Protocol.Fetch.FulfillRequestRequest) =>
  responseHeaders.some(({ name, value }) => name === 'content-type' && /^(font|image)\//.test(value));

let late = 0;

/** A page whose typefaces and images come late. */
function slowed(page: Page): Page {
  const create = page.createCDPSession.bind(page);
  page.createCDPSession = async () => {
    const session = await create();
    const send = session.send.bind(session) as (method: string, takes?: unknown) => Promise<never>;
    session.send = (async (method: string, takes?: unknown) => {
      if (method === 'Fetch.fulfillRequest' && isLate(takes as Protocol.Fetch.FulfillRequestRequest)) {
        late += 1;
        await delay(LATE);
      }
      return send(method, takes);
    }) as CDPSession['send'];
    return session;
  };
  return page;
}

function slowPages(): void {
  const open = LoadedPage.open.bind(LoadedPage);
  vi.spyOn(LoadedPage, 'open').mockImplementation((real: Browser, document, patience) => {
    const newPage = async () => slowed(await real.newPage());
    const slow = new Proxy(real, {
      get: (target, name) => {
        if (name === 'newPage') return newPage;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    return open(slow, document, patience);
  });
}

test.each(Array.from({ length: count }, (_, index) => 6208 + index))(
  'book %i has the same bytes when its typefaces and images come late',
  async (seed) => {
    const typeface = bookTypefaces.find(({ family }) => family === 'Noto Naskh Arabic')!;
    const book = makeBook(seed, () => ({ typeface, hebrew: false, language: 'fa' }));
    const prompt = await makeBytes(book, browser);
    slowPages();
    late = 0;
    const slow = new BrowserSession();
    const { bytes } = await makeBytes(book, slow).finally(() => slow.close());
    expect(late).toBeGreaterThan(0);
    expect(Buffer.compare(prompt.bytes, bytes)).toBe(0);
  },
);
