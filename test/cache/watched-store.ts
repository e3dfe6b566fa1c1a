import { Store } from '../../scripts/cache/store.ts';

/** A store that tells what it was asked for, and which of that it had, by stages. */
export class WatchedStore extends Store {
  readonly asked: string[] = [];
  readonly had: string[] = [];
  readonly #stages = new Map<string, string>();

  override key(stage: string, parts: readonly (string | Uint8Array)[]): string {
    const key = super.key(stage, parts);
    this.asked.push(stage);
    this.#stages.set(key, stage);
    return key;
  }

  override async get(key: string): Promise<Uint8Array | undefined> {
    const found = await super.get(key);
    if (found) this.had.push(this.#stages.get(key)!);
    return found;
  }
}
