import type { PrintingPage } from './kept-page.ts';
import type { Call, LoadedPage } from './loaded-page.ts';

/** A page that is opened when it is first asked for something; one of which all answers are kept never is. */
export class LatePage implements PrintingPage {
  readonly #open: () => Promise<LoadedPage>;
  #opened: Promise<LoadedPage> | undefined;

  constructor(open: () => Promise<LoadedPage>) {
    this.#open = open;
  }

  async call(name: string, takes: readonly unknown[]): Promise<unknown> {
    return (await this.#page()).call(name, takes);
  }

  async callAll(calls: readonly Call[]): Promise<readonly unknown[]> {
    return (await this.#page()).callAll(calls);
  }

  async print(begun?: () => void): Promise<Uint8Array> {
    return (await this.#page()).print(begun);
  }

  close(): void {
    this.#opened?.then((page) => page.close()).catch(() => {});
  }

  #page(): Promise<LoadedPage> {
    this.#opened ??= this.#open();
    return this.#opened;
  }
}
