import { sourceDate } from '../../manuscript/source-date.ts';

/** What all archive verbs need. */
export interface ArchiveOptions {
  /** The folder of the archive: an OCFL storage root. */
  readonly store: string;
  readonly signal?: AbortSignal;
}

/** RFC 3339: when an edition is archived. */
export function instant(epoch: string | undefined): string {
  const date = sourceDate(epoch) ?? new Date();
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
