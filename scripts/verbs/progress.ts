/** What a build goes through, in this order: «read», «check», «render», a stage for each format, by its name, «write». */
export type Stage = string;

/** What a build tells while it goes on. */
export type BuildEvent =
  | { readonly type: 'start'; readonly stage: Stage }
  | { readonly type: 'end'; readonly stage: Stage; readonly ms: number; readonly detail: string };

export interface StageTime {
  readonly stage: Stage;
  readonly ms: number;
}

/** Tells of stages, and times them. */
export interface Stopwatch {
  readonly stages: readonly StageTime[];
  stage<T>(stage: Stage, work: () => Promise<T>, detail: (result: T) => string): Promise<T>;
}

export function stopwatch({
  on,
  signal,
}: {
  readonly on?: (event: BuildEvent) => void;
  readonly signal?: AbortSignal;
}): Stopwatch {
  const stages: StageTime[] = [];
  return {
    stages,
    async stage(stage, work, detail) {
      signal?.throwIfAborted();
      on?.({ type: 'start', stage });
      const start = performance.now();
      const result = await work();
      const ms = performance.now() - start;
      stages.push({ stage, ms });
      on?.({ type: 'end', stage, ms, detail: detail(result) });
      return result;
    },
  };
}
