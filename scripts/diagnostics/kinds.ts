import type { VFile } from 'vfile';
import type { RuleFacts } from './facts.ts';
import { type Place, report } from './report.ts';

/** Rules of which each kind is told once in a file, with a count of the others. */
type Counted = {
  [Id in keyof RuleFacts]: RuleFacts[Id] extends { readonly more: number } ? Id : never;
}[keyof RuleFacts];

type Uncounted<Facts> = Facts extends unknown ? Omit<Facts, 'more'> : never;

/** What is to be said of a file that may have hundreds of a kind: it is said at the first of them, with the number of the others. */
export class Kinds {
  readonly #first = new Map<string, { readonly tell: (more: number) => void; more: number }>();
  readonly #file: VFile;

  constructor(file: VFile) {
    this.#file = file;
  }

  /** `kind`: what else has to be the same. */
  add<Id extends Counted>(
    rule: Id,
    kind: string,
    facts: Uncounted<RuleFacts[Id]>,
    place: Place,
    extra: Parameters<typeof report>[4] = {},
  ): void {
    const key = `${rule} ${kind}`;
    const known = this.#first.get(key);
    if (known) known.more += 1;
    else
      this.#first.set(key, {
        tell: (more) =>
          report(this.#file, rule, { ...facts, more } as unknown as RuleFacts[Id], place, extra),
        more: 0,
      });
  }

  tell(): void {
    for (const { tell, more } of this.#first.values()) tell(more);
    this.#first.clear();
  }
}
