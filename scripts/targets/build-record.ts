import { createHash } from 'node:crypto';
import type { VFile } from 'vfile';
import type { Artifact } from '../book/artifact.ts';
import type { Book } from '../book/book.ts';
import type { PageMap } from '../book/page-map.ts';
import { jsonReport } from '../diagnostics/reporters/json.ts';
import { sourcesOf } from '../manuscript/sources.ts';
import { pathInBook } from '../manuscript/text-file.ts';
import { version } from '../render/package-files.ts';
import type { PdfProfile } from './pdf/finish/profile.ts';

/** What a build has made. */
export interface Made {
  readonly artifacts: readonly Artifact[];
  readonly map: PageMap | undefined;
  readonly browser: string | undefined;
  /** Steps of the PDF stage, in ms. */
  readonly timings: Readonly<Record<string, number>>;
  readonly pdfProfile: PdfProfile | undefined;
}

/** What was built from what. Its timings are the one thing in an edition that differs from build to build. */
export function recordOf(
  book: Book,
  made: Made,
  files: readonly VFile[],
  stages: readonly { readonly stage: string; readonly ms: number }[],
  findings: Readonly<Record<string, number>>,
  untrusted = false,
): Artifact {
  const digest = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
  const record = {
    schema: 1,
    tool: `warraq ${version()}`,
    node: process.version,
    browser: made.browser,
    title: book.settings.title,
    instant: book.instant,
    sources: sourcesOf(book, files).map(({ path, bytes }) => ({ path, sha256: digest(bytes) })),
    outputs: made.artifacts.map((artifact) => ({
      path: artifact.path,
      bytes: artifact.bytes.length,
      sha256: digest(artifact.bytes),
    })),
    pdfProfile: made.pdfProfile,
    // To be built again in the same way.
    untrusted: untrusted || undefined,
    pageMap: made.map,
    warnings: files.flatMap((file) =>
      jsonReport([file]).map(({ facts: _, ...message }) => ({ ...message, file: pathInBook(file) })),
    ),
    findings,
    timings: Object.fromEntries(stages.map(({ stage, ms }) => [stage, Math.round(ms)])),
  };
  return {
    path: `${book.slug}.build.json`,
    bytes: new TextEncoder().encode(`${JSON.stringify(record, undefined, 2)}\n`),
  };
}
