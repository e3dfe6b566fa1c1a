import type { Pdf } from './pdf-read.ts';
import type { Truth } from './truth.ts';

/** A fault that is put into a good book, and what the judge must say about it. */
export interface Tampering {
  tamper: (pdf: Pdf, truth: Truth) => void;
  says: RegExp;
}
