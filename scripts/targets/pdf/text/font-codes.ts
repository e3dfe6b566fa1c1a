import { deflateSync, inflateSync } from 'node:zlib';
import type { PdfFile } from '../document/pdf-file.ts';
import { dict, name, PdfDict, PdfName, PdfRef, PdfStream, type PdfValue } from '../document/values.ts';
import { parseToUnicode, writeToUnicode } from './to-unicode.ts';
import { type AddedGlyph, type Component, GlyphTable, isAdded, revisionOf, TrueType } from './true-type.ts';

/** A font whose codes were written anew. Numbers are those of its objects. */
export interface MendedFont {
  /** The same for all subsets of one typeface, and for other files of its family. */
  readonly face: string;
  /** The fonts of Type 0 that show it. */
  readonly type0s: readonly number[];
  readonly descendant: number;
  readonly descriptor: number;
  /** Its program: so many glyphs of the typeface, and then those that were added. */
  readonly file: number;
  readonly own: number;
  readonly added: readonly AddedGlyph[];
}

/** The fonts of a print. Subsets of one typeface become one font: where they say the same of each glyph. */
export class Fonts {
  readonly #pdf: PdfFile;
  /** By the names of typefaces: files of one family may have the same. */
  readonly #faces = new Map<string, FontCodes[]>();
  readonly #codes = new Map<number, FontCodes | undefined>();

  constructor(pdf: PdfFile) {
    this.#pdf = pdf;
  }

