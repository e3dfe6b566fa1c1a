import { type HouseFace, houseFaces } from '../../house/typefaces.ts';
import { sfntOf, tablesOf, viewOf } from './sfnt.ts';

const SPACE = 0x20;

/** Tables of vertical setting, and of widths in pixels: they count the glyphs too, and nobody here asks for them. */
const UNUSED = ['vhea', 'vmtx', 'VORG', 'hdmx', 'LTSH', 'VDMX'];

/**
 * A face (SFNT with TrueType outlines) whose space is a glyph of its own, which none of its rules knows. Where a typeface kerns its spaces, or
 * draws letters otherwise beside one, Chromium shapes both ends of each line anew, and goes wrong in some: it leaves out the first letters of the
 * line, spaces out letters, gives the PDF other texts. Words are kerned as ever; spaces are as wide as the typeface says.
 */
export async function withSpaceApart(sfnt: Uint8Array): Promise<Uint8Array> {
  const { Blob, Face, Font } = await import('harfbuzzjs');
  const face = new Face(new Blob(new Uint8Array(sfnt)));
  const font = new Font(face);
  const space = font.nominalGlyph(SPACE);
  if (space === undefined) return sfnt;
  const glyphs = new Map(
    [...face.collectUnicodes()].map((code) => [code, font.nominalGlyph(code)!] as const),
  );
  const tables = new Map<string, Uint8Array>();
  for (const [name, { buffer, byteOffset, byteLength }] of tablesOf(sfnt))
    if (!UNUSED.includes(name)) tables.set(name, new Uint8Array(buffer, byteOffset, byteLength).slice());
  const added = addGlyph(tables, font.glyphHAdvance(space));
  tables.set('cmap', cmapOf(glyphs.set(SPACE, added)));
  return sfntOf(tables);
}

/** Faces of warraq's list, by their sources. */
const known = new Map<string, Promise<Uint8Array>>();

/** A face that a book asks for by a word. Those that stand behind every theme have no rule for their spaces. */
export async function faceWithSpaceApart(face: HouseFace): Promise<HouseFace> {
  if (houseFaces().some(({ source }) => source === face.source)) return face;
  const made = known.get(face.source) ?? withSpaceApart(face.bytes());
  known.set(face.source, made);
  const bytes = await made;
  return { ...face, bytes: () => bytes };
}

/** Add a glyph that draws nothing; gives its number. `advance`: units of the font. */
function addGlyph(tables: Map<string, Uint8Array>, advance: number): number {
  const maxp = viewOf(tables.get('maxp')!);
  const glyph = maxp.getUint16(4);
  maxp.setUint16(4, glyph + 1);
  const isLong = viewOf(tables.get('head')!).getInt16(50) === 1;
  const loca = tables.get('loca')!;
  // It begins, and ends, where the last one ends.
  tables.set('loca', joined(loca, loca.subarray(loca.length - (isLong ? 4 : 2))));
  const hhea = viewOf(tables.get('hhea')!);
  tables.set('hmtx', metricsOf(tables.get('hmtx')!, hhea.getUint16(34), glyph, advance));
  hhea.setUint16(34, glyph + 1);
  const post = tables.get('post')?.slice(0, 32);
  // Version 3: without names of glyphs.
  if (post) viewOf(post).setUint32(0, 0x00030000);
  if (post) tables.set('post', post);
  return glyph;
}

/** `hmtx` with a width for each glyph and for one more. `wide`: how many have one; the others are as wide as the last of these. */
function metricsOf(hmtx: Uint8Array, wide: number, glyphs: number, advance: number): Uint8Array {
  const before = viewOf(hmtx);
  const bytes = new Uint8Array((glyphs + 1) * 4);
  const view = viewOf(bytes);
  for (let glyph = 0; glyph < glyphs; glyph += 1) {
    const hasWidth = glyph < wide;
    view.setUint16(glyph * 4, before.getUint16(Math.min(glyph, wide - 1) * 4));
    view.setInt16(glyph * 4 + 2, before.getInt16(hasWidth ? glyph * 4 + 2 : wide * 4 + (glyph - wide) * 2));
  }
  view.setUint16(glyphs * 4, advance);
  return bytes;
}

/** `cmap` of one subtable: Windows, full Unicode, format 12 (OpenType 1.9). */
function cmapOf(glyphs: ReadonlyMap<number, number>): Uint8Array {
  const groups: { from: number; to: number; glyph: number }[] = [];
  for (const [code, glyph] of [...glyphs].sort(([a], [b]) => a - b)) {
    const last = groups.at(-1);
    if (last && code === last.to + 1 && glyph === last.glyph + code - last.from) last.to = code;
    else groups.push({ from: code, to: code, glyph });
  }
  const bytes = new Uint8Array(12 + 16 + groups.length * 12);
  const view = viewOf(bytes);
  for (const [at, value] of [1, 3, 10].entries()) view.setUint16(2 + at * 2, value);
  view.setUint32(8, 12);
  view.setUint16(12, 12);
  view.setUint32(16, bytes.length - 12);
  view.setUint32(24, groups.length);
  for (const [index, { from, to, glyph }] of groups.entries())
    for (const [at, value] of [from, to, glyph].entries()) view.setUint32(28 + index * 12 + at * 4, value);
  return bytes;
}

function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(before.length + after.length);
  bytes.set(before);
  bytes.set(after, before.length);
  return bytes;
}
