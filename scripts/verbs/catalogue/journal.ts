import { join } from 'node:path';
import type { AnyError } from '../../diagnostics/facts.ts';
import type { JsonMessage } from '../../diagnostics/reporters/json.ts';
import { changedAt } from '../../disk/disk.ts';
import { appendText, lineAt, linesOf, placedLines } from '../../disk/lines.ts';

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

/**
 * What became of the titles of a catalogue before a run, the last of each; a line is written behind the others for each that ends. Of a hundred
 * thousand titles only their places in the file are held.
 */
export class Journal {
  readonly #file: string;
  /** Title -> where its last line begins, in bytes. */
  readonly #places = new Map<string, number>();

  private constructor(file: string) {
    this.#file = file;
  }

  static async open(work: string): Promise<Journal> {
    const journal = new Journal(join(work, 'journal.jsonl'));
    for await (const { line, at } of placedLines(journal.#file)) {
      const entry = parsed(line);
      if (entry) journal.#places.set(entry.title, at);
    }
    return journal;
  }

  async of(title: string): Promise<Entry | undefined> {
    const at = this.#places.get(title);
    const line = at === undefined ? undefined : await lineAt(this.#file, at);
    return line === undefined ? undefined : parsed(line);
  }

  async add(entry: Entry): Promise<void> {
    // Whoever wrote before may have been killed, or had no room, within a line.
    await appendText(this.#file, `\n${JSON.stringify(entry)}\n`);
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
