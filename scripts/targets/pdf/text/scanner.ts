import { KIND, Parser } from '../document/parse.ts';
import type { PdfString } from '../document/values.ts';

const HEX = new Uint8Array(256);
for (let value = 0; value < 16; value += 1) {
  HEX[value.toString(16).charCodeAt(0)] = value;
  HEX[value.toString(16).toUpperCase().charCodeAt(0)] = value;
}

/** The letters of an operator as one number, which is quicker to compare. */
export function opcode(operator: string): number {
  let code = 0;
  for (let at = operator.length - 1; at >= 0; at -= 1) code = (code << 8) | operator.charCodeAt(at);
  return code;
}

/** Four hexadecimal digits as a number. */
function codeAt(bytes: Buffer, at: number): number {
  return (
    (HEX[bytes[at]!]! << 12) |
    (HEX[bytes[at + 1]!]! << 8) |
    (HEX[bytes[at + 2]!]! << 4) |
    HEX[bytes[at + 3]!]!
  );
}

/**
 * Reads the operations of a content stream, as Chromium writes it, one after another (ISO 32000-1, 7.8.2). What was read is in
 * its fields until the next is read.
 */
export class Scanner {
  readonly #bytes: Buffer;
  #at = 0;
  /** Where the operation begins, with its operands, and where it ends. */
  start = 0;
  end = 0;
  /** See `opcode`. */
  operator = 0;
  readonly numbers: number[] = [];
  /** How many of the numbers are those of this operation. */
  count = 0;
  #nameStart = 0;
  #nameEnd = 0;
  /** Codes of two bytes: the strings among the operands. */
  readonly codes: number[] = [];
  /** How many of the codes are those of this operation. */
  shown = 0;
  /** Of the properties of marked content. */
  actualText: string | undefined;
  mcid: number | undefined;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The last name among the operands; '' without. */
  get name(): string {
    return this.#bytes.toString('latin1', this.#nameStart, this.#nameEnd);
  }

  /** Read the next operation; false at the end. */
  next(): boolean {
    this.count = 0;
    this.shown = 0;
    this.#nameStart = this.#nameEnd = 0;
    this.actualText = undefined;
    this.mcid = undefined;
    this.#space();
    this.start = this.#at;
    while (this.#at < this.#bytes.length) {
      if (this.#operand()) continue;
      this.operator = this.#word();
      this.end = this.#at;
      return true;
    }
    return false;
  }

  /**
   * Read glyphs that follow on a line, as long as they are written as nearly all are: `5.3 0 Td <04F8> Tj`, with or without
   * `/Span<</ActualText <FEFF0646> >> BDC` … `EMC` around it. `take`: given the shift from the glyph before, its code, and
   * its text, '' if its code says that.
   */
  glyphs(take: (shift: number, code: number, text: string) => void): void {
    const bytes = this.#bytes;
    for (let start = this.#at; ; start = this.#at) {
      let at = bytes[start] === 10 ? start + 1 : start;
      const wrapped = bytes[at] === 47 && bytes[at + 1] === 83;
      if (wrapped && (bytes[at + 23] !== 70 || bytes[at + 28] !== 62 || bytes[at + 36] !== 10)) return;
      const letter = at + 24;
      if (wrapped) at += 37;
      let value = 0;
      for (; bytes[at]! >= 48 && bytes[at]! <= 57; at += 1) value = value * 10 + bytes[at]! - 48;
      let scale = 1;
      if (bytes[at] === 46)
        for (at += 1; bytes[at]! >= 48 && bytes[at]! <= 57; at += 1) {
          value = value * 10 + bytes[at]! - 48;
          scale *= 10;
        }
      // ` 0 Td <` and `> Tj`.
      if (bytes[at + 1] !== 48 || bytes[at + 3] !== 84 || bytes[at + 4] !== 100 || bytes[at + 6] !== 60)
        return;
      if (bytes[at + 11] !== 62 || bytes[at + 13] !== 84 || bytes[at + 14] !== 106) return;
      if (wrapped && (bytes[at + 16] !== 69 || bytes[at + 17] !== 77 || bytes[at + 19] !== 10)) return;
      const text = wrapped ? String.fromCharCode(codeAt(bytes, letter)) : '';
      take(value / scale, codeAt(bytes, at + 7), text);
      this.#at = at + (wrapped ? 19 : 15);
    }
  }

  #space(): void {
    while (KIND[this.#bytes[this.#at]!] === 1 && this.#at < this.#bytes.length) this.#at += 1;
  }

  /** Read an operand and the space behind it; false before an operator. */
  #operand(): boolean {
    const byte = this.#bytes[this.#at]!;
    if ((byte >= 48 && byte <= 57) || byte === 45 || byte === 46 || byte === 43)
      this.numbers[this.count++] = this.#number();
    else if (byte === 47) {
      this.#nameStart = this.#at + 1;
      this.#skipName();
      this.#nameEnd = this.#at;
    } else if (byte === 60) {
      if (this.#bytes[this.#at + 1] === 60) this.#properties();
      else this.#hexCodes();
    } else if (byte === 40) this.#literal();
    else if (byte === 91 || byte === 93) this.#at += 1;
    else return false;
    this.#space();
    return true;
  }

  #word(): number {
    let code = 0;
    let shift = 0;
    while (this.#at < this.#bytes.length && KIND[this.#bytes[this.#at]!] === 0) {
      code |= this.#bytes[this.#at]! << shift;
      shift += 8;
      this.#at += 1;
    }
    if (shift === 0) throw new Error(`unexpected byte ${this.#bytes[this.#at]} in the content of a page`);
    return code;
  }

  #number(): number {
    const bytes = this.#bytes;
    let at = this.#at;
    const negative = bytes[at] === 45;
    if (negative || bytes[at] === 43) at += 1;
    let value = 0;
    for (; bytes[at]! >= 48 && bytes[at]! <= 57; at += 1) value = value * 10 + bytes[at]! - 48;
    if (bytes[at] === 46) {
      let scale = 1;
      for (at += 1; bytes[at]! >= 48 && bytes[at]! <= 57; at += 1) {
        value = value * 10 + bytes[at]! - 48;
        scale *= 10;
      }
      value /= scale;
    }
    this.#at = at;
    return negative ? -value : value;
  }

