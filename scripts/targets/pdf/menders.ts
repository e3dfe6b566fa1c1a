import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Keeper } from '../../cache/store.ts';
import { type Thread, Threads } from '../threads.ts';
import { type MendedQuire, type Mending, mendQuire, readMended } from './mend-quire.ts';
import type { MendRequest } from './mend-worker.ts';

/** One processor is left to what waits for them. */
const THREADS = Math.max(1, availableParallelism() - 1);

interface Options {
  /** Of what was made before. */
  readonly store?: Keeper | undefined;
  /** Those of others, which have mended before; otherwise its own. */
  readonly threads?: Threads | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Mends the quires of a book, while others are being set and printed: in threads of their own where there are several. A single quire
 * has nothing to be mended beside, and is mended here; so is what a thread can't do.
 */
export class Menders {
  readonly #store: Keeper | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #lender: Threads;
  readonly #isOwnLender: boolean;
  readonly #threads: readonly Thread[];
  readonly #close = () => this.close();
  #isClosed = false;

  /** `quires`: how many there are. */
  constructor(quires: number, { store, threads, signal }: Options = {}) {
    const count = quires > 1 ? Math.min(quires, THREADS) : 0;
    this.#store = store;
    this.#signal = signal;
    this.#isOwnLender = threads === undefined;
    this.#lender = threads ?? new Threads();
    this.#threads = Array.from({ length: count }, () => this.#lender.take(startWorker));
    signal?.addEventListener('abort', this.#close, { once: true });
  }

  /** @throws whatever is wrong with the print. */
  async mend(print: Uint8Array, how: Mending): Promise<MendedQuire> {
    const make = async () => {
      const thread = this.#threads[how.number % this.#threads.length];
      const mended = await thread?.ask({ print, how } satisfies MendRequest);
      if (this.#isClosed) throw new Error('the quire is not wanted any more');
      return (mended as Uint8Array | undefined) ?? mendQuire(print, how);
    };
    const parts = [print, JSON.stringify(how)];
    return readMended(await (this.#store?.kept('quire mended', parts, make) ?? make()));
  }

  /** Give all threads back; those that are still at something end. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#signal?.removeEventListener('abort', this.#close);
    for (const thread of this.#threads) this.#lender.giveBack(thread);
    if (this.#isOwnLender) this.#lender.close();
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
