import { PdfFile } from '../../scripts/targets/pdf/document/pdf-file.ts';
import { PdfName, PdfRef, type PdfValue } from '../../scripts/targets/pdf/document/values.ts';
import { dataOf } from '../../scripts/targets/pdf/text/font-codes.ts';
import { parseToUnicode } from '../../scripts/targets/pdf/text/to-unicode.ts';

/**
 * What each page shows, read from a PDF by nothing that writes one: the content, and for each font of the page, by its name there, what
 * each of its codes draws and says.
 */
export interface ShownPage {
  readonly content: string;
  readonly fonts: Readonly<Record<string, ReadonlyMap<number, string>>>;
}

/** Of a font of Type 0 with an embedded program, by the number of its object. */
type Known = Map<number, ReadonlyMap<number, string> | undefined>;

export function shownPages(bytes: Uint8Array): readonly ShownPage[] {
  const pdf = new PdfFile(bytes);
  const known: Known = new Map();
  return pdf.pages().map((page) => {
    const found = pdf.dict(page);
    const fonts: Record<string, ReadonlyMap<number, string>> = {};
    for (const [font, ref] of pdf.dict(pdf.dict(found.get('Resources')).get('Font'))) {
      const codes = ref instanceof PdfRef ? codesIn(pdf, ref, known) : undefined;
      if (codes) fonts[font] = codes;
    }
    const contents = [found.get('Contents') ?? null].flat() as PdfValue[];
    return { content: contents.map((one) => dataOf(pdf, one).toString('latin1')).join('\n'), fonts };
  });
}

function codesIn(pdf: PdfFile, font: PdfRef, known: Known): ReadonlyMap<number, string> | undefined {
  if (!known.has(font.number)) known.set(font.number, readCodes(pdf, font));
  return known.get(font.number);
}

/** Code -> its outline, its advance in the program and in the PDF, and its text. */
function readCodes(pdf: PdfFile, font: PdfRef): ReadonlyMap<number, string> | undefined {
  const [descendant] = (pdf.get(pdf.dict(font).get('DescendantFonts')) ?? []) as PdfValue[];
  const found = pdf.dict(descendant);
  const file = pdf.dict(found.get('FontDescriptor')).get('FontFile2');
  const map = pdf.get(found.get('CIDToGIDMap'));
  if (!file || map instanceof PdfName) return undefined;
  const program = new Program(dataOf(pdf, file));
  const glyphs = dataOf(pdf, found.get('CIDToGIDMap')!);
  const texts = parseToUnicode(dataOf(pdf, pdf.dict(font).get('ToUnicode')!).toString('latin1'));
  const widths = widthsIn(found.get('W') as PdfValue[]);
  return new Map(
    [...texts].map(([code, text]) => {
      const glyph = glyphs.readUInt16BE(code * 2);
      const drawn = program.outline(glyph).join(' ');
      return [code, `${drawn} ${program.advance(glyph)} ${widths.get(code)} ${text}`];
    }),
  );
}

/** `c [w1 … wn]`: all that we write. */
function widthsIn(entries: readonly PdfValue[]): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (let at = 0; at < entries.length; at += 2)
    for (const [index, width] of (entries[at + 1] as number[]).entries())
      widths.set((entries[at] as number) + index, width);
  return widths;
}

/** An embedded TrueType program (OpenType 1.9). */
export class Program {
  readonly #tables = new Map<string, Buffer>();

  constructor(file: Buffer) {
    for (let at = 12; at < 12 + file.readUInt16BE(4) * 16; at += 16) {
      const start = file.readUInt32BE(at + 8);
      const table = file.subarray(start, start + file.readUInt32BE(at + 12));
      this.#tables.set(file.toString('latin1', at, at + 4), table);
    }
  }

  advance(glyph: number): number {
    const count = this.#table('hhea').readUInt16BE(34);
    return this.#table('hmtx').readUInt16BE(4 * Math.min(glyph, count - 1));
  }

  /** The simple outlines that a glyph comes to, each with how far it is moved. */
  outline(glyph: number, x = 0, y = 0): string[] {
    const loca = this.#table('loca');
    const isLong = this.#table('head').readInt16BE(50) === 1;
    const edge = (index: number) =>
      isLong ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2;
    const bytes = this.#table('glyf').subarray(edge(glyph), edge(glyph + 1));
    if (bytes.length === 0) return [];
    if (bytes.readInt16BE(0) >= 0) return [`${x},${y}:${bytes.toString('hex').replace(/(?:00)+$/, '')}`];
    const parts: string[] = [];
    for (let at = 10, more = true; more; ) {
      const flags = bytes.readUInt16BE(at);
      const part = bytes.readUInt16BE(at + 2);
      const isWide = (flags & 1) !== 0;
      const [dx, dy] = isWide
        ? [bytes.readInt16BE(at + 4), bytes.readInt16BE(at + 6)]
        : [bytes.readInt8(at + 4), bytes.readInt8(at + 5)];
      parts.push(...this.outline(part, x + dx, y + dy));
      at += isWide ? 8 : 6;
      // A scale, two of them, or a matrix of two by two.
      at += (flags & 8 && 2) || (flags & 64 && 4) || (flags & 128 && 8) || 0;
      more = (flags & 32) !== 0;
    }
    return parts;
  }

  #table(tag: string): Buffer {
    return this.#tables.get(tag)!;
  }
}
