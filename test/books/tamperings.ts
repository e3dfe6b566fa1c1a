import type { Pdf } from './pdf-read.ts';
import type { Truth } from './truth.ts';

/** The good books that faults are put into. */
export type Specimen = 'ordinary' | 'covered' | 'trimmed';

/** A fault that is put into a good book (the ordinary one), and what the judge must say about it. */
export interface Tampering {
  tamper: (pdf: Pdf, truth: Truth) => void;
  says: RegExp;
  of?: Specimen;
}

/** A change after which the judge must not complain. */
export type Harmless = Pick<Tampering, 'tamper' | 'of'>;
