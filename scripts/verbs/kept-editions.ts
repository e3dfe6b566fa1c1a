import type { Artifact } from '../book/artifact.ts';
import type { Store } from '../cache/store.ts';
import { browserIdentity } from '../engine/identity.ts';
import type { Manuscript } from '../manuscript/open.ts';
import type { Asked } from '../manuscript/traced-world.ts';
import type { Edition } from './edition.ts';
import type { Making } from './make-edition.ts';

/** An edition in the store. */
interface Entry extends Omit<Edition, 'artifacts'> {
  /** What the manuscript was when it was read. */
  readonly trace: readonly Asked[];
  /** In the place of its bytes, the key of each. */
  readonly artifacts: readonly (Omit<Artifact, 'bytes'> & { readonly key: string })[];
}

/** How many states of a manuscript are remembered. */
const REMEMBERED = 4;

/**
 * Finished editions of one manuscript that were made in the same way. One is found again as long as everything that was read for it is
 * what it was.
 */
export class KeptEditions {
  readonly #store: Store;
  readonly #manuscript: Manuscript;
  readonly #key: string;

  private constructor(store: Store, manuscript: Manuscript, key: string) {
    this.#store = store;
    this.#manuscript = manuscript;
    this.#key = key;
  }

  /** Those that were made as it is asked for now; the key has everything beside the manuscript's folder that decides what comes of it. */
  static async of(
    store: Store,
    manuscript: Manuscript,
    { targets, formatOptions, strict, untrusted, kind, browser }: Making,
  ): Promise<KeptEditions> {
    const { folder, only, sourceDate } = manuscript;
    const formats = targets.map(({ format }) => format.name);
    const date = sourceDate?.toISOString();
    const how = { formats, formatOptions, strict, untrusted, kind, date };
    const key = store.key('edition', [
      JSON.stringify({ ...how, folder, only }),
      await browserIdentity(browser),
    ]);
    return new KeptEditions(store, manuscript, key);
  }

  async find(): Promise<Edition | undefined> {
    for (const entry of await this.#entries())
      if (await this.#manuscript.isUnchanged(entry.trace)) return this.#whole(entry);
    return undefined;
  }

  /** Keep the edition that was made of the manuscript as it was read. */
  async keep(edition: Edition): Promise<void> {
    const trace = this.#manuscript.trace();
    const artifacts = edition.artifacts.map(({ bytes, ...rest }) => {
      const key = this.#store.key('artifact', [bytes]);
      this.#store.put(key, bytes);
      return { ...rest, key };
    });
    const entry: Entry = { ...edition, trace, artifacts };
    const entries = [entry, ...(await this.#entries())].slice(0, REMEMBERED);
    this.#store.put(this.#key, new TextEncoder().encode(JSON.stringify(entries)));
  }

  async #entries(): Promise<readonly Entry[]> {
    const bytes = await this.#store.get(this.#key);
    return bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as readonly Entry[]) : [];
  }

  /** Undefined where a part of it is gone. */
  async #whole({ trace: _, ...entry }: Entry): Promise<Edition | undefined> {
    const artifacts: Artifact[] = [];
    for (const { key, ...rest } of entry.artifacts) {
      const bytes = await this.#store.get(key);
      if (!bytes) return undefined;
      artifacts.push({ ...rest, bytes });
    }
    return { ...entry, artifacts };
  }
}
