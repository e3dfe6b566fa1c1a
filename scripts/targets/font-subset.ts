import type { Face } from '../book/theme.ts';
import type { Keeper } from '../cache/store.ts';
import { plainFont } from '../house/plain-font.ts';
import { isInRange } from '../house/typefaces.ts';
import { charactersOf, isUndrawn } from '../render/glyphs.ts';

/** A face cut down to the letters of one book. */
export interface Subset {
  readonly face: Face;
  readonly bytes: Uint8Array;
}

/** What shows that a text has code, or formulas. */
const CODE = /<(?:code|pre|kbd|samp)\b/;
const FORMULA = /<math\b/;

/**
 * What formulas show without having it in their text: mathematical letters, for a variable of one letter is shown in italic ones, Latin or
 * Greek (MathML Core, 4.2), of which the h stands elsewhere; and the sign of roots.
 */
const UNWRITTEN = `ℎ√${Array.from({ length: 0x1d71c - 0x1d434 }, (_, at) => String.fromCodePoint(0x1d434 + at)).join('')}`;

/**
 * The faces that a text needs, each with the text's letters only; HarfBuzz keeps the layout features that join them.
 * Faces that come in pieces are left out when they have nothing of the text, those for code and formulas when there are none, unless
 * the one for formulas alone has a sign of the text, such as ⟦.
 *
 * @param faces Those of the book.
 * @param text The markup that the edition shows.
 */
export async function subsetFaces(
  faces: readonly Face[],
  text: string,
  format: 'truetype' | 'woff2',
  store?: Keeper,
): Promise<readonly Subset[]> {
  const letters = [...new Set(text)].sort();
  const wanted: { readonly face: Face; readonly own: string }[] = [];
  for (const face of faces) {
    if (face.printOnly || (face.role === 'code' && !CODE.test(text))) continue;
    const own = await lettersOf(face, letters, faces, FORMULA.test(text));
    if (own !== '') wanted.push({ face, own });
  }
  return Promise.all(
    wanted.map(async ({ face, own }) => {
      const whole = face.bytes();
      const cut = async () => {
        const { default: subsetFont } = await import('subset-font');
        return new Uint8Array(await subsetFont(await plainFont(whole), own, { targetFormat: format }));
      };
      const bytes = await (store?.kept('font subset', [whole, own, format], cut) ?? cut());
      return { face, bytes };
    }),
  );
}

/** The letters that a face is needed for, among those of a text. */
async function lettersOf(
  face: Face,
  letters: readonly string[],
  faces: readonly Face[],
  hasFormulas: boolean,
): Promise<string> {
  if (face.range) {
    const own = letters.filter((letter) => isInRange(letter.codePointAt(0)!, face));
    return (await drawnBy(face, own)).length > 0 ? own.join('') : '';
  }
  if (face.role === 'math' && !hasFormulas) {
    const texts = faces.filter(({ role, printOnly }) => role === 'text' && !printOnly);
    return (await drawnBy(face, await lacking(letters, texts))).join('');
  }
  if (face.role === 'math') return letters.join('') + UNWRITTEN;
  if (face.role !== 'text') return letters.join('');
  return (await lacking(letters, before(face, faces))).join('');
}

async function drawnBy(face: Face, letters: readonly string[]): Promise<readonly string[]> {
  if (letters.length === 0) return letters;
  const characters = await charactersOf(face);
  return letters.filter((letter) => characters.has(letter.codePointAt(0)!));
}

/** The first face of each family that sets text before this one's does, in editions that have it. */
function before({ family }: Face, faces: readonly Face[]): readonly Face[] {
  const texts = faces.filter(({ role, printOnly }) => role === 'text' && !printOnly);
  const earlier = texts.slice(
    0,
    texts.findIndex((one) => one.family === family),
  );
  return earlier.filter((one, at) => earlier.findIndex((other) => other.family === one.family) === at);
}

/** The letters that none of some faces can draw; all of them where there are no faces. */
async function lacking(letters: readonly string[], faces: readonly Face[]): Promise<readonly string[]> {
  if (faces.length === 0) return letters;
  const drawn = await Promise.all(faces.map(charactersOf));
  return letters.filter(
    (letter) =>
      !isUndrawn(letter) &&
      !drawn.some(
        (characters, at) => isAskedFor(letter, faces[at]!) && characters.has(letter.codePointAt(0)!),
      ),
  );
}

/** Whether the `unicode-range` of a face lets it be used for a letter. */
function isAskedFor(letter: string, face: Face): boolean {
  return face.range === undefined || isInRange(letter.codePointAt(0)!, face);
}
