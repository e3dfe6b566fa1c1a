import type { Page as BrowserPage } from 'puppeteer';
import type { PageMap } from '../../book/page-map.ts';
import type { Rendering } from '../../render/render.ts';
import { type BrowserOptions, withPage } from '../browser/session.ts';
import { pagesById } from '../markup.ts';
import { type Destination, destinationsOf } from './destinations.ts';
import { PdfFile } from './document/pdf-file.ts';
import { type Layout, layOut } from './layout.ts';
import { printDocument } from './print-document.ts';
import { printId } from './print-id.ts';

/** A printed book, and where everything in it stands. */
export interface Printed {
  readonly pdf: PdfFile;
  readonly map: PageMap;
  readonly destinations: ReadonlyMap<string, Destination>;
  /** Ids that the final print has on another page than the layout said: empty, or something is wrong. */
  readonly moved: readonly string[];
  /** Milliseconds of each step. */
  readonly timings: Readonly<Record<string, number>>;
  readonly browser: string;
}

/**
 * Print a book. The first print is for measuring: its destinations say where everything stands. Then the folios are
 * written into the contents, blank versos are put in, and the book is printed for good; its own destinations prove it.
 */
export async function print(rendering: Rendering, options: BrowserOptions): Promise<Printed> {
  const timings: Record<string, number> = {};
  const timed = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    timings[step] = (timings[step] ?? 0) + performance.now() - start;
    return result;
  };
  const served = await timed('compose', async () => printDocument(rendering));
  const ids = [...pagesById(rendering.pages).keys()];
  const begun = performance.now();
  return withPage(served, options, async (page) => {
    timings['load'] = performance.now() - begun;
    const draft = new PdfFile(await timed('measure', () => printPage(page, false)));
    const layout = layOut(rendering.book, rendering.pages, destinationsOf(draft, ids), draft.pages().length);
    await timed('fill', () => fill(page, layout));
    const pdf = new PdfFile(await timed('print', () => printPage(page, true)));
    const moved = differences(
      layout.destinations,
      destinationsOf(pdf, ids),
      layout.map.pages,
      pdf.pages().length,
    );
    return {
      pdf,
      map: layout.map,
      destinations: layout.destinations,
      moved,
      timings,
      browser: await page.browser().version(),
    };
  });
}

function printPage(page: BrowserPage, tagged: boolean): Promise<Uint8Array> {
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged, outline: false, timeout: 0 });
}

/** Write the folios, put in the blank pages, take out the anchors of the first print. */
async function fill(page: BrowserPage, { blanks, map }: Layout): Promise<void> {
  await page.evaluate(
    (folios, before) => {
      document.getElementById('anchors')?.remove();
      for (const place of document.querySelectorAll<HTMLElement>('[data-target]'))
        place.textContent = folios[place.dataset['target'] ?? ''] ?? '';
      for (const { before: id, front } of before) {
        const blank = document.createElement('div');
        blank.className = 'blank-page';
        blank.style.setProperty('page', front ? 'blank-front' : 'blank-body');
        document.getElementById(id)?.before(blank);
      }
    },
    Object.fromEntries(Object.entries(map.targets).map(([id, index]) => [id, map.labels[index] ?? ''])),
    blanks.map(({ before, front }) => ({ before: printId(before), front })),
  );
}

function differences(
  said: ReadonlyMap<string, Destination>,
  found: ReadonlyMap<string, Destination>,
  pages: number,
  count: number,
): readonly string[] {
  const moved = [...found]
    .filter(([id, one]) => said.has(id) && said.get(id)!.page !== one.page)
    .map(([id]) => id);
  return pages === count ? moved : ['', ...moved];
}
