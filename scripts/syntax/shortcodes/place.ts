import type { Parents } from 'mdast';

/** Where a text stands. */
export interface Place {
  readonly parent: Parents;
  readonly index: number;
}

/** A part of a text. */
export type Range = readonly [from: number, to: number];
