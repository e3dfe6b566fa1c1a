import { createHash } from 'node:crypto';
import type { Artifact } from '../book/artifact.ts';
import type { Book } from '../book/book.ts';
import { type FormatOptions, recorded } from '../book/format-option.ts';
import type { PageMap } from '../book/page-map.ts';
import type { Kind } from '../book/settings.ts';
import type { Told } from '../diagnostics/report.ts';
import { jsonReport } from '../diagnostics/reporters/json.ts';
import type { Speech } from '../diagnostics/speech.ts';
import { version } from '../house/package-files.ts';
import { sourcesOf } from '../manuscript/sources.ts';
import { pathInBook } from '../manuscript/text-file.ts';
import type { Facts } from '../targets/target.ts';
import type { StageTime } from './progress.ts';
import type { Counts } from './spelling.ts';

/** How the name of a record ends, behind the book's slug. */
export const RECORD = '.build.json';

/**
 * What was built from what. Its timings are the one thing in an edition that differs from build to build. It has the options of the
 * formats too, behind `outputs`.
 */
export interface BuildRecord {
  readonly schema: 1;
  readonly tool: string;
  readonly node: string;
  readonly browser: string | undefined;
  readonly title: string;
  /** What it was made as: the next version may make another thing of a manuscript that says nothing. */
  readonly kind: Kind;
  readonly theme: string;
  /** ISO 8601: what stood for «now» in the build. */
  readonly instant: string;
  readonly sources: readonly { readonly path: string; readonly sha256: string }[];
  readonly outputs: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
  /** To be built again in the same way. */
  readonly untrusted: true | undefined;
  readonly pageMap: PageMap | undefined;
  readonly warnings: readonly object[];
  readonly findings: Counts;
  /** Of each stage, in ms. */
  readonly timings: Readonly<Record<string, number>>;
}

/** What the targets have made and found out, and what their options were. */
interface Made {
  readonly artifacts: readonly Artifact[];
  readonly facts: Facts;
  readonly options: FormatOptions;
}

interface About {
  readonly findings: Counts;
  readonly untrusted: boolean;
  /** In English. */
  readonly speech: Speech;
}

/** The record of a build but for its timings. */
export function recordOf(
  book: Book,
  { artifacts, facts, options }: Made,
  told: Told,
  { findings, untrusted, speech }: About,
): Omit<BuildRecord, 'timings'> {
  return {
    schema: 1,
    tool: `warraq ${version()}`,
    node: process.version,
    browser: facts.browser,
    title: book.settings.title,
    kind: book.settings.kind,
    theme: book.settings.theme,
    instant: book.instant,
    sources: sourcesOf(book, told.files).map(({ path, bytes }) => ({ path, sha256: sha256(bytes) })),
    outputs: artifacts.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })),
    ...recorded(options),
    untrusted: untrusted || undefined,
    pageMap: facts.map,
    warnings: jsonReport(told, speech).map(({ facts: _, ...message }) => ({
      ...message,
      file: pathIn(told, message.file),
    })),
    findings,
  };
}

/** The path of a text in the book's folder. */
function pathIn({ files }: Told, path: string): string {
  return pathInBook(files.find((file) => file.path === path) ?? { path, value: '' });
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function timingsOf(stages: readonly StageTime[]): BuildRecord['timings'] {
  return Object.fromEntries(stages.map(({ stage, ms }) => [stage, Math.round(ms)]));
}

export function recordPath(slug: string): string {
  return slug + RECORD;
}

export function recordArtifact(record: BuildRecord, slug: string): Artifact {
  return {
    path: recordPath(slug),
    bytes: new TextEncoder().encode(`${JSON.stringify(record, undefined, 2)}\n`),
    format: 'record',
    mediaType: 'application/json',
  };
}
