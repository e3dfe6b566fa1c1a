/** What a page of the browser is asked: the name of a function, and what it takes. */
export type Question = readonly [name: string, takes: readonly unknown[]];

/** A page of the browser that is asked several things at once, and does them in that order. */
export interface ManyCalls {
  callAll(questions: readonly Question[]): Promise<readonly unknown[]>;
}

/** A page of the browser, and whose text is in it, after how many questions. */
interface Lent {
  readonly page: ManyCalls;
  owner: unknown;
  depth: number;
}

/** Lends a few pages of the browser to many who want one, one after the other; a page remembers whose text it has. */
export class Lender {
  readonly #free: Lent[];
  readonly #waiting: ((lent: Lent) => void)[] = [];

  constructor(pages: readonly ManyCalls[]) {
    this.#free = pages.map((page) => ({ page, owner: undefined, depth: 0 }));
  }

  /**
   * Ask a page questions, and before them what was asked `before`, unless the page is ready for them.
   *
   * @returns The answers to `questions`.
   */
  async ask(
    owner: unknown,
    before: readonly Question[],
    questions: readonly Question[],
  ): Promise<readonly unknown[]> {
    const lent = await this.#take(owner, before.length);
    const isReady = lent.owner === owner && lent.depth === before.length;
    // What fails leaves nobody knows what.
    lent.owner = undefined;
    try {
      const answers = await lent.page.callAll(isReady ? questions : [...before, ...questions]);
      lent.owner = owner;
      lent.depth = before.length + questions.length;
      return answers.slice(-questions.length);
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
