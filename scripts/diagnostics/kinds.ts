/** What is to be said of a file that may have hundreds of a kind: it is said at the first of them, with the number of the others. */
export class Kinds {
  readonly #first = new Map<string, { readonly say: (more: number) => void; more: number }>();

  /** `say`: of the first of a kind, when all are known; `more`: how many others there are. */
  add(kind: string, say: (more: number) => void): void {
    const known = this.#first.get(kind);
    if (known) known.more += 1;
    else this.#first.set(kind, { say, more: 0 });
  }

  tell(): void {
    for (const { say, more } of this.#first.values()) say(more);
    this.#first.clear();
  }
}
