/**
 * What a build goes through, in this order: «read», «check», «render», a stage for each format, by its name, «write»; or «store» and
 * «write», where nothing has changed.
 */
export type Stage = string;

/** What a build tells while it goes on. */
export type BuildEvent =
  | { readonly type: 'start'; readonly stage: Stage }
  | { readonly type: 'end'; readonly stage: Stage; readonly ms: number; readonly detail: string }
  /** Something that changes nothing of what comes out. */
  | { readonly type: 'note'; readonly text: string };

export interface StageTime {
  readonly stage: Stage;
  readonly ms: number;
}

/** Tells of stages, and times them. */
export interface Stopwatch {
  readonly stages: readonly StageTime[];
  stage<T>(stage: Stage, work: () => Promise<T>, detail: (result: T) => string): Promise<T>;
  /** A stage that is told of only where it gives something. */
  maybe<T>(
    stage: Stage,
    work: () => Promise<T | undefined>,
    detail: (result: T) => string,
  ): Promise<T | undefined>;
}

export function stopwatch({
  on,
  signal,
}: {
  readonly on?: (event: BuildEvent) => void;
  readonly signal?: AbortSignal;
}): Stopwatch {
  const stages: StageTime[] = [];
  const end = (stage: Stage, start: number, detail: string) => {
    const ms = performance.now() - start;
    stages.push({ stage, ms });
    on?.({ type: 'end', stage, ms, detail });
  };
  return {
    stages,
    async stage(stage, work, detail) {
      signal?.throwIfAborted();
      on?.({ type: 'start', stage });
      const start = performance.now();
      const result = await work();
      end(stage, start, detail(result));
      return result;
    },
    async maybe(stage, work, detail) {
      const start = performance.now();
      const result = await work();
      if (result !== undefined) end(stage, start, detail(result));
      return result;
    },
  };
}
