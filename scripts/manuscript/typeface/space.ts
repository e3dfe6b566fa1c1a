import type { Font } from 'harfbuzzjs';
import { type HouseFace, houseFaces } from '../../house/typefaces.ts';
import { sfntOf, tablesOf, viewOf } from './sfnt.ts';

const SPACE = 0x20;

/** Tables of vertical setting, and of widths in pixels: they count the glyphs too, and nobody here asks for them. */
const UNUSED = ['vhea', 'vmtx', 'VORG', 'hdmx', 'LTSH', 'VDMX'];

/**
 * A face (SFNT with TrueType outlines) whose space is a glyph of its own, which none of its rules knows. Where a typeface kerns its spaces, or
 * draws letters otherwise beside one, Chromium shapes both ends of each line anew, and goes wrong in some: it leaves out the first letters of the
 * line, spaces out letters, gives the PDF other texts. Words are kerned as ever; spaces are as wide as the typeface says. `plain`: characters that get
 * a copy of the glyph that they have in Latin text, which is as little known.
 */
export async function withSpaceApart(sfnt: Uint8Array, plain = ''): Promise<Uint8Array> {
  const harfbuzz = await import('harfbuzzjs');
  const face = new harfbuzz.Face(new harfbuzz.Blob(new Uint8Array(sfnt)));
  const font = new harfbuzz.Font(face);
  const space = font.nominalGlyph(SPACE);
  if (space === undefined) return sfnt;
  const glyphs = new Map(
    [...face.collectUnicodes()].map((code) => [code, font.nominalGlyph(code)!] as const),
  );
  const tables = new Map<string, Uint8Array>();
  for (const [name, { buffer, byteOffset, byteLength }] of tablesOf(sfnt))
    if (!UNUSED.includes(name)) tables.set(name, new Uint8Array(buffer, byteOffset, byteLength).slice());
  glyphs.set(SPACE, addGlyph(tables, { advance: font.glyphHAdvance(space) }));
  for (const character of plain) {
    const own = glyphAt(tables, latinGlyph(character, font, harfbuzz));
    glyphs.set(character.codePointAt(0)!, addGlyph(tables, own));
  }
  tables.set('cmap', cmapOf(glyphs));
  return sfntOf(tables);
}

/** Faces of warraq's list, by their sources. */
const known = new Map<string, Promise<Uint8Array>>();

/** A face that a book asks for by a word. Those that stand behind every theme have no rule for their spaces. */
export async function faceWithSpaceApart(face: HouseFace): Promise<HouseFace> {
  if (houseFaces().some(({ source }) => source === face.source)) return face;
  const made = known.get(face.source) ?? withSpaceApart(face.bytes(), face.plain);
  known.set(face.source, made);
  const bytes = await made;
  return { ...face, bytes: () => bytes };
}

function latinGlyph(
  character: string,
  font: Font,
  { Buffer, Direction, shape }: typeof import('harfbuzzjs'),
): number {
  const buffer = new Buffer();
  buffer.addText(character);
  buffer.setScript('Latn');
  buffer.setDirection(Direction.LTR);
  shape(font, buffer);
  return buffer.getGlyphInfosAndPositions()[0]!.codepoint;
}

/** What a glyph is: units of the font. Without an outline it draws nothing. */
interface Glyph {
  readonly advance: number;
  readonly bearing?: number;
  /** As `glyf` has it. */
  readonly outline?: Uint8Array;
}

function glyphAt(tables: ReadonlyMap<string, Uint8Array>, glyph: number): Glyph {
  const wide = viewOf(tables.get('hhea')!).getUint16(34);
  const hmtx = viewOf(tables.get('hmtx')!);
  const [from, to] = [glyph, glyph + 1].map((one) => placeOf(tables, one));
  return {
    advance: hmtx.getUint16(Math.min(glyph, wide - 1) * 4),
    bearing: hmtx.getInt16(glyph < wide ? glyph * 4 + 2 : wide * 4 + (glyph - wide) * 2),
    outline: tables.get('glyf')!.slice(from, to),
  };
}

const hasLongPlaces = (tables: ReadonlyMap<string, Uint8Array>) =>
  viewOf(tables.get('head')!).getInt16(50) === 1;

/** Where the outline of a glyph begins in `glyf`. */
function placeOf(tables: ReadonlyMap<string, Uint8Array>, glyph: number): number {
  const loca = viewOf(tables.get('loca')!);
  return hasLongPlaces(tables) ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2;
}

/** Add a glyph; gives its number. */
function addGlyph(tables: Map<string, Uint8Array>, { advance, bearing = 0, outline }: Glyph): number {
  const maxp = viewOf(tables.get('maxp')!);
  const glyph = maxp.getUint16(4);
  maxp.setUint16(4, glyph + 1);
  addOutline(tables, glyph, outline);
  const hhea = viewOf(tables.get('hhea')!);
  const widths = metricsOf(tables.get('hmtx')!, hhea.getUint16(34), glyph, { advance, bearing });
  tables.set('hmtx', widths);
  hhea.setUint16(34, glyph + 1);
  const post = tables.get('post')?.slice(0, 32);
  // Version 3: without names of glyphs.
  if (post) viewOf(post).setUint32(0, 0x00030000);
  if (post) tables.set('post', post);
  return glyph;
}

/** Add the outline of the last glyph: it begins where that before it ends. */
function addOutline(
  tables: Map<string, Uint8Array>,
  glyph: number,
  outline: Uint8Array = new Uint8Array(),
): void {
  const begin = placeOf(tables, glyph);
  const glyf = tables.get('glyf')!.subarray(0, begin);
  const padded = new Uint8Array(Math.ceil(outline.length / 4) * 4);
  padded.set(outline);
  tables.set('glyf', joined(glyf, padded));
  const end = new DataView(new ArrayBuffer(hasLongPlaces(tables) ? 4 : 2));
  if (hasLongPlaces(tables)) end.setUint32(0, begin + padded.length);
  else end.setUint16(0, (begin + padded.length) / 2);
  tables.set('loca', joined(tables.get('loca')!, new Uint8Array(end.buffer)));
}

/** `hmtx` with a width for each glyph and for one more. `wide`: how many have one; the others are as wide as the last of these. */
function metricsOf(
  hmtx: Uint8Array,
  wide: number,
  glyphs: number,
  { advance, bearing }: Required<Omit<Glyph, 'outline'>>,
): Uint8Array {
  const before = viewOf(hmtx);
  const bytes = new Uint8Array((glyphs + 1) * 4);
  const view = viewOf(bytes);
  for (let glyph = 0; glyph < glyphs; glyph += 1) {
    const hasWidth = glyph < wide;
    view.setUint16(glyph * 4, before.getUint16(Math.min(glyph, wide - 1) * 4));
    view.setInt16(glyph * 4 + 2, before.getInt16(hasWidth ? glyph * 4 + 2 : wide * 4 + (glyph - wide) * 2));
  }
  view.setUint16(glyphs * 4, advance);
  view.setInt16(glyphs * 4 + 2, bearing);
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
