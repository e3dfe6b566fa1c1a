import { createHash } from 'node:crypto';
import type { FormatOptions } from '../../book/format-option.ts';
import { browserDigest } from '../../engine/identity.ts';
import { versionDigest } from '../../house/package-files.ts';
import { digestOfFaces } from '../../house/typefaces.ts';

/** Raised when what a job says changes, or what comes of the same words. */
const SCHEMA = 1;

/** A file that a title is made of. */
export interface SourceFile {
  /** In the title's folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
}

/** How an edition is to be made: all that decides its bytes beside its sources and its maker. */
export interface JobSettings {
  readonly formats: readonly string[];
  readonly formatOptions: FormatOptions;
  readonly strict: boolean;
  readonly untrusted: boolean;
  readonly sourceDateEpoch: string | undefined;
  /** What an edition of the archive has beside that; undefined where none goes there. */
  readonly archive: { readonly edition: string | undefined; readonly onix: boolean } | undefined;
}

/** What ends a job that takes too much: it decides nothing of what is made. */
export interface JobLimits {
  /** Of the whole job, in seconds. */
  readonly time: number;
  /** Of one step, in seconds. */
  readonly step: number;
  /** In MB. */
  readonly memory: number;
}

/**
 * An edition to be made, by what it is made of: whoever has the same maker makes the same bytes of it. Sources are named by their digests;
 * where they lie is for each machine to know.
 */
export interface Job {
  readonly schema: typeof SCHEMA;
  /** The digest of all below but the title and the limits, in hexadecimal digits of SHA-256. */
  readonly key: string;
  /** What makes it: tool, browser and typefaces. */
  readonly maker: string;
  /** How its catalogue calls it, for messages. */
  readonly title: string;
  /** The one file that is the manuscript, if it is one. */
  readonly only: string | undefined;
  /** In the order of their paths. */
  readonly files: readonly SourceFile[];
  readonly settings: JobSettings;
  readonly limits: JobLimits;
}

/**
 * What this installation makes editions with: its version, its browser and its typefaces, on every machine the same.
 *
 * @throws WarraqError `browser-missing`
 */
export async function makerHere(browser: string | undefined): Promise<string> {
  return sha256(JSON.stringify([versionDigest(), await browserDigest(browser), digestOfFaces()]));
}

/** A job with its key. */
export function jobOf(parts: Omit<Job, 'schema' | 'key'>): Job {
  return { schema: SCHEMA, key: keyOf(parts), ...parts };
}

/** Whether a job is one of ours, and is what its key says: it may have come from anybody. */
export function isSound(job: Job): boolean {
  return job.schema === SCHEMA && job.key === keyOf(job);
}

function keyOf({ maker, only, files, settings }: Omit<Job, 'schema' | 'key'>): string {
  const { formats, formatOptions, strict, untrusted, sourceDateEpoch, archive } = settings;
  const options = Object.entries(formatOptions).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(
    JSON.stringify([
      SCHEMA,
      maker,
      only,
      files.map(({ path, sha256: digest }) => [path, digest]),
      [formats, options, strict, untrusted, sourceDateEpoch],
      archive && [archive.edition, archive.onix],
    ]),
  );
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
