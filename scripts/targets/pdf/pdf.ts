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
  /** Ids that stand on another page than the contents and references say: empty, or something is wrong. */
  readonly moved: readonly string[];
  /** Ids of the divisions whose notes stand at their ends, since their pages could not be divided. */
  readonly unpaged: readonly string[];
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
    map: printed.map,
    moved: printed.faults.map((fault) => fault.id),
    unpaged: printed.layout.divisions.flatMap(({ pages }, index) =>
      pages ? [] : [rendering.pages[index]!.id],
    ),
    timings,
    browser: printed.browser,
  };
}
