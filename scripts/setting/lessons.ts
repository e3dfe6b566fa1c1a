import type { Rendering } from '../render/render.ts';
import { printId } from './print-id.ts';

/** How often a division is divided anew before its notes are put at its end. */
const PATIENCE = 3;

/** A page that is not right. */
export interface PageFault {
  readonly division: number;
  /** The item that the page begins with. */
  readonly from: number;
  readonly what: string;
  /** How much higher it is than was planned, if it is higher than its area: px. */
  readonly excess?: number;
}

/** What proof has taught of the divisions of a book. */
export class Lessons {
  /** For each division: item -> how much higher a page that begins with it is than was measured, px. */
  readonly extra: (Map<number, number> | undefined)[] = [];
  /** Why the notes of a division stand at its end. */
  readonly simpler = new Map<number, string>();
  readonly #failures = new Map<number, number>();
  readonly #rendering: Rendering;

  constructor(rendering: Rendering) {
    this.#rendering = rendering;
  }

  /** Ids, as printed, of the divisions whose notes stand at their ends. */
  get simplerIds(): readonly string[] {
    return [...this.simpler.keys()].map((index) => printId(this.#rendering.divisions[index]!.id));
  }

  /** Learn from the pages that are not right. A division that fails again and again gets simpler means. */
  learn(faults: readonly PageFault[]): void {
    for (const { division, from, excess } of faults) {
      if (excess === undefined) continue;
      const own = this.extra[division] ?? new Map<number, number>();
      this.extra[division] = own.set(from, (own.get(from) ?? 0) + excess + 1);
    }
    for (const division of new Set(faults.map((fault) => fault.division))) {
      const count = (this.#failures.get(division) ?? 0) + 1;
      this.#failures.set(division, count);
      const own = faults.filter((fault) => fault.division === division);
      const untaught = own.find(({ excess }) => excess === undefined);
      if (untaught || count > PATIENCE) this.simplify(division, (untaught ?? own[0]!).what);
    }
  }

  /** Put the notes of a division at its end. `why`: what stands in the way of its pages. */
  simplify(division: number, why: string): void {
    if (this.simpler.has(division)) {
      const { id } = this.#rendering.divisions[division]!;
      throw new Error(`the pages of «${id}» can’t be made right: ${why}`);
    }
    this.simpler.set(division, why);
    // What was learned is of another galley: the simpler one is looked at with new patience.
    this.extra[division] = undefined;
    this.#failures.set(division, 0);
  }
}