  #skipName(): void {
    this.#at += 1;
    while (this.#at < this.#bytes.length && KIND[this.#bytes[this.#at]!] === 0) this.#at += 1;
  }

  #hexCodes(): void {
    const bytes = this.#bytes;
    let at = this.#at + 1;
    for (; bytes[at] !== 62; at += 4) this.codes[this.shown++] = codeAt(bytes, at);
    this.#at = at + 1;
  }

  #literal(): void {
    const bytes = this.#literalBytes();
    for (let at = 0; at + 1 < bytes.length; at += 2)
      this.codes[this.shown++] = (bytes[at]! << 8) | bytes[at + 1]!;
  }

  /** `<</MCID 0>>` or `<</ActualText <feff0627>>>`. */
  #properties(): void {
    const bytes = this.#bytes;
    this.#at += 2;
    for (this.#space(); bytes[this.#at] !== 62; this.#space()) {
      if (bytes[this.#at] === 47) this.#key();
      else if (bytes[this.#at] === 60 && bytes[this.#at + 1] === 60) this.#properties();
      else if (KIND[bytes[this.#at]!] === 0) this.#word();
      else this.#at += 1;
    }
    this.#at += 2;
  }

  /** One key of the properties, with its value if it is one of ours: `MCID` or `ActualText`. */
  #key(): void {
    const start = this.#at + 1;
    this.#skipName();
    const length = this.#at - start;
    this.#space();
    if (length === 4 && this.#bytes[start] === 77) this.mcid = this.#number();
    else if (length === 10 && this.#bytes[start] === 65) this.actualText = this.#text();
  }

  /** A text string (7.9.2.2): in UTF-16BE with its byte order mark, or of one byte for each letter. */
  #text(): string {
    const letter = this.#oneLetter();
    if (letter !== undefined) return letter;
    const bytes = this.#bytes[this.#at] === 40 ? this.#literalBytes() : this.#hexBytes();
    const isWide = bytes[0] === 0xfe && bytes[1] === 0xff;
    if (!isWide) return String.fromCharCode(...bytes);
    let text = '';
    for (let at = 2; at + 1 < bytes.length; at += 2)
      text += String.fromCharCode((bytes[at]! << 8) | bytes[at + 1]!);
    return text;
  }

  /** `<FEFF0627>`, as nearly all are. */
  #oneLetter(): string | undefined {
    const bytes = this.#bytes;
    const at = this.#at;
    if (bytes[at] !== 60 || bytes[at + 9] !== 62 || (bytes[at + 1]! | 32) !== 102) return undefined;
    this.#at = at + 10;
    return String.fromCharCode(codeAt(bytes, at + 5));
  }

  #hexBytes(): readonly number[] {
    const found: number[] = [];
    let at = this.#at + 1;
    for (; this.#bytes[at] !== 62; at += 2)
      found.push((HEX[this.#bytes[at]!]! << 4) | HEX[this.#bytes[at + 1]!]!);
    this.#at = at + 1;
    return found;
  }

  /** They are rare: nearly all strings are hexadecimal. */
  #literalBytes(): Uint8Array {
    const parser = new Parser(this.#bytes, this.#at);
    const { bytes } = parser.value() as PdfString;
    this.#at = parser.at;
    return bytes;
  }
}
