import { EventEmitter } from 'node:events';
import { type PoolOptions, type PoolWorker, ThreadsPoolWorker, type WorkerRequest } from 'vitest/node';

/**
 * Vitest's thread, kept for the next mutant. Stryker runs the tests once for each of thousands of mutants, and Vitest ends the thread
 * after each of them: to read all modules again took ten times as long as the tests. Mutants are switched on while the modules run
 * (`ignoreStatic` leaves out the others), so modules may stay; Vitest reads only the test files anew. A mutant that runs for ever takes
 * the thread with it: Stryker ends the whole process.
 */
class WarmThread extends ThreadsPoolWorker {
  override readonly name = 'warm';
  /** What the thread would have said, had it been asked. */
  readonly #answers = new EventEmitter();

  override send(message: WorkerRequest): void {
    if (message.type === 'stop') {
      this.#answers.emit('message', { type: 'stopped', __vitest_worker_response__: true });
    } else super.send(message);
  }

  override on(event: string, callback: (arg: unknown) => void): void {
    this.#answers.on(event, callback);
    super.on(event, callback);
  }

  override off(event: string, callback: (arg: unknown) => void): void {
    this.#answers.off(event, callback);
    super.off(event, callback);
  }

  /** The listeners of one run of the tests are none of the next one's. */
  override async stop(): Promise<void> {
    for (const event of ['message', 'error', 'exit']) {
      for (const callback of this.#answers.listeners(event)) this.off(event, callback as () => void);
    }
  }
}

let thread: WarmThread | undefined;

/** A pool of one thread that outlives the runs. */
export const warmPool = {
  name: 'warm',
  createPoolWorker(options: PoolOptions): PoolWorker {
    thread ??= new WarmThread(options);
    return thread;
  },
};
