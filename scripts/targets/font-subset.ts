import subsetFont from 'subset-font';
import { FACES, type Face, faceBytes, isInRange } from '../render/fonts.ts';

/** A face cut down to the letters of one book. */
export interface Subset {
  readonly face: Face;
  readonly bytes: Uint8Array;
}

/**
 * The faces that a text needs, each with the text's letters only; HarfBuzz keeps the layout features that join them.
 * Faces that come in pieces are left out when the text has nothing of their range, the code face when there is no code.
 *
 * @param text All characters that the edition shows, in any order.
 */
export async function subsetFaces(
  text: string,
  hasCode: boolean,
  format: 'truetype' | 'woff2',
): Promise<readonly Subset[]> {
  const letters = [...new Set(text)].sort().join('');
  const wanted = FACES.flatMap((face) => {
    if (face.weight === 900 || (face.family === 'Vazir Code' && !hasCode)) return [];
    const own = face.range
      ? [...letters].filter((letter) => isInRange(letter.codePointAt(0)!, face)).join('')
      : letters;
    return own === '' ? [] : [{ face, own }];
  });
  return Promise.all(
    wanted.map(async ({ face, own }) => ({
      face,
      bytes: new Uint8Array(await subsetFont(Buffer.from(faceBytes(face)), own, { targetFormat: format })),
    })),
  );
}
