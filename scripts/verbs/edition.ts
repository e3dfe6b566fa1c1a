import type { Artifact } from '../book/artifact.ts';
import type { Told } from '../diagnostics/report.ts';
import type { BuildRecord } from './build-record.ts';

/** A format that was made: its files are listed as one. */
export interface Built {
  readonly path: string;
  readonly bytes: number;
  /** Pages or chapters, as the format counts. */
  readonly pages: number | undefined;
  /** The format's name, or `record`. */
  readonly format: string;
}

/** The steps of each format, in ms. */
export type Steps = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** An edition that is made, and not yet written. */
export interface Edition extends Told {
  readonly slug: string;
  readonly artifacts: readonly Artifact[];
  readonly outputs: readonly Built[];
  readonly steps: Steps;
  /** Whether nothing but what was read decides what comes of it: templates of the book may do anything. */
  readonly isRepeatable: boolean;
  readonly record: Omit<BuildRecord, 'timings'>;
}
