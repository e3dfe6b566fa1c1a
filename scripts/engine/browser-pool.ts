import { availableParallelism } from 'node:os';
import { type BrowserOptions, BrowserSession } from './session.ts';

export interface PoolOptions extends BrowserOptions {
  /** Most browsers at once; one for two processors if not given. */
  readonly browsers?: number | undefined;
  /** How many loans a browser has before another is started in its place: its memory only grows; 50 if not given. */
  readonly loans?: number | undefined;
}

interface Lent {
  readonly session: BrowserSession;
  readonly loans: number;
}

const LOANS = 50;

/**
 * Browsers that are lent to one user after the other, each to one at a time, and stay started between them. Who comes when all
 * are lent waits for the next that is given back, in the order in which they came.
 */
export class BrowserPool {
  readonly #options: BrowserOptions;
  readonly #most: number;
  readonly #loans: number;
  /** Given back; the warmest is the last. */
  readonly #free: Lent[] = [];
  readonly #waiting: ((lent: Lent) => void)[] = [];
  #count = 0;
  #isClosed = false;

  constructor({ browsers, loans = LOANS, ...options }: PoolOptions = {}) {
    this.#options = options;
    this.#most = browsers ?? Math.max(1, Math.floor(availableParallelism() / 2));
    this.#loans = loans;
  }

  /** Work with a browser that nobody else has. @throws whatever the work throws; the reason of `signal`, before it begins. */
  async lend<Result>(work: (session: BrowserSession) => Promise<Result>): Promise<Result> {
    this.#options.signal?.throwIfAborted();
    const lent = await this.#take();
    try {
      this.#options.signal?.throwIfAborted();
      return await work(lent.session);
    } finally {
      await this.#giveBack(lent);
    }
  }

  /** End the browsers; those that are lent, when they are given back. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const all = this.#free.splice(0);
    this.#count -= all.length;
    await Promise.all(all.map(({ session }) => session.close()));
  }

  #take(): Lent | Promise<Lent> {
    const warm = this.#free.pop();
    if (warm) return warm;
    if (this.#count >= this.#most) return this.#turn();
    this.#count += 1;
    return this.#fresh();
  }

  /** The next that is given back, unless nobody wants it any more before that. */
  #turn(): Promise<Lent> {
    const { signal } = this.#options;
    return new Promise((resolve, reject) => {
      const take = (lent: Lent) => {
        signal?.removeEventListener('abort', leave);
        resolve(lent);
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(take), 1);
        reject(signal!.reason);
      };
      this.#waiting.push(take);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  #fresh(): Lent {
    return { session: new BrowserSession(this.#options), loans: 0 };
  }

  async #giveBack({ session, loans }: Lent): Promise<void> {
    const isWorn = loans + 1 >= this.#loans;
    if (isWorn) await session.close();
    const lent = isWorn ? this.#fresh() : { session, loans: loans + 1 };
    // Who waited may have left meanwhile.
    const next = this.#waiting.shift();
    if (next) next(lent);
    else if (this.#isClosed) await lent.session.close();
    else this.#free.push(lent);
  }
}
