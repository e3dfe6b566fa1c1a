import { type Artifact, openedPath } from '../../book/artifact.ts';
import type { PageMap } from '../../book/page-map.ts';
import type { BrowserSession } from '../../engine/session.ts';
import type { Rendering } from '../../render/render.ts';
import type { Fallback } from '../../setting/set-book.ts';
import type { Attachment } from './finish/attachments.ts';
import { finish } from './finish/finish.ts';
import { PDF } from './format.ts';
import { type PrintOptions, print } from './print.ts';
import { type PdfProfile, PROFILE } from './profile.ts';

export interface PdfOptions
  extends Pick<PrintOptions, 'quireLength' | 'cover' | 'store' | 'threads' | 'tellMap' | 'tellShare'> {
  readonly profile?: PdfProfile;
  /** The manuscript, for a profile that attaches it. */
  readonly sources?: readonly Attachment[];
}

/** A PDF edition. */
export interface PdfEdition {
  readonly artifact: Artifact;
  readonly map: PageMap;
  /** What could not be set as it should be. */
  readonly fallbacks: readonly Fallback[];
  /** Why the text could not be mended, if so: then it is as the browser wrote it. */
  readonly textFault: unknown;
  /** What it claims to conform to. */
  readonly profile: PdfProfile;
  /** The images of pixels, by their paths in the book, with their pixels to the inch. */
  readonly images: ReadonlyMap<string, number>;
  readonly timings: Readonly<Record<string, number>>;
  readonly browser: string;
}

/** Pages -> the PDF `SLUG.pdf`. */
export async function makePdf(
  rendering: Rendering,
  browser: BrowserSession,
  { profile = PROFILE.values[0], sources = [], ...printing }: PdfOptions = {},
): Promise<PdfEdition> {
  const printed = await print(rendering, browser, printing);
  const begun = performance.now();
  // What could not be mended is whole, but conforms to nothing.
  const claimed = printed.textFault === undefined ? profile : 'plain';
  const bytes = finish(printed, rendering, { profile: claimed, sources });
  const timings = { ...printed.timings, finish: performance.now() - begun };
  return {
    artifact: {
      path: openedPath(PDF, rendering.book.slug),
      bytes,
      format: PDF.name,
      mediaType: PDF.mediaType,
    },
    map: printed.map,
    fallbacks: printed.fallbacks,
    textFault: printed.textFault,
    profile: claimed,
    images: printed.images,
    timings,
    browser: printed.browser,
  };
}
