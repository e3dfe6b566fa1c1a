/** Keeps the time that steps of a work take, each summed over its turns: ms. */
export class StepTimer {
  readonly timings: Record<string, number> = {};
  readonly #begun = new Map<string, number>();

  start(step: string): void {
    this.#begun.set(step, performance.now());
  }

  stop(step: string): void {
    this.timings[step] = (this.timings[step] ?? 0) + performance.now() - this.#begun.get(step)!;
  }

  async time<T>(step: string, work: () => T | Promise<T>): Promise<T> {
    this.start(step);
    const result = await work();
    this.stop(step);
    return result;
  }
}
