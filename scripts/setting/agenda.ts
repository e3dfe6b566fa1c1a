import type { SetBox } from './galley.ts';
import type { Frame } from './page-frames.ts';
import type { Rest } from './page-notes.ts';

/** A point between two boxes: the next item, the first figure and the first note that are not set yet, and the notes that go on. */
export interface Point {
  readonly item: number;
  readonly float: number;
  readonly note: number;
  readonly rests: readonly Rest[];
}

/** A way to a point. */
export interface State extends Point {
  readonly cost: number;
  /** How many lines of notes are left for the next box. */
  readonly owed: number;
  readonly index: number;
  /** How many lines short the box before this one is, when this one faces it. */
  readonly facing: number;
  /** What decides, besides the point, what may follow: the same for states that can be compared. */
  readonly side: number;
  readonly previous: State | undefined;
  /** The box that leads here. */
  readonly box: SetBox | undefined;
  readonly frame: Frame;
}

/**
 * The states that are reached and not yet gone on from, in reading order. Of those at one item, one that costs no less than
 * another and owes no fewer lines of notes is not followed up.
 */
export class Agenda {
  readonly #waiting: State[][];
  #item = 0;

  constructor(items: number) {
    this.#waiting = Array.from({ length: items + 1 }, () => []);
  }

  reach(state: State): void {
    const others = this.#waiting[state.item]!;
    for (const other of others) if (isBetter(other, state)) return;
    for (let at = others.length - 1; at >= 0; at -= 1) if (isBetter(state, others[at]!)) others.splice(at, 1);
    others.push(state);
  }

  /** The first state, the one that owes most: all that leads to it has been gone on from. */
  take(): State | undefined {
    while (this.#waiting[this.#item]?.length === 0) this.#item += 1;
    const states = this.#waiting[this.#item];
    if (!states) return undefined;
    const first = states.reduce((one, other) => (other.owed > one.owed ? other : one));
    states.splice(states.indexOf(first), 1);
    return first;
  }
}

function isBetter(one: State, other: State): boolean {
  return (
    one.cost <= other.cost && one.owed <= other.owed && one.float >= other.float && one.side === other.side
  );
}
