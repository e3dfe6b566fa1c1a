import { plainFont } from '../../house/plain-font.ts';

/** How large the letters of a face are, as parts of its em, as its outlines say (OS/2 is often wrong, or silent). */
export interface Heights {
  /** Of x; undefined where it has none. */
  readonly x: number | undefined;
  /** Of ا and ع above the line; undefined where it has none, or draws them otherwise when they are shaped. */
  readonly alef: number | undefined;
  readonly ain: number | undefined;
  /** Width of its space. */
  readonly space: number;
}

/** The heights of a face: TrueType, WOFF or WOFF2. */
export async function heightsOf(bytes: Uint8Array): Promise<Heights> {
  const { Blob, Face, Font } = await import('harfbuzzjs');
  const face = new Face(new Blob(new Uint8Array(await plainFont(bytes))));
  const font = new Font(face);
  const height = (letter: string) => {
    const glyph = font.glyph(letter.codePointAt(0)!);
    const extents = glyph === undefined ? undefined : font.glyphExtents(glyph);
    return extents && extents.height !== 0 ? extents.yBearing / face.upem : undefined;
  };
  const space = font.glyph(0x20);
  return {
    x: height('x'),
    alef: height('ا'),
    ain: height('ع'),
    space: space === undefined ? 0 : font.glyphHAdvance(space) / face.upem,
  };
}

/** Height of x of a face for Latin text that looks as large as others. */
const LATIN = 0.528;

/** Mean height of ا and ع that looks as large as warraq's own typeface, as a part of the size that the sheets say: a little more than there, since a naskh has smaller eyes. */
const PERSIAN = 0.61;

/** Nothing is made more than so much larger or smaller. */
const bounded = (factor: number) => Math.round(Math.min(1.6, Math.max(0.7, factor)) * 1000) / 1000;

/** `size-adjust` of a face for text, so that it looks as large as others do at the same size. */
export function textAdjust({ x, alef, ain }: Heights): number {
  if (alef !== undefined && ain !== undefined) return bounded((2 * PERSIAN) / (alef + ain));
  return x === undefined ? 1 : bounded(LATIN / x);
}

/** Height of x in heights of ع, where both stand well beside each other. */
const AGREED = 1.05;

/** How much higher than ع an x may be before the Latin letters of a face look too large beside the others. */
const TOO_LARGE = 1.12;

/** Whether the Latin letters of a face look larger than its Persian ones. */
export function hasLargeLatin({ x, ain }: Heights): boolean {
  return x !== undefined && ain !== undefined && x > ain * TOO_LARGE;
}

/**
 * The height of x that Latin letters have beside a face for text: that of its own, as its maker has drawn them; where it has none, or
 * they are too large, it follows from that of ع.
 *
 * @param otherwise Where it has neither.
 */
export function latinHeight(heights: Heights, adjust: number, otherwise: number): number {
  const { x, ain } = heights;
  const own = x === undefined || hasLargeLatin(heights) ? ain && ain * AGREED : x;
  return own === undefined ? otherwise : adjust * own;
}

/** The narrowest space that parts words in Latin letters, and the one that they get where theirs is narrower: em. */
const NARROW_SPACE = 0.18;
const LATIN_SPACE = 0.24;

/** What is added to the spaces of passages that run from left to right: those of some typefaces, Nastaliq above all, are for hanging words. */
export function addedSpace({ space }: Heights, adjust: number): number | undefined {
  return space * adjust < NARROW_SPACE ? LATIN_SPACE - space * adjust : undefined;
}

/** `size-adjust` that gives the x of a face a height; 1 for one that has no x. */
export function adjustTo(height: number, { x }: Heights): number {
  return x === undefined ? 1 : bounded(height / x);
}
