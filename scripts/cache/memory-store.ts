import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { ValueStore } from './kept-value.ts';

/** The most bytes that are held. */
const LIMIT = 1 << 28;

/**
 * What a store is, in memory: for a program that looks at the same texts again and again while they are written, and would fill a disk with
 * what is wanted for a moment only. What was not asked for longest goes first.
 */
export class MemoryStore implements ValueStore {
  /** In the order in which they were last asked for. */
  readonly #kept = new Map<string, Uint8Array>();
  readonly #limit: number;
  #size = 0;

  /** `limit`: the most bytes that are held. */
  constructor(limit = LIMIT) {
    this.#limit = limit;
  }

  key(stage: string, parts: readonly (string | Uint8Array)[]): string {
    const hash = createHash('sha256');
    for (const part of [stage, ...parts]) hash.update(`${part.length} `).update(part);
    return hash.digest('hex');
  }

  /** Lets others have their turn in between, as a disk does. */
  async get(key: string): Promise<Uint8Array | undefined> {
    await turn();
    const found = this.#kept.get(key);
    if (found) {
      this.#kept.delete(key);
      this.#kept.set(key, found);
    }
    return found;
  }

  put(key: string, content: Uint8Array): void {
    this.#size += content.length - (this.#kept.get(key)?.length ?? 0);
    this.#kept.delete(key);
    this.#kept.set(key, content);
    for (const [oldest, { length }] of this.#kept) {
      if (this.#size <= this.#limit) return;
      this.#kept.delete(oldest);
      this.#size -= length;
    }
  }
}
