import type { AnyError } from '../../diagnostics/facts.ts';
import type { State } from './journal.ts';
import type { WorkerNews } from './way.ts';

/** How a run over a catalogue stands. */
export interface Progress {
  /** Titles that are meant. */
  readonly all: number;
  /** Of these, looked at so far. */
  readonly seen: number;
  /** Editions that were there before. */
  readonly kept: number;
  /** Titles that ended in this run, by what became of them. */
  readonly ended: Readonly<Record<State, number>>;
  /** Those that failed, by the code of their fault or the rule that they break first. */
  readonly faults: Readonly<Record<string, number>>;
  /** Titles a minute that ended in the last minutes. */
  readonly rate: number;
}

export type CatalogueEvent =
  /** `workers`: those at the queue that can do what is asked for; `others`: how many can't. Undefined without a queue. */
  | {
      readonly type: 'progress';
      readonly progress: Progress;
      readonly workers: readonly WorkerNews[] | undefined;
      readonly others: number;
    }
  /** A title ended. */
  | { readonly type: 'title'; readonly title: string; readonly state: State }
  /** All waits until a disk has room again. */
  | { readonly type: 'halt'; readonly fault: AnyError }
  | { readonly type: 'go-on' };

/** How far back a rate looks, in ms. */
const WINDOW = 120_000;

/** Counts what becomes of titles. */
export class Tally {
  all = 0;
  seen = 0;
  kept = 0;
  readonly ended: Record<State, number> = { built: 0, manuscript: 0, failed: 0, cancelled: 0 };
  readonly faults: Record<string, number> = {};
  readonly #ends: number[] = [];
  readonly #start = Date.now();

  end(state: State, kind: string | undefined): void {
    this.ended[state] += 1;
    if (kind !== undefined) this.faults[kind] = (this.faults[kind] ?? 0) + 1;
    this.#ends.push(Date.now());
    while (this.#ends[0]! < Date.now() - WINDOW) this.#ends.shift();
  }

  get progress(): Progress {
    const { all, seen, kept, ended, faults } = this;
    const minutes = Math.max(1000, Math.min(WINDOW, Date.now() - this.#start)) / 60_000;
    return { all, seen, kept, ended: { ...ended }, faults: { ...faults }, rate: this.#ends.length / minutes };
  }
}