  /** The codes of a font; undefined unless it is of Type 0 with an embedded TrueType program. */
  codesOf(ref: PdfRef): FontCodes | undefined {
    if (this.#codes.has(ref.number)) return this.#codes.get(ref.number);
    const font = embeddedFont(this.#pdf, ref);
    const codes = font && this.#faceOf(font);
    codes?.add(font!);
    this.#codes.set(ref.number, codes);
    return codes;
  }

  /** The typeface that a subset is of. */
  #faceOf(font: EmbeddedFont): FontCodes {
    const faces = this.#faces.get(font.face) ?? [];
    const known = faces.find((one) => one.agrees(font));
    if (known) return known;
    const own = new FontCodes();
    this.#faces.set(font.face, [...faces, own]);
    return own;
  }

  /** Write the fonts as they are now used; those that were used are returned. */
  write(): readonly MendedFont[] {
    const written = [...this.#faces.values()].flat().map((codes) => codes.write(this.#pdf));
    return written.filter((font) => font !== undefined);
  }
}

/**
 * The codes of one embedded font (ISO 32000-1, 9.7): each stands for one glyph and one text. Where a glyph stands for two
 * texts, it gets a second code (`CIDToGIDMap`); where a text has no glyph of its own, one is added to the font.
 */
export class FontCodes {
  readonly #fonts: EmbeddedFont[] = [];
  readonly #program = new TrueType();
  readonly #before = new GlyphTable<string>();
  readonly #printedWidths = new GlyphTable<number>();
  readonly #codes = new Map<string, Map<number, number>>();
  /** For each glyph the text that it was last shown with: nearly always it is the same. */
  readonly #last = new GlyphTable<{ readonly text: string; readonly code: number }>();
  /** Code -> glyph. */
  readonly #glyphs = new Map<number, number>();
  readonly #texts = new Map<number, string>();
  #next = 1;

  /** Whether a subset may be of this typeface: no glyph has another outline, width or text in it than here. */
  agrees(font: EmbeddedFont): boolean {
    for (const [glyph, text] of font.texts) if ((this.#before.get(glyph) ?? text) !== text) return false;
    return this.#program.agrees(font.program);
  }

  /** Add a subset of the typeface. */
  add(font: EmbeddedFont): void {
    this.#fonts.push(font);
    this.#program.add(font.program);
    for (const [glyph, text] of font.texts) this.#before.set(glyph, text);
    for (const [glyph, width] of font.widths) this.#printedWidths.set(glyph, width);
  }

  get unitsPerEm(): number {
    return this.#program.unitsPerEm;
  }

  /** What a glyph stood for as printed; '' if that is not known. */
  textOf(glyph: number): string {
    return this.#before.get(glyph) ?? '';
  }

  /** What the print says of the width of a glyph: thousandths of an em. */
  printedWidth(glyph: number): number {
    return this.#printedWidths.get(glyph) ?? this.#fonts[0]!.defaultWidth;
  }

  /** Units of the font. */
  advance(glyph: number): number {
    return this.#program.advance(glyph);
  }

  /** Whether a glyph draws nothing. */
  isBlank(glyph: number): boolean {
    return this.#program.isBlank(glyph);
  }

  /** As the PDF gives widths: thousandths of an em, whole. */
  width(glyph: number): number {
    return Math.round((this.#program.advance(glyph) * 1000) / this.#program.unitsPerEm);
  }

  /** The code for a glyph that stands for a text. */
  code(glyph: number, text: string): number {
    const last = this.#last.get(glyph);
    if (last?.text === text) return last.code;
    const code = this.#codeFor(glyph, text);
    this.#last.set(glyph, { text, code });
    return code;
  }

  #codeFor(glyph: number, text: string): number {
    let codes = this.#codes.get(text);
    if (!codes) {
      codes = new Map();
      this.#codes.set(text, codes);
    }
    const known = codes.get(glyph);
    if (known !== undefined) return known;
    const code = isAdded(glyph) || this.#glyphs.has(glyph) ? this.#freeCode() : glyph;
    codes.set(glyph, code);
    this.#glyphs.set(code, glyph);
    this.#texts.set(code, text || '\ufffd');
    return code;
  }

  /** A glyph made of several that print as one. */
  composite(components: readonly Component[], advance: number): number {
    return this.#program.added({ components, advance });
  }

  /** An empty glyph. `advance`: units of the font. */
  empty(advance: number): number {
    return this.#program.added({ components: [], advance });
  }

  /**
   * A glyph as several that stand beside each other: the first draws it whole, from its own origin, the others nothing.
   * `advances`: of each, from left to right.
   */
  split(glyph: number, [first = 0, ...others]: readonly number[]): readonly number[] {
    return [
      this.composite([{ glyph, dx: 0, dy: 0 }], first),
      ...others.map((advance) => this.empty(advance)),
    ];
  }

  /** Write the font as it is now used, if it is. */
  write(pdf: PdfFile): MendedFont | undefined {
    if (this.#texts.size === 0) return undefined;
    const [first, ...others] = this.#fonts as [EmbeddedFont, ...EmbeddedFont[]];
    const { face, type0, descendant, descriptor, file } = first;
    const program = this.#program.write();
    pdf.set(file, flate(program, { Length1: program.length }));
    const codes = [...this.#glyphs.keys()].sort((a, b) => a - b);
    const map = Buffer.alloc((codes.at(-1)! + 1) * 2);
    for (const [code, glyph] of this.#glyphs) map.writeUInt16BE(this.#program.indexOf(glyph), code * 2);
    const font = new PdfDict(pdf.dict(descendant));
    pdf.set(descendant, font.set('CIDToGIDMap', pdf.add(flate(map))).set('W', this.#widths(codes)));
    const cmap = pdf.add(flate(Buffer.from(writeToUnicode(this.#texts), 'latin1')));
    const whole = new PdfDict(pdf.dict(type0)).set('ToUnicode', cmap);
    pdf.set(type0, whole);
    for (const other of others) {
      pdf.set(other.type0, whole);
      for (const part of [other.descendant, other.descriptor, other.file]) pdf.set(part, null);
    }
    return {
      face,
      type0s: this.#fonts.map((font) => font.type0.number),
      descendant: descendant.number,
      descriptor: descriptor.number,
      file: file.number,
      own: this.#program.own,
      added: this.#program.asked,
    };
  }

  #freeCode(): number {
    while (this.#glyphs.has(this.#next)) this.#next += 1;
    return this.#next;
  }

  /** The widths of the codes in use (9.7.4.3), as runs. */
  #widths(codes: readonly number[]): PdfValue[] {
    const runs: PdfValue[] = [];
    for (let at = 0; at < codes.length; ) {
      let end = at + 1;
      while (codes[end] === codes[end - 1]! + 1) end += 1;
      runs.push(
        codes[at]!,
        codes.slice(at, end).map((code) => this.width(this.#glyphs.get(code)!)),
      );
      at = end;
    }
    return runs;
  }
}

/** A font of Type 0 whose glyphs are in an embedded TrueType program. */
interface EmbeddedFont {
  /** The same for all subsets of one typeface, and for other files of its family. */
  readonly face: string;
  readonly program: Buffer;
  /** Glyph -> what it stands for. */
  readonly texts: ReadonlyMap<number, string>;
  /** Glyph -> width, in thousandths of an em. */
  readonly widths: ReadonlyMap<number, number>;
  readonly defaultWidth: number;
  readonly type0: PdfRef;
  readonly descendant: PdfRef;
  readonly descriptor: PdfRef;
  readonly file: PdfRef;
}

function embeddedFont(pdf: PdfFile, type0: PdfRef): EmbeddedFont | undefined {
  const [descendant] = (pdf.get(pdf.dict(type0).get('DescendantFonts')) as PdfValue[] | null) ?? [];
  if (!(descendant instanceof PdfRef)) return undefined;
  const descriptor = pdf.dict(descendant).get('FontDescriptor');
  const file = pdf.dict(descriptor).get('FontFile2');
  const map = pdf.get(pdf.dict(descendant).get('CIDToGIDMap'));
  if (!(descriptor instanceof PdfRef) || !(file instanceof PdfRef)) return undefined;
  if (map instanceof PdfName && map.name !== 'Identity') return undefined;
  const program = dataOf(pdf, file);
  const cmap = pdf.dict(type0).get('ToUnicode');
  return {
    face: faceOf(pdf, type0, program),
    program,
    texts: cmap ? parseToUnicode(dataOf(pdf, cmap).toString('latin1')) : new Map(),
    widths: widthsOf(pdf, pdf.dict(descendant).get('W')),
    defaultWidth: Number(pdf.get(pdf.dict(descendant).get('DW')) ?? 1000),
    type0,
    descendant,
    descriptor,
    file,
  };
}

/** The name of a font without the tag of its subset (9.6.4), with what its program says of its revision. */
function faceOf(pdf: PdfFile, type0: PdfRef, program: Buffer): string {
  const said = pdf.get(pdf.dict(type0).get('BaseFont'));
  const named = said instanceof PdfName ? said.name.replace(/^[A-Z]{6}\+/, '') : type0.number;
  return `${named} ${revisionOf(program)}`;
}

export function dataOf(pdf: PdfFile, value: PdfValue): Buffer {
  const stream = pdf.get(value);
  if (!(stream instanceof PdfStream)) throw new Error('the PDF has no stream where one is named');
  return stream.dict.has('Filter') ? inflateSync(stream.data) : Buffer.from(stream.data);
}

/** The widths of codes (9.7.4.3): `c [w1 … wn]` or `first last w`. */
function widthsOf(pdf: PdfFile, value: PdfValue | undefined): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const entries = (pdf.get(value) as PdfValue[] | null) ?? [];
  for (let at = 0; at < entries.length; ) {
    const first = Number(entries[at]);
    const second = pdf.get(entries[at + 1]);
    if (Array.isArray(second)) {
      for (const [index, width] of second.entries()) widths.set(first + index, Number(width));
      at += 2;
    } else {
      for (let code = first; code <= Number(second); code += 1) widths.set(code, Number(entries[at + 2]));
      at += 3;
    }
  }
  return widths;
}

export function flate(data: Buffer, entries: Record<string, PdfValue> = {}): PdfStream {
  return new PdfStream(dict({ ...entries, Filter: name('FlateDecode') }), deflateSync(data));
}
