import type { Face, Typeface } from '../../book/theme.ts';
import { plainFont } from '../../house/plain-font.ts';
import { isInRange } from '../../house/typefaces.ts';

/** A letter that joins on both sides, and the stroke that words are elongated with. */
const LETTER = 0x628;
const STROKE = 0x640;

/**
 * The family among these that draws joined letters of the text and lacks the stroke in one of its faces; undefined where there is none.
 * A stroke of another typeface would not join its letters.
 */
export async function familyWithoutStroke(typefaces: readonly Typeface[]): Promise<string | undefined> {
  for (const { role, family, faces } of typefaces) {
    if (role !== 'text') continue;
    const drawn = await Promise.all(faces.map(drawsLetterAndStroke));
    if (drawn.some(({ letter, stroke }) => letter && !stroke)) return family;
    if (drawn.some(({ letter }) => letter)) return undefined;
  }
  return undefined;
}

async function drawsLetterAndStroke(
  face: Face,
): Promise<{ readonly letter: boolean; readonly stroke: boolean }> {
  const { Blob, Face: HarfBuzzFace, Font } = await import('harfbuzzjs');
  const font = new Font(new HarfBuzzFace(new Blob(new Uint8Array(await plainFont(face.bytes())))));
  const has = (code: number) =>
    (face.range === undefined || isInRange(code, face)) && font.nominalGlyph(code) !== undefined;
  return { letter: has(LETTER), stroke: has(STROKE) };
}
