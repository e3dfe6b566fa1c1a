import type { Job } from './job.ts';
import type { Outcome } from './outcome.ts';

/** What a process can be asked to do. */
export type Task =
  | { readonly kind: 'build'; readonly job: Job }
  /** Look through a part of an archive: an object by its path in the store, or, where that is `''`, all but the objects. */
  | { readonly kind: 'verify'; readonly store: string; readonly path: string };

/** What a process is hired for: its first message. */
export interface Hired {
  /** The folder of the depot. */
  readonly depot: string;
  /** The address of a bucket for sources; they are in the depot if not given. */
  readonly sources?: string | undefined;
  readonly browser: string | undefined;
  readonly cache: string | undefined;
  readonly step: number | undefined;
  /** See `makerHere`. */
  readonly maker: string;
  readonly trusts: boolean;
}

export interface Request {
  readonly task: Task;
}

/** What it answers: that it is ready for its first task, then how each ended; `rss`: its memory then, in bytes. */
export type Answer = { readonly ready: true } | { readonly outcome: Outcome; readonly rss: number };
