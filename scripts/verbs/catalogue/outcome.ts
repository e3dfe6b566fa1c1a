import type { AnyError } from '../../diagnostics/facts.ts';
import type { JsonMessage } from '../../diagnostics/reporters/json.ts';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import type { Problem } from '../../vault/validate/problem.ts';

/** A file of an edition. */
export interface MadeFile {
  /** In the edition, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha512: string;
  /** Whether other editions have it too: typefaces, styles and templates. Then it lies but once with all results. */
  readonly isShared?: boolean;
}

/** What a job has made. */
export interface Made {
  readonly schema: 1;
  readonly key: string;
  /** The book's own title. */
  readonly title: string;
  /** For the archive: the id of its title, and what the edition is called. */
  readonly archive: { readonly id: string; readonly edition: string } | undefined;
  /** By their paths in the edition, with `/`. */
  readonly files: readonly MadeFile[];
  readonly messages: readonly JsonMessage[];
}

/** What stays known of a result that is where it goes. */
export type Receipt = Omit<Made, 'files' | 'messages'>;

/** How a job ended. */
export type Outcome =
  /** `isNew`: it was not there before. `ms`: how long it took. */
  | { readonly state: 'built'; readonly isNew: boolean; readonly ms: number }
  /** The manuscript is at fault: no use in trying again. */
  | { readonly state: 'manuscript'; readonly messages: readonly JsonMessage[] }
  /** `mayPass`: the surroundings are at fault, and may be better soon. */
  | { readonly state: 'failed'; readonly fault: AnyError; readonly mayPass: boolean }
  /** A part of an archive was looked through. */
  | { readonly state: 'verified'; readonly verdict: TitleVerdict };

/** What was found in one title of an archive. */
export interface TitleVerdict {
  /** Where its object lies in the store; `''` for the store itself. */
  readonly path: string;
  readonly id: string | undefined;
  readonly versions: number;
  readonly files: number;
  readonly bytes: number;
  readonly problems: readonly Problem[];
}

/** Faults that stay as they are however often one tries; with those of the manuscript. */
const LASTING = [
  'job-ended',
  'edition-exists',
  'archive-name',
  'archive-unknown',
  'signing-failed',
  'catalogue-title',
];

/**
 * What becomes of a fault that was thrown.
 *
 * @throws what is no fault of the manuscript or of the surroundings
 */
export function outcomeOf(cause: unknown): Outcome & { readonly state: 'failed' } {
  if (!(cause instanceof WarraqError)) throw cause;
  const mayPass = cause.exitCode === 3 && !LASTING.includes(cause.code);
  return { state: 'failed', fault: cause.data, mayPass };
}

/** A fault as it was, after it has come from another process. */
export function errorOf({ code, facts }: AnyError): WarraqError {
  return new WarraqError(code, facts as never);
}
