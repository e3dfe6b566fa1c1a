import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'puppeteer';
import { type Site, visit } from '../../reader-browser.ts';

const require = createRequire(import.meta.url);

/** How often the search of Firefox's viewer finds each term: its own controller, run in a browser. */
export async function findInPdfJs(
  pdf: Uint8Array,
  terms: readonly string[],
  browser: Browser,
): Promise<readonly number[]> {
  const script = (path: string) => ({
    mediaType: 'text/javascript',
    body: readFileSync(require.resolve(`pdfjs-dist/legacy/${path}`)),
  });
  const site: Site = new Map<string, { mediaType: string; body: string | Uint8Array }>([
    ['', { mediaType: 'text/html; charset=utf-8', body: '<!doctype html><meta charset="utf-8"><body>' }],
    ['pdf.mjs', script('build/pdf.mjs')],
    ['pdf.worker.mjs', script('build/pdf.worker.mjs')],
    ['pdf_viewer.mjs', script('web/pdf_viewer.mjs')],
    ['find.mjs', { mediaType: 'text/javascript', body: FIND }],
    ['book.pdf', { mediaType: 'application/pdf', body: pdf }],
  ]);
  const { page } = await visit(browser, site);
  const counts = await page.evaluate(
    `import('/find.mjs').then((find) => find.countAll(${JSON.stringify(terms)}))`,
  );
  await page.close();
  return counts as readonly number[];
}

const FIND = `
import * as library from '/pdf.mjs';
globalThis.pdfjsLib = library;
library.GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs';
const { EventBus, PDFFindController, SimpleLinkService } = await import('/pdf_viewer.mjs');

export async function countAll(terms) {
  const document = await library.getDocument({ url: '/book.pdf' }).promise;
  const eventBus = new EventBus();
  const linkService = new SimpleLinkService({ eventBus });
  Object.defineProperty(linkService, 'page', { value: 1, writable: true });
  Object.defineProperty(linkService, 'pagesCount', { value: document.numPages });
  const controller = new PDFFindController({ linkService, eventBus });
  controller.onIsPageVisible = () => true;
  controller.setDocument(document);
  eventBus.dispatch('pagesinit', {});
  const counts = [];
  for (const query of terms) counts.push(await count(eventBus, controller, query, document.numPages));
  return counts;
}

/** The controller looks through page after page, each when its text is there. */
async function count(eventBus, controller, query, pages) {
  eventBus.dispatch('find', {
    source: globalThis, type: 'again', query, caseSensitive: false, entireWord: false, highlightAll: false,
    findPrevious: false, matchDiacritics: false,
  });
  const isDone = () =>
    controller.state?.query === query && !controller._dirtyMatch &&
    controller._pendingFindMatches.size === 0 && controller.pageMatches.length === pages;
  while (!isDone()) await new Promise((done) => setTimeout(done, 5));
  return controller.pageMatches.reduce((sum, one) => sum + one.length, 0);
}
`;
