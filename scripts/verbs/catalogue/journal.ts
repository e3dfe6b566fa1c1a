import { join } from 'node:path';
import type { AnyError } from '../../diagnostics/facts.ts';
import type { JsonMessage } from '../../diagnostics/reporters/json.ts';
import { appendText, changedAt, linesOf } from '../../disk/disk.ts';

/** What became of a title. */
export type State = 'built' | 'manuscript' | 'failed' | 'cancelled';

/** What became of a title when it was last tried. */
export interface Entry {
  readonly title: string;
  /** The key of its job; undefined where it came to none. */
  readonly key: string | undefined;
  readonly state: State;
  /** ISO 8601. */
  readonly at: string;
  /** How long its job took, in ms. */
  readonly ms?: number;
  /** How often it was tried. */
  readonly tries?: number;
  readonly version?: string | undefined;
  readonly fault?: AnyError;
  /** Whether another try may do better. */
  readonly mayPass?: boolean;
  readonly messages?: readonly JsonMessage[];
}

/** What became of the titles of a catalogue, the last of each: a line is written behind the others for each that ends. */
export class Journal {
  readonly #file: string;
  readonly #entries = new Map<string, Entry>();

  private constructor(file: string) {
    this.#file = file;
  }

  static async open(work: string): Promise<Journal> {
    const journal = new Journal(join(work, 'journal.jsonl'));
    for await (const line of linesOf(journal.#file)) {
      const entry = parsed(line);
      if (entry) journal.#entries.set(entry.title, entry);
    }
    return journal;
  }

  of(title: string): Entry | undefined {
    return this.#entries.get(title);
  }

  async add(entry: Entry): Promise<void> {
    this.#entries.set(entry.title, entry);
    await appendText(this.#file, `${JSON.stringify(entry)}\n`);
  }
}

/** A line that was being written when a program was killed is none. */
function parsed(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}

/** Which titles are not to be built any more: `warraq catalogue cancel` writes them, a build that goes on looks now and then. */
export class Cancelled {
  readonly #file: string;
  #seen = 0;
  /** Title -> when, in ms. */
  readonly #titles = new Map<string, number>();

  constructor(work: string) {
    this.#file = join(work, 'cancelled.jsonl');
  }

  async add(titles: readonly string[]): Promise<void> {
    const at = Date.now();
    await appendText(this.#file, titles.map((title) => `${JSON.stringify({ title, at })}\n`).join(''));
  }

  /** Read what is new. */
  async look(): Promise<void> {
    const changed = await changedAt(this.#file);
    if (changed === undefined || changed === this.#seen) return;
    this.#seen = changed;
    for await (const line of linesOf(this.#file)) {
      try {
        const { title, at } = JSON.parse(line) as { readonly title: string; readonly at: number };
        this.#titles.set(title, at);
      } catch {
        // It is being written.
      }
    }
  }

  /** Whether a title was cancelled since a time, in ms. */
  has(title: string, since: number): boolean {
    return (this.#titles.get(title) ?? 0) >= since;
  }
}
