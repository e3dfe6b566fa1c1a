import type { PrintingPage } from './kept-page.ts';
import type { Call, LoadedPage } from './loaded-page.ts';

/** A page that is opened when it is first asked for something; one of which all answers are kept never is. */
export class LatePage implements PrintingPage {
  readonly #open: () => Promise<LoadedPage>;
  readonly #leave: (page: LoadedPage) => void;
  #opened: Promise<LoadedPage> | undefined;
  /** How many questions it has not answered yet. */
  #asked = 0;
  #hasFailed = false;
  #isClosed = false;

  /** `leave`: takes the page over when it has done all that it was asked; it is closed if not given. */
  constructor(open: () => Promise<LoadedPage>, leave: (page: LoadedPage) => void = (page) => page.close()) {
    this.#open = open;
    this.#leave = leave;
  }

  call(name: string, takes: readonly unknown[]): Promise<unknown> {
    return this.#ask((page) => page.call(name, takes));
  }

  callAll(calls: readonly Call[]): Promise<readonly unknown[]> {
    return this.#ask((page) => page.callAll(calls));
  }

  print(begun?: () => void): Promise<Uint8Array> {
    return this.#ask((page) => page.print(begun));
  }

  /** One that has failed, or is at work still, is of no use to others. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#opened
      ?.then((page) => (this.#hasFailed || this.#asked > 0 ? page.close() : this.#leave(page)))
      .catch(() => {});
  }

  async #ask<Answer>(question: (page: LoadedPage) => Promise<Answer>): Promise<Answer> {
    if (this.#isClosed) throw new Error('a page is asked that was closed');
    this.#opened ??= this.#open();
    const page = await this.#opened;
    this.#asked += 1;
    try {
      return await question(page);
    } catch (cause) {
      this.#hasFailed = true;
      throw cause;
    } finally {
      this.#asked -= 1;
    }
  }
}
