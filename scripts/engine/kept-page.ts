import type { Store } from '../cache/store.ts';
import type { ServedDocument } from './loaded-page.ts';

/** A page of a browser, as far as it sets and prints text. */
export interface PrintingPage {
  call(name: string, takes: readonly unknown[]): Promise<unknown>;
  /** `begun`: told when the browser is at it, or need not be. */
  print(begun?: () => void): Promise<Uint8Array>;
  close(): void;
}

/** What the browser answers now is not what it answered before: nothing that was kept of it can be relied on. */
export class AnswerChanged extends Error {
  override readonly name = 'AnswerChanged';
}

/**
 * A page whose answers are kept. What it answers follows from its document and all that it was asked before: so as long as it is asked
 * what it was once asked, in that order, the browser need not be. From the first new question on it is, after it was asked the others.
 *
 *     kept before: open, pour A, measure, set, print
 *     asked now:   open, pour B, measure, …   ->   open is asked anew, then pour B
 */
export class KeptPage implements PrintingPage {
  readonly #page: PrintingPage;
  readonly #store: Store;
  /** The key of everything that was asked so far. */
  #state: string;
  /** What was answered from the store, and how the browser is asked for it. */
  #passed: { readonly answer: Uint8Array; readonly ask: () => Promise<Uint8Array> }[] = [];
  #isLive = false;

  /** `state`: the key of the document and the browser. */
  constructor(page: PrintingPage, store: Store, state: string) {
    this.#page = page;
    this.#store = store;
    this.#state = state;
  }

  async call(name: string, takes: readonly unknown[]): Promise<unknown> {
    const answer = await this.#answer(JSON.stringify([name, takes]), async () =>
      new TextEncoder().encode(JSON.stringify((await this.#page.call(name, takes)) ?? null)),
    );
    return JSON.parse(new TextDecoder().decode(answer)) as unknown;
  }

  async print(begun?: () => void): Promise<Uint8Array> {
    const print = await this.#answer('print', () => this.#page.print(begun));
    begun?.();
    return print;
  }

  close(): void {
    this.#page.close();
  }

  async #answer(question: string, ask: () => Promise<Uint8Array>): Promise<Uint8Array> {
    this.#state = this.#store.key('page', [this.#state, question]);
    const state = this.#state;
    const kept = this.#isLive ? undefined : await this.#store.get(state);
    if (kept) {
      this.#passed.push({ answer: kept, ask });
      return kept;
    }
    await this.#catchUp();
    const answer = await ask();
    this.#store.put(state, answer);
    return answer;
  }

  /** Ask the browser what was passed over; it must answer the same. */
  async #catchUp(): Promise<void> {
    const passed = this.#passed;
    this.#passed = [];
    this.#isLive = true;
    for (const { answer, ask } of passed)
      if (Buffer.compare(await ask(), answer) !== 0) throw new AnswerChanged();
  }
}

/** The key of a document, and of the browser that it is loaded into. */
export function documentKey(store: Store, { files, script = '' }: ServedDocument, browser: string): string {
  const all = [...files].flatMap(([path, { mediaType, body }]) => [path, mediaType, body]);
  return store.key('document', [browser, script, ...all]);
}
