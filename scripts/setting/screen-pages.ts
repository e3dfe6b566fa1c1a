import { createHash } from 'node:crypto';
import type { PageMap } from '../book/page-map.ts';
import type { Store } from '../cache/store.ts';
import type { Rendering } from '../render/render.ts';
import { type Poured, type PrintDocument, type PrintedCover, printDocument, screenCss } from './document.ts';
import type { ShownPage, ShownPages } from './in-page/shown.ts';
import { inPage } from './in-page.ts';
import { KeptDivision } from './kept-division.ts';
import type { Divided, Layout } from './layout.ts';
import { Lender, type ManyCalls } from './lent-pages.ts';
import { pageMap } from './page-map.ts';
import { type Fallback, setBook } from './set-book.ts';
import { StepTimer } from './step-timer.ts';

/** The pages of a book as they are printed, to be shown on a screen. */
export interface ScreenBook {
  readonly pages: readonly ShownPage[];
  readonly layout: Layout;
  readonly map: PageMap;
  /** What the pages load, by their addresses. */
  readonly files: PrintDocument['files'];
  /** What stands around the pages. */
  readonly frame: { readonly css: string; readonly root: string; readonly body: string };
  readonly fallbacks: readonly Fallback[];
  /** How many divisions were set anew. */
  readonly anew: number;
  readonly timings: Readonly<Record<string, number>>;
}

/** Opens pages of the browser that are loaded with a document, for as long as somebody works with them; `key` tells the document, and the style of the book, from others. */
export type OpenPages = <Result>(
  document: PrintDocument,
  key: string,
  work: (pages: readonly ManyCalls[]) => Promise<Result>,
) => Promise<Result>;

/** Sets a book again and again: of what has not changed nothing is asked anew. */
export class ScreenSetter {
  readonly #divided: Divided = new WeakMap();
  readonly #poured: Poured = new Map();
  #divisions = new Map<string, KeptDivision>();
  #files: { readonly of: PrintDocument['files']; readonly css: string; readonly digest: string } | undefined;

  /** Set the pages of a book. @throws as `setBook`. */
  async set(
    rendering: Rendering,
    open: OpenPages,
    { cover, store }: { readonly cover: PrintedCover | undefined; readonly store: Store | undefined },
  ): Promise<ScreenBook> {
    const watch = new StepTimer();
    const document = await watch.time('document', () => printDocument(rendering, cover));
    const css = screenCss(rendering.book);
    const key = this.#keyOf(document, css);
    const divisions = new Map(
      rendering.divisions.map(({ id }) => [id, this.#divisions.get(id) ?? new KeptDivision()]),
    );
    return open(document, key, async (pages) => {
      const lender = new Lender(pages);
      const quires = [...divisions.values()].map((page, from) => ({ page, from, to: from + 1 }));
      for (const { page } of quires) page.begin(key, lender);
      const { set, fallbacks } = await setBook(quires, rendering, {
        cover,
        watch,
        store,
        divided: this.#divided,
        poured: this.#poured,
      });
      const shown = await watch.time('show', () =>
        Promise.all(quires.map(({ page }) => inPage(page, 'shown'))),
      );
      this.#divisions = divisions;
      const { layout } = set;
      const targets = targetsOf(layout);
      return {
        pages: shown.flatMap((one) => one.pages),
        layout,
        map: pageMap(rendering, set, quires, targets),
        files: withCover(document.files, shown),
        frame: { css, root: shown[0]!.root, body: shown[0]!.body },
        fallbacks,
        anew: quires.filter(({ page }) => page.isAnew).length,
        timings: watch.timings,
      };
    });
  }

  /** What tells the files of a document, and the style of its text, from those of another. */
  #keyOf({ files, script }: PrintDocument, css: string): string {
    const known = this.#files;
    if (known?.css === css && sameFiles(known.of, files)) return known.digest;
    const hash = createHash('sha256').update(script).update(css);
    for (const [path, { mediaType, body }] of files)
      hash.update(JSON.stringify([path, mediaType])).update(body);
    this.#files = { of: files, css, digest: hash.digest('hex') };
    return this.#files.digest;
  }
}

function sameFiles(one: PrintDocument['files'], other: PrintDocument['files']): boolean {
  if (one.size !== other.size) return false;
  for (const [path, { body }] of one) {
    const found = other.get(path)?.body;
    if (found === body) continue;
    if (found === undefined || Buffer.compare(Buffer.from(found), Buffer.from(body)) !== 0) return false;
  }
  return true;
}

/** The cover's document as it was made to fit stands in the place of the one that was loaded. */
function withCover(files: PrintDocument['files'], shown: readonly ShownPages[]): PrintDocument['files'] {
  const fitted = shown[0]?.cover;
  if (!fitted || !files.has('cover')) return files;
  const body = `<!doctype html>${fitted}`;
  return new Map(files).set('cover', { mediaType: 'text/html; charset=utf-8', body });
}

/** id as printed -> index of its page. */
function targetsOf({ places }: Layout): Readonly<Record<string, number>> {
  return Object.fromEntries(places);
}
