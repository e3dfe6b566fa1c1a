import { unpacked, type ValueStore } from './kept-value.ts';

type Parts = readonly (string | Uint8Array)[];

/** What was asked for; `value`: what is ready, until it is taken. */
interface Asked {
  readonly stage: string;
  readonly parts: Parts;
  value: unknown;
  /** Whether it was asked for since all were unpacked last. */
  isWanted: boolean;
}

/**
 * A store for a program that asks for almost the same values again and again, and has time in between: what was asked for last is unpacked then. It
 * knows a value by its stage and the first of its parts (the path of a text), and gives it where all parts are the same; each but once, for whoever
 * gets it may change it.
 */
export class ReadyStore implements ValueStore {
  readonly #store: ValueStore;
  readonly #asked = new Map<string, Asked>();
  readonly key: ValueStore['key'];
  readonly get: ValueStore['get'];
  readonly put: ValueStore['put'];

  /** `store`: has the values, packed. */
  constructor(store: ValueStore) {
    this.#store = store;
    this.key = store.key.bind(store);
    this.get = store.get.bind(store);
    this.put = store.put.bind(store);
  }

  take(stage: string, parts: Parts): unknown {
    const name = JSON.stringify([stage, parts[0]]);
    const known = this.#asked.get(name);
    const value = known && isSame(known.parts, parts) ? known.value : undefined;
    this.#asked.set(name, { stage, parts, value: undefined, isWanted: true });
    return value;
  }

  /** Unpack what was taken, with a pause after each, and forget what nobody has asked for since this was done last. @throws the signal's reason when it is aborted. */
  async unpack(signal: AbortSignal): Promise<void> {
    for (const [name, one] of this.#asked) {
      if (!one.isWanted) this.#asked.delete(name);
      else if (one.value === undefined) {
        const bytes = await this.#store.get(this.#store.key(one.stage, one.parts));
        signal.throwIfAborted();
        one.value = bytes && unpacked(bytes);
      }
    }
    for (const one of this.#asked.values()) one.isWanted = false;
  }
}

function isSame(one: Parts, other: Parts): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}
