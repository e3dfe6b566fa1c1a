import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Keeper } from '../../cache/store.ts';
import { type MendedQuire, type Mending, mendQuire, readMended } from './mend-quire.ts';
import type { MendAnswer, MendRequest } from './mend-worker.ts';

interface Options {
  /** Of what was made before. */
  readonly store?: Keeper | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Mends the quires of a book, while others are being set and printed: in threads of their own where there are several; one processor is
 * left to what waits for them. A single quire has nothing to be mended beside, and is mended here; so is what a thread can't do.
 */
export class Menders {
  readonly #store: Keeper | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #threads: readonly MendingThread[];
  readonly #close = () => this.close();
  #isClosed = false;

  /** `quires`: how many there are. */
  constructor(quires: number, { store, signal }: Options = {}) {
    const count = quires > 1 ? Math.min(quires, Math.max(1, availableParallelism() - 1)) : 0;
    this.#store = store;
    this.#signal = signal;
    this.#threads = Array.from({ length: count }, () => new MendingThread());
    signal?.addEventListener('abort', this.#close, { once: true });
  }

  /** @throws whatever is wrong with the print. */
  async mend(print: Uint8Array, how: Mending): Promise<MendedQuire> {
    const make = async () => {
      const thread = this.#threads[how.number % this.#threads.length];
      const mended = await thread?.mend(print, how);
      if (this.#isClosed) throw new Error('the quire is not wanted any more');
      return mended ?? mendQuire(print, how);
    };
    const parts = [print, JSON.stringify(how)];
    return readMended(await (this.#store?.kept('quire mended', parts, make) ?? make()));
  }

  /** End all threads, whatever they are at. */
  close(): void {
    this.#isClosed = true;
    this.#signal?.removeEventListener('abort', this.#close);
    for (const thread of this.#threads) thread.close();
  }
}

/** A thread that mends what it is given. */
class MendingThread {
  /** undefined where there is none. */
  #worker: Promise<Worker | undefined>;
  readonly #waiting = new Map<number, (answer: MendAnswer | undefined) => void>();
  #asked = 0;
  #isClosed = false;

  constructor() {
    this.#worker = this.#start().catch(() => undefined);
  }

  /** What is made of a print; undefined if there is no thread, or if it dies. */
  async mend(print: Uint8Array, how: Mending): Promise<Uint8Array | undefined> {
    const worker = await this.#worker;
    if (!worker || this.#isClosed) return undefined;
    const id = this.#asked++;
    const answer = await new Promise<MendAnswer | undefined>((resolve) => {
      this.#waiting.set(id, resolve);
      worker.ref();
      worker.postMessage({ id, print, how } satisfies MendRequest);
    });
    if (answer && 'fault' in answer) throw answer.fault;
    return answer?.mended;
  }

  close(): void {
    this.#isClosed = true;
    void this.#worker.then((worker) => worker?.terminate());
  }

  async #start(): Promise<Worker> {
    const worker = await startWorker();
    const end = () => {
      this.#worker = Promise.resolve(undefined);
      for (const resolve of this.#waiting.values()) resolve(undefined);
      this.#waiting.clear();
      void worker.terminate();
    };
    worker.on('error', end).on('exit', end).on('messageerror', end);
    worker.on('message', (answer: MendAnswer) => {
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
      if (this.#waiting.size === 0) worker.unref();
    });
    worker.unref();
    return worker;
  }
}

/** `mend-worker.ts` in a thread. It stands beside this file as a module of its own; in a checkout its modules are joined when they are needed. */
async function startWorker(): Promise<Worker> {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./mend-worker.js', import.meta.url), { execArgv: [] });
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./mend-worker.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  return new Worker(outputFiles[0]!.text, { eval: true, execArgv: [] });
}
