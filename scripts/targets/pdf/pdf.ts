import type { Artifact } from '../../book/artifact.ts';
import type { PageMap } from '../../book/page-map.ts';
import type { Rendering } from '../../render/render.ts';
import type { BrowserSession } from '../browser/session.ts';
import { finish } from './finish.ts';
import { print } from './print.ts';

/** A PDF edition. */
export interface PdfEdition {
  readonly artifact: Artifact;
  readonly map: PageMap;
  readonly moved: readonly string[];
  readonly timings: Readonly<Record<string, number>>;
  readonly browser: string;
}

/** Pages -> the PDF `SLUG.pdf`. */
export async function makePdf(rendering: Rendering, browser: BrowserSession): Promise<PdfEdition> {
  const printed = await print(rendering, browser);
  const begun = performance.now();
  const bytes = finish(printed, rendering);
  const timings = { ...printed.timings, finish: performance.now() - begun };
  return {
    artifact: { path: `${rendering.book.slug}.pdf`, bytes },
    map: printed.layout.map,
    moved: printed.moved,
    timings,
    browser: printed.browser,
  };
}
