import { checkFeet } from './check-feet.ts';
import { checkFloats } from './check-floats.ts';
import { checkFormulas } from './check-formulas.ts';
import { checkGeometry } from './check-geometry.ts';
import { checkImages } from './check-images.ts';
import { checkLabels } from './check-labels.ts';
import { checkLeaves } from './check-leaves.ts';
import { checkNotes } from './check-notes.ts';
import { checkPages } from './check-pages.ts';
import { checkPunctuation } from './check-punctuation.ts';
import { checkReferences } from './check-references.ts';
import { checkType } from './check-type.ts';
import { readDocument } from './document.ts';
import { type Pdf, readPdf } from './pdf-read.ts';
import type { Truth } from './truth.ts';

/** Reads a finished PDF and says in words what is not as the book's truth has it. */
export async function judge(
  bytes: Uint8Array,
  truth: Truth,
  onRead?: (pages: number) => void,
): Promise<string[]> {
  const pdf = await readPdf(bytes);
  onRead?.(pdf.pages.length);
  return judgePdf(pdf, truth);
}

/** The same for a PDF that has been read; those that begin with «hole:» are to be counted and are no faults. */
export function judgePdf(pdf: Pdf, truth: Truth, most = 8): string[] {
  const reading = readDocument(pdf, truth);
  const kinds: Record<string, string[]> = {
    text: reading.faults,
    punctuation: checkPunctuation(reading),
    type: checkType(reading),
    labels: checkLabels(reading),
    notes: checkNotes(reading),
    references: checkReferences(reading),
    pages: checkPages(reading),
    geometry: checkGeometry(reading),
    images: checkImages(reading),
    floats: checkFloats(reading),
    leaves: checkLeaves(reading),
    formulas: checkFormulas(reading),
    feet: checkFeet(reading),
  };
  return Object.entries(kinds).flatMap(([kind, faults]) => shorten(kind, faults, most));
}

/** The first so many faults of a kind in full. */
function shorten(kind: string, faults: string[], most: number): string[] {
  const holes = faults.filter((fault) => fault.startsWith('hole:'));
  const real = faults.filter((fault) => !fault.startsWith('hole:'));
  const shown = real.slice(0, most).map((fault) => `${kind}: ${fault}`);
  if (real.length > most) shown.push(`${kind}: and ${real.length - most} more`);
  return [...shown, ...holes];
}

/** Those that are faults. */
export const faultsOf = (findings: string[]): string[] =>
  findings.filter((finding) => !finding.startsWith('hole:'));
