import puppeteer, { type Browser, type Page } from 'puppeteer';
import { findBrowser } from '../scripts/engine/find.ts';

/** Path -> what a server would answer. */
export type Site = ReadonlyMap<string, { readonly mediaType: string; readonly body: string | Uint8Array }>;

/** Nothing answers there: the site is served from memory (RFC 2606). */
export const SITE = 'http://reader.example/';

/** A page of a site, and what it did that a page of text does not. */
export interface Visit {
  readonly page: Page;
  /** Addresses outside of the site that it asked for. */
  readonly asked: string[];
  /** What its scripts said by `alert`, and pages that it opened. */
  readonly said: string[];
}

/** A browser as readers have one, where scripts run; its own requests go nowhere, or to this machine alone. */
export async function launchReader(to: 'nowhere' | 'this machine' = 'nowhere'): Promise<Browser> {
  const { path, env } = await findBrowser(undefined);
  return puppeteer.launch({
    executablePath: path,
    headless: 'shell',
    pipe: true,
    env: { ...process.env, ...env },
    args: [
      `--host-resolver-rules=MAP * ~NOTFOUND${to === 'nowhere' ? '' : ', EXCLUDE 127.0.0.1'}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

/** Open a page of a site. */
export async function visit(browser: Browser, site: Site, path = ''): Promise<Visit> {
  const page = await browser.newPage();
  const seen: Visit = { page, asked: [], said: [] };
  page.on('dialog', (dialog) => {
    seen.said.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('popup', () => seen.said.push('opened a window'));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const url = request.url();
    const file = url.startsWith(SITE)
      ? site.get(decodeURIComponent(url.slice(SITE.length).split(/[?#]/, 1)[0]!))
      : undefined;
    if (url.startsWith('data:') || url.startsWith('blob:')) void request.continue();
    else if (file)
      void request.respond({
        status: 200,
        contentType: file.mediaType,
        body: typeof file.body === 'string' ? file.body : Buffer.from(file.body),
      });
    else {
      // A browser asks for it of its own accord.
      if (url !== `${SITE}favicon.ico`) seen.asked.push(url);
      void request.abort();
    }
  });
  await page.goto(SITE + path.split('/').map(encodeURIComponent).join('/'), { waitUntil: 'load' });
  return seen;
}
