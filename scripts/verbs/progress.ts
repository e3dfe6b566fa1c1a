import type { StoreNote } from '../cache/store.ts';
import type { FoundIn } from '../manuscript/folder-texts.ts';

/**
 * What a build goes through, in this order: «read», «check», «render», a stage for each format, by its name, «write»; or «store» and
 * «write», where nothing has changed.
 */
export type Stage = string;

/** What a build tells while it goes on. */
export type BuildEvent =
  | { readonly type: 'start'; readonly stage: Stage }
  | {
      readonly type: 'end';
      readonly stage: Stage;
      readonly ms: number;
      readonly made: StageDetail | undefined;
    }
  /** How much of what a stage makes is made: pages, or whatever its format has. */
  | { readonly type: 'share'; readonly stage: Stage; readonly done: number; readonly of: number }
  /** Something that changes nothing of what comes out. */
  | ({ readonly type: 'note' } & StoreNote);

/** What a stage has made. */
export type StageDetail =
  | {
      readonly count: number;
      readonly of: 'chapters' | 'divisions' | 'pages' | 'files' | 'findings';
      /** Where the chapters of a folder were found. */
      readonly foundIn?: FoundIn | undefined;
    }
  | { readonly folder: string }
  | 'unchanged';

export interface StageTime {
  readonly stage: Stage;
  readonly ms: number;
}

/** Tells of stages, and times them. Some go on at the same time. */
export interface Stopwatch {
  /** In the order in which they ended. */
  readonly stages: readonly StageTime[];
  /** How long it has run. */
  readonly ms: number;
  stage<T>(stage: Stage, work: () => Promise<T>, made: (result: T) => StageDetail | undefined): Promise<T>;
  /** Tell how much of what a stage makes is made. */
  share(stage: Stage, done: number, of: number): void;
  /** A stage that is told of only where it gives something. */
  maybe<T>(
    stage: Stage,
    work: () => Promise<T | undefined>,
    made: (result: T) => StageDetail | undefined,
  ): Promise<T | undefined>;
}

export function stopwatch({
  on,
  signal,
}: {
  readonly on?: (event: BuildEvent) => void;
  readonly signal?: AbortSignal;
}): Stopwatch {
  const begun = performance.now();
  const stages: StageTime[] = [];
  const end = (stage: Stage, start: number, made: StageDetail | undefined) => {
    const ms = performance.now() - start;
    stages.push({ stage, ms });
    on?.({ type: 'end', stage, ms, made });
  };
  return {
    stages,
    get ms() {
      return performance.now() - begun;
    },
    async stage(stage, work, made) {
      signal?.throwIfAborted();
      on?.({ type: 'start', stage });
      const start = performance.now();
      const result = await work();
      end(stage, start, made(result));
      return result;
    },
    share: (stage, done, of) => on?.({ type: 'share', stage, done, of }),
    async maybe(stage, work, made) {
      const start = performance.now();
      const result = await work();
      if (result !== undefined) end(stage, start, made(result));
      return result;
    },
  };
}
