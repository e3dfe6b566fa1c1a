import type { Store } from '../cache/store.ts';
import { BrowserPool } from '../engine/browser-pool.ts';
import type { ChapterShelf } from '../render/kept-chapters.ts';
import { Threads } from '../targets/threads.ts';
import { openStore } from './open-store.ts';
import type { BuildEvent } from './progress.ts';

export interface WorkshopOptions {
  /** Path of a browser; the pinned one otherwise. */
  readonly browser?: string | undefined;
  /** Most browsers at once, where several builds go on at once; one for two processors if not given. */
  readonly browsers?: number | undefined;
  /** Longest time for one step, in seconds: to read a file, to measure or to print a quire, and so on; 60 if not given. */
  readonly timeout?: number | undefined;
  /** As `BrowserOptions` has it. */
  readonly ahead?: boolean | undefined;
  /** The folder of the store of earlier results; none is used if not given. */
  readonly cache?: string | undefined;
  readonly signal?: AbortSignal;
  readonly on?: (event: BuildEvent) => void;
}

/** What verbs work with: opened once by whoever calls them, for as many builds as they like, and closed when all is done. */
export interface Workshop {
  readonly browsers: BrowserPool;
  readonly store: Store | undefined;
  readonly threads: Threads;
  /** What the chapters of the book before were rendered as: the next may be the same book. */
  readonly shelf?: ChapterShelf;
  readonly options: WorkshopOptions;
}

/** Open a workshop, work in it, and close it. */
export async function withWorkshop<Result>(
  options: WorkshopOptions,
  work: (workshop: Workshop) => Promise<Result>,
): Promise<Result> {
  const browsers = new BrowserPool(options);
  const { cache, on } = options;
  const store = cache === undefined ? undefined : openStore(cache, (note) => on?.({ type: 'note', ...note }));
  const threads = new Threads();
  try {
    return await work({ browsers, store, threads, shelf: {}, options });
  } finally {
    threads.close();
    await Promise.all([browsers.close(), store?.close()]);
  }
}
