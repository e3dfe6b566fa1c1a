/** A finished file of an edition. */
export interface Artifact {
  /** Path below the output folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export type Format = 'pdf' | 'epub' | 'web';

export const FORMATS: readonly Format[] = ['pdf', 'epub', 'web'];
