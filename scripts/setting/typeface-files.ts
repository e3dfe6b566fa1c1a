import { createHash } from 'node:crypto';
import type { Face } from '../book/theme.ts';
import type { ServedFile } from './in-page.ts';

/** Typefaces as files of a document in the browser. */
export interface TypefaceFiles {
  /** Where a face lies. */
  readonly address: (face: Face) => string;
  /** Path -> content. */
  readonly files: readonly (readonly [string, ServedFile])[];
}

/**
 * Faces as files of a folder. The address of each says what it holds, so that a browser which keeps it takes it for no other; and which of
 * the faces it is, so that two of them are two typefaces in a PDF whether the browser has kept the first or not.
 */
export function typefaceFiles(faces: readonly Face[], folder: string): TypefaceFiles {
  const addresses = new Map(faces.map((face, index) => [face, `${folder}/${index}-${contentOf(face)}`]));
  return {
    address: (face) => addresses.get(face)!,
    files: faces.map((face) => [
      addresses.get(face)!,
      { mediaType: 'font/sfnt', body: face.bytes(), isLasting: true },
    ]),
  };
}

/** Those of warraq have the same content as long as it runs. */
function contentOf(face: Face): string {
  return 'source' in face ? face.name : digestOf(face.bytes());
}

const digests = new WeakMap<Uint8Array, string>();

function digestOf(bytes: Uint8Array): string {
  const known = digests.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  digests.set(bytes, known);
  return known;
}
