import type { PdfFile } from '../document/pdf-file.ts';
import { name, PdfDict, PdfName, PdfRef } from '../document/values.ts';
import { dataOf, flate, type MendedFont } from './font-codes.ts';
import { ADDED, isAdded, TrueType } from './true-type.ts';

/** Fonts of one typeface, and its program. */
interface Typeface {
  readonly program: TrueType;
  readonly fonts: MendedFont[];
}

/**
 * Give the fonts of one typeface, as prints that were joined have them, one program: where they draw the same of each glyph. Each keeps
 * its codes, and what these say, so that no content need be written anew.
 *
 *     print 1: code 7 -> glyph 7, code 1 -> glyph 900, added        both: glyph 7 and glyphs 950, 951, added
 *     print 2: code 7 -> glyph 7, code 2 -> glyph 950, added   ->   print 1: 7 -> 7, 1 -> 950
 *                                                                   print 2: 7 -> 7, 2 -> 951
 */
export function sharePrograms(pdf: PdfFile, fonts: readonly MendedFont[]): void {
  const typefaces = new Map<string, Typeface[]>();
  for (const [index, font] of fonts.entries()) {
    giveTag(pdf, font, index);
    const named = typefaces.get(font.face) ?? [];
    const bytes = dataOf(pdf, new PdfRef(font.file));
    const known = named.find(({ program }) => program.agrees(bytes, font.own));
    const typeface = known ?? { program: new TrueType(), fonts: [] };
    typeface.program.add(bytes, font.own);
    typeface.fonts.push(font);
    if (!known) typefaces.set(font.face, [...named, typeface]);
  }
  for (const typeface of [...typefaces.values()].flat())
    if (typeface.fonts.length > 1) shareProgram(pdf, typeface);
}

/** The names of subsets begin with letters that no other in the document has (ISO 32000-1, 9.6.4). */
function giveTag(pdf: PdfFile, { type0s, descendant, descriptor }: MendedFont, index: number): void {
  let tag = '';
  for (let rest = index; tag.length < 6; rest = Math.floor(rest / 26))
    tag += String.fromCharCode(0x41 + (rest % 26));
  const rename = (number: number, entry: string) => {
    const font = new PdfDict(pdf.dict(new PdfRef(number)));
    const said = font.get(entry);
    if (!(said instanceof PdfName)) return;
    pdf.set(new PdfRef(number), font.set(entry, name(said.name.replace(/^[A-Z]{6}(?=\+)/, tag))));
  };
  for (const number of [...type0s, descendant]) rename(number, 'BaseFont');
  rename(descriptor, 'FontName');
}

/** The program of the first font becomes that of all. */
function shareProgram(pdf: PdfFile, { program, fonts }: Typeface): void {
  const numbers = fonts.map((font) => addedOf(font, program));
  const file = new PdfRef(fonts[0]!.file);
  for (const [index, font] of fonts.entries()) {
    moveGlyphs(pdf, font, (glyph) =>
      program.indexOf(glyph < font.own ? glyph : numbers[index]![glyph - font.own]!),
    );
    if (index === 0) continue;
    const descriptor = new PdfRef(font.descriptor);
    pdf.set(descriptor, new PdfDict(pdf.dict(descriptor)).set('FontFile2', file));
    pdf.set(new PdfRef(font.file), null);
  }
  const bytes = program.write();
  pdf.set(file, flate(bytes, { Length1: bytes.length }));
}

/** Add to a program what was added to that of a font: the numbers there, in their order. Glyphs may be made of those before them. */
function addedOf({ added }: MendedFont, program: TrueType): readonly number[] {
  const numbers: number[] = [];
  for (const { components, advance } of added) {
    const moved = components.map((one) => ({
      ...one,
      glyph: isAdded(one.glyph) ? numbers[one.glyph - ADDED]! : one.glyph,
    }));
    numbers.push(program.added({ components: moved, advance }));
  }
  return numbers;
}

/** Let the codes of a font stand for other glyphs of its program (9.7.4.2). */
function moveGlyphs(pdf: PdfFile, { descendant }: MendedFont, moved: (glyph: number) => number): void {
  const ref = pdf.dict(new PdfRef(descendant)).get('CIDToGIDMap') as PdfRef;
  const map = dataOf(pdf, ref);
  for (let at = 0; at < map.length; at += 2) map.writeUInt16BE(moved(map.readUInt16BE(at)), at);
  pdf.set(ref, flate(map));
}
