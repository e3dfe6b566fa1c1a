import type { Page as BrowserPage } from 'puppeteer';
import type { PageMap, PageStart } from '../../book/page-map.ts';
import type { Rendering } from '../../render/render.ts';
import type { Natural, TextStart, Texts } from './galley.ts';
import { geometryOf, MM_PER_POINT } from './geometry.ts';
import { inPage } from './in-page.ts';
import { type Layout, layOut } from './layout.ts';
import { furnitureCss } from './page-css.ts';
import { firstGuess, sameRoom, textsOf } from './page-texts.ts';
import { printId } from './print-id.ts';
import { hasSpare, pagesOf, type Quire } from './quires.ts';
import { Stopwatch } from './stopwatch.ts';

/** How often pages are divided anew because folios or numbers of notes changed the lines that they are in. */
const ROUNDS = 4;

/** A quire whose text is poured into a page of the browser. */
export interface OpenQuire extends Quire {
  readonly page: BrowserPage;
}

export interface SetOptions {
  /** The divisions, by index, whose notes stay at their ends. */
  readonly natural?: ReadonlySet<number>;
  /** The cover goes before all. */
  readonly cover?: boolean;
  readonly watch?: Stopwatch;
}

/** Set the pages of a book: measure its quires as galleys, divide these into pages, put in what pages have. */
export async function setPages(
  quires: readonly OpenQuire[],
  rendering: Rendering,
  { natural = new Set(), cover = false, watch = new Stopwatch() }: SetOptions = {},
): Promise<{ layout: Layout; map: PageMap }> {
  let measured = firstGuess(rendering);
  const divided = () => divide(quires, rendering, { natural, cover, watch }, measured);
  let layout = await divided();
  let texts = textsOf(rendering, layout);
  for (let round = 1; round < ROUNDS && !sameRoom(texts, measured, rendering); round += 1) {
    measured = texts;
    layout = await divided();
    texts = textsOf(rendering, layout);
  }
  const starts = await watch.time('set', () =>
    Promise.all(quires.map((quire) => set(quire, rendering, layout, texts))),
  );
  return { layout, map: mapOf(rendering, layout, starts.flat()) };
}

async function divide(
  quires: readonly OpenQuire[],
  rendering: Rendering,
  { natural, cover, watch }: Required<SetOptions>,
  texts: Texts | undefined,
): Promise<Layout> {
  const geometry = geometryOf(rendering.book);
  const area = { width: geometry.area.width * MM_PER_POINT, height: geometry.area.height * MM_PER_POINT };
  const parts = await watch.time('measure', () =>
    Promise.all(quires.map(({ page }) => inPage(page, 'measure', area, texts))),
  );
  const asked = new Map<number, Natural>();
  const ask = async (indices: readonly number[]) => {
    for (const { page, from, to } of quires) {
      const own = indices.filter((index) => from <= index && index < to);
      if (own.length === 0) continue;
      const answers = await inPage(
        page,
        'natural',
        own.map((index) => index - from),
      );
      for (const [at, index] of own.entries()) asked.set(index, answers[at]!);
    }
  };
  await ask([...natural]);
  const measured = {
    measure: parts[0]!.measure,
    galleys: parts.flatMap(({ galleys }) => galleys),
    natural: asked,
    cover,
  };
  const layout = await watch.time('paginate', () => layOut(rendering, measured, geometry));
  const left = layout.divisions.flatMap(({ pages }, index) => (pages || asked.has(index) ? [] : [index]));
  if (left.length === 0) return layout;
  await ask(left);
  return layOut(rendering, measured, geometry);
}

function set(
  quire: OpenQuire,
  rendering: Rendering,
  layout: Layout,
  texts: Texts,
): Promise<readonly (readonly TextStart[])[]> {
  const divisions = layout.divisions.slice(quire.from, quire.to);
  const blanks = divisions.flatMap((one, index) =>
    one.blank ? [printId(rendering.pages[quire.from + index]!.id)] : [],
  );
  const setting = {
    divisions: divisions.map((one) => one.pages ?? null),
    continued: rendering.labels.words.continued,
  };
  const spare = hasSpare(quire, layout);
  const css = furnitureCss(rendering, layout, pagesOf(quire, layout));
  const cover = layout.cover && quire.from === 0 ? coverWords(rendering) : undefined;
  return inPage(quire.page, 'set', setting, { css, texts, blanks, spare, cover });
}

/** What the cover is, for those who can't see it. */
function coverWords({ book, labels }: Rendering): string {
  return `${labels.words.cover}: ${book.settings.title}`;
}

function mapOf({ pages }: Rendering, layout: Layout, starts: readonly (readonly TextStart[])[]): PageMap {
  const begins = Array.from({ length: layout.pages }, (): PageStart | null => null);
  for (const [index, { start }] of layout.divisions.entries()) {
    const division = pages[index]!.id;
    begins[start] = { division, element: [], offset: 0 };
    for (const [at, one] of starts[index]!.entries()) if (at > 0) begins[start + at] = { division, ...one };
  }
  return {
    pages: layout.pages,
    bodyStart: layout.bodyStart,
    labels: layout.labels,
    targets: Object.fromEntries([...layout.destinations].map(([id, { page }]) => [id, page])),
    starts: begins,
  };
}
