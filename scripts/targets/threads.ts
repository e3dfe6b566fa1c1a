import type { Worker } from 'node:worker_threads';

/** What a thread is sent, and what it answers. */
export interface Request {
  readonly id: number;
  readonly asked: unknown;
}
export type Answer = { readonly id: number } & ({ readonly made: unknown } | { readonly fault: unknown });

/** Starts a thread, or fails. */
export type Start = () => Promise<Worker>;

/**
 * Threads that are lent to one user after the other, each to one at a time, and stay between them with all that Node has compiled by
 * then: what is new takes several times as long. One that is at nothing keeps no program from ending.
 */
export class Threads {
  readonly #free = new Map<Start, Thread[]>();
  #isClosed = false;

  /** A thread that nobody else has; a new one where none is free. */
  take(start: Start): Thread {
    return this.#free.get(start)?.pop() ?? new Thread(start);
  }

  /** One that is still at something, or that has died, is not lent again. */
  giveBack(thread: Thread): void {
    if (this.#isClosed || !thread.isFree) {
      thread.close();
      return;
    }
    const others = this.#free.get(thread.start) ?? [];
    this.#free.set(thread.start, others);
    others.push(thread);
  }

  /** End those that are not lent; the others, when they are given back. */
  close(): void {
    this.#isClosed = true;
    for (const thread of [...this.#free.values()].flat()) thread.close();
    this.#free.clear();
  }
}

/** A thread that makes what it is asked for. */
export class Thread {
  readonly start: Start;
  /** undefined where there is none. */
  #worker: Promise<Worker | undefined>;
  readonly #waiting = new Map<number, (answer: Answer | undefined) => void>();
  #asked = 0;
  /** Requests that are not answered, those among them that wait for its start. */
  #open = 0;
  #isEnded = false;

  constructor(start: Start) {
    this.start = start;
    this.#worker = this.#started().catch(() => {
      this.#isEnded = true;
      return undefined;
    });
  }

  /** Whether it is at nothing, and could be asked for more. */
  get isFree(): boolean {
    return !this.#isEnded && this.#open === 0;
  }

  /**
   * What it makes of a request; undefined if there is no thread, or if it dies.
   *
   * @throws what making it has thrown there.
   */
  async ask(asked: unknown): Promise<unknown> {
    this.#open += 1;
    const answer = await this.#answer(asked).finally(() => {
      this.#open -= 1;
    });
    if (answer && 'fault' in answer) throw answer.fault;
    return answer?.made;
  }

  async #answer(asked: unknown): Promise<Answer | undefined> {
    const worker = await this.#worker;
    if (!worker || this.#isEnded) return undefined;
    const id = this.#asked++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      worker.ref();
      worker.postMessage({ id, asked } satisfies Request);
    });
  }

  /** End it, whatever it is at. */
  close(): void {
    this.#isEnded = true;
    void this.#worker.then((worker) => worker?.terminate());
  }

  async #started(): Promise<Worker> {
    const worker = await this.start();
    const end = () => {
      this.#isEnded = true;
      this.#worker = Promise.resolve(undefined);
      for (const resolve of this.#waiting.values()) resolve(undefined);
      this.#waiting.clear();
      void worker.terminate();
    };
    worker.on('error', end).on('exit', end).on('messageerror', end);
    worker.on('message', (answer: Answer) => {
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
      if (this.#waiting.size === 0) worker.unref();
    });
    worker.unref();
    return worker;
  }
}
