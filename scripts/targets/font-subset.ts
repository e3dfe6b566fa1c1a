import subsetFont from 'subset-font';
import type { Store } from '../cache/store.ts';
import { FACES, type Face, faceBytes, isInRange } from '../render/fonts.ts';

/** A face cut down to the letters of one book. */
export interface Subset {
  readonly face: Face;
  readonly bytes: Uint8Array;
}

/** Families that are needed for some markup alone. */
const ONLY_IN: Readonly<Record<string, RegExp>> = {
  'Vazir Code': /<(?:code|pre|kbd|samp)\b/,
  'Noto Sans Math': /<math\b/,
};

/** Mathematical italic letters: MathML shows a variable of one letter in these (MathML Core, 4.2). */
const ITALICS = Array.from({ length: 0x1d6e2 - 0x1d434 }, (_, at) => String.fromCodePoint(0x1d434 + at)).join(
  '',
);

/**
 * The faces that a text needs, each with the text's letters only; HarfBuzz keeps the layout features that join them.
 * Faces that come in pieces are left out when the text has nothing of their range, those for code and formulas when there
 * are none.
 *
 * @param text The markup that the edition shows.
 */
export async function subsetFaces(
  text: string,
  format: 'truetype' | 'woff2',
  store?: Store,
): Promise<readonly Subset[]> {
  const letters = [...new Set(text)].sort().join('');
  const wanted = FACES.flatMap((face) => {
    const markup = ONLY_IN[face.family];
    if (face.weight === 900 || (markup && !markup.test(text))) return [];
    const own = face.range
      ? [...letters].filter((letter) => isInRange(letter.codePointAt(0)!, face)).join('')
      : face.family === 'Noto Sans Math'
        ? letters + ITALICS
        : letters;
    return own === '' ? [] : [{ face, own }];
  });
  return Promise.all(
    wanted.map(async ({ face, own }) => {
      const whole = faceBytes(face);
      const cut = async () =>
        new Uint8Array(await subsetFont(Buffer.from(whole), own, { targetFormat: format }));
      const bytes = await (store?.kept('font subset', [whole, own, format], cut) ?? cut());
      return { face, bytes };
    }),
  );
}
