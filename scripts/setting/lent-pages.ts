import type { Calls } from './in-page.ts';

/** A page of the browser, and whose text is in it, after how many questions. */
interface Lent {
  readonly page: Calls;
  owner: unknown;
  depth: number;
}

/** Lends a few pages of the browser to many who want one, one after the other; a page remembers whose text it has. */
export class Lender {
  readonly #free: Lent[];
  readonly #waiting: ((lent: Lent) => void)[] = [];

  constructor(pages: readonly Calls[]) {
    this.#free = pages.map((page) => ({ page, owner: undefined, depth: 0 }));
  }

  /**
   * Work with a page: `work` asks one question more than the `depth` that were asked before, and first those, unless the page is ready.
   */
  async lend<Result>(
    owner: unknown,
    depth: number,
    work: (page: Calls, isReady: boolean) => Promise<Result>,
  ): Promise<Result> {
    const lent = await this.#take(owner, depth);
    const isReady = lent.owner === owner && lent.depth === depth;
    // What fails leaves nobody knows what.
    lent.owner = undefined;
    try {
      const result = await work(lent.page, isReady);
      lent.owner = owner;
      lent.depth = depth + 1;
      return result;
    } finally {
      const next = this.#waiting.shift();
      if (next) next(lent);
      else this.#free.push(lent);
    }
  }

  #take(owner: unknown, depth: number): Lent | Promise<Lent> {
    const own = this.#free.findIndex((one) => one.owner === owner && one.depth === depth);
    const empty = this.#free.findIndex((one) => one.owner === undefined);
    const [lent] = this.#free.splice(own >= 0 ? own : Math.max(0, empty), 1);
    return lent ?? new Promise((resolve) => this.#waiting.push(resolve));
  }
}
