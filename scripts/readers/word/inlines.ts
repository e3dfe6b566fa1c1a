import type { InlinePiece } from './pieces.ts';

/** What is made of the pieces of a group, when it ends. */
export type Wrap = (pieces: readonly InlinePiece[]) => readonly InlinePiece[];

/** The pieces of a paragraph as they come, in groups within one another. */
export class Inlines {
  readonly #groups: { readonly wrap: Wrap; pieces: InlinePiece[] }[] = [
    { wrap: (pieces) => pieces, pieces: [] },
  ];

  push(...pieces: readonly InlinePiece[]): void {
    this.#groups.at(-1)!.pieces.push(...pieces);
  }

  open(wrap: Wrap): void {
    this.#groups.push({ wrap, pieces: [] });
  }

  /** @returns Whether nothing stood in the group. */
  close(): boolean {
    if (this.#groups.length < 2) return false;
    const { wrap, pieces } = this.#groups.pop()!;
    if (pieces.length > 0) this.push(...wrap(pieces));
    return pieces.length === 0;
  }

  /** End a paragraph; what goes on in the next is opened again there. */
  take(): readonly InlinePiece[] {
    const wraps = this.#groups.slice(1).map(({ wrap }) => wrap);
    while (this.#groups.length > 1) this.close();
    const pieces = this.#groups[0]!.pieces;
    this.#groups[0]!.pieces = [];
    for (const wrap of wraps) this.open(wrap);
    return pieces;
  }
}
