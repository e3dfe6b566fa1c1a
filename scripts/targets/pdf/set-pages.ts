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
import { Stopwatch } from './stopwatch.ts';

/** How often pages are divided anew because folios or numbers of notes changed the lines that they are in. */
const ROUNDS = 4;

/**
 * Set the pages of a loaded document: measure it as galleys, divide these into pages, put in what pages have. `natural`:
 * the divisions, by index, whose notes stay at their ends.
 */
export async function setPages(
  page: BrowserPage,
  rendering: Rendering,
  natural: ReadonlySet<number> = new Set(),
  watch = new Stopwatch(),
): Promise<{ layout: Layout; map: PageMap }> {
  let measured = firstGuess(rendering);
  let layout = await divide(page, rendering, natural, watch, measured);
  let texts = textsOf(rendering, layout);
  for (let round = 1; round < ROUNDS && !sameRoom(texts, measured, rendering); round += 1) {
    measured = texts;
    layout = await divide(page, rendering, natural, watch, measured);
    texts = textsOf(rendering, layout);
  }
  const starts = await watch.time('set', () => set(page, rendering, layout, texts));
  return { layout, map: mapOf(rendering, layout, starts) };
}

async function divide(
  page: BrowserPage,
  rendering: Rendering,
  natural: ReadonlySet<number>,
  watch: Stopwatch,
  texts: Texts | undefined,
): Promise<Layout> {
  const geometry = geometryOf(rendering.book);
  const area = { width: geometry.area.width * MM_PER_POINT, height: geometry.area.height * MM_PER_POINT };
  const { measure, galleys } = await watch.time('measure', () => inPage(page, 'measure', area, texts));
  const asked = new Map<number, Natural>();
  const ask = async (indices: readonly number[]) => {
    const answers = await inPage(page, 'natural', indices);
    for (const [at, index] of indices.entries()) asked.set(index, answers[at]!);
  };
  if (natural.size > 0) await ask([...natural]);
  const measured = { measure, galleys, natural: asked };
  const layout = await watch.time('paginate', () => layOut(rendering, measured, geometry));
  const left = layout.divisions.flatMap(({ pages }, index) => (pages || asked.has(index) ? [] : [index]));
  if (left.length === 0) return layout;
  await ask(left);
  return layOut(rendering, measured, geometry);
}

function set(
  page: BrowserPage,
  rendering: Rendering,
  layout: Layout,
  texts: Texts,
): Promise<readonly (readonly TextStart[])[]> {
  const blanks = layout.divisions.flatMap((one, index) =>
    one.blank ? [printId(rendering.pages[index]!.id)] : [],
  );
  const setting = {
    divisions: layout.divisions.map((one) => one.pages ?? null),
    continued: rendering.labels.words.continued,
  };
  return inPage(page, 'set', setting, { css: furnitureCss(rendering, layout), texts, blanks });
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
