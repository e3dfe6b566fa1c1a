import { PdfDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from './values.ts';

/** What each byte is: 1 white space, 2 a delimiter, 0 anything else. */
export const KIND = new Uint8Array(256);
for (const space of [0, 9, 10, 12, 13, 32]) KIND[space] = 1;
for (const mark of '()<>[]{}/%') KIND[mark.charCodeAt(0)] = 2;
const [LF, CR, LEFT, RIGHT, BACKSLASH, LESS, GREATER, SLASH, PERCENT, OPEN, CLOSE] = [
  10, 13, 40, 41, 92, 60, 62, 47, 37, 91, 93,
];

/** Reads the objects of a PDF file's bytes, one after another (ISO 32000-1, 7.2 and 7.3). */
export class Parser {
  readonly bytes: Uint8Array;
  at: number;
  readonly #base: number;
  readonly #text: Buffer;

  /** `base`: what the numbers of objects are raised by. */
  constructor(bytes: Uint8Array, at = 0, base = 0) {
    this.bytes = bytes;
    this.at = at;
    this.#base = base;
    this.#text = Buffer.isBuffer(bytes)
      ? bytes
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The value of the indirect object that begins here: `12 0 obj … endobj`. */
  indirect(lengthOf: (ref: PdfRef) => number): PdfValue {
    this.number();
    this.number();
    this.space();
    this.#skipWord();
    const value = this.value();
    this.space();
    if (!(value instanceof PdfDict) || !this.#ahead('stream')) return value;
    this.at += 'stream'.length;
    if (this.bytes[this.at] === CR) this.at += 1;
    if (this.bytes[this.at] === LF) this.at += 1;
    const length = value.get('Length');
    const count = length instanceof PdfRef ? lengthOf(length) : Number(length);
    return new PdfStream(value, this.bytes.subarray(this.at, this.at + count));
  }

  value(): PdfValue {
    this.space();
    const byte = this.bytes[this.at];
    if (byte === SLASH) return this.#name();
    if (byte === LEFT) return this.#literal();
    if (byte === LESS) return this.bytes[this.at + 1] === LESS ? this.#dict() : this.#hex();
    if (byte === OPEN) return this.#array();
    if (byte !== undefined && ((byte >= 48 && byte <= 57) || byte === 43 || byte === 45 || byte === 46))
      return this.#numberOrRef();
    const word = this.keyword();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    throw new Error(`unexpected «${word}» in the PDF at byte ${this.at}`);
  }

  number(): number {
    this.space();
    const start = this.at;
    let whole = 0;
    for (let byte = this.bytes[this.at]!; byte >= 48 && byte <= 57; byte = this.bytes[this.at]!) {
      whole = whole * 10 + byte - 48;
      this.at += 1;
    }
    if (!this.#regular()) return whole;
    this.#skipWord();
    return Number(this.#latin(start, this.at));
  }

  keyword(): string {
    this.space();
    const start = this.at;
    this.#skipWord();
    return this.#latin(start, this.at);
  }

  space(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === PERCENT) while (this.at < this.bytes.length && this.bytes[this.at] !== LF) this.at += 1;
      else if (byte !== undefined && KIND[byte] === 1) this.at += 1;
      else return;
    }
  }

  #regular(): boolean {
    const byte = this.bytes[this.at];
    return byte !== undefined && KIND[byte] === 0;
  }

  #skipWord(): void {
    while (this.#regular()) this.at += 1;
  }

  #ahead(word: string): boolean {
    return this.bytes[this.at] === word.charCodeAt(0) && this.#latin(this.at, this.at + word.length) === word;
  }

  #latin(start: number, end: number): string {
    return this.#text.toString('latin1', start, end);
  }

  #numberOrRef(): PdfValue {
    const first = this.number();
    const back = this.at;
    if (Number.isInteger(first) && first >= 0) {
      this.space();
      const start = this.at;
      const second = this.number();
      if (second === 0 && this.at === start + 1) {
        this.space();
        if (this.bytes[this.at] === 82) {
          this.at += 1;
          return new PdfRef(this.#base + first);
        }
      }
    }
    this.at = back;
    return first;
  }

  #name(): PdfName {
    this.at += 1;
    const start = this.at;
    this.#skipWord();
    const said = this.#latin(start, this.at);
    if (!said.includes('#')) return new PdfName(said);
    return new PdfName(
      said.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  }

  #array(): PdfValue[] {
    this.at += 1;
    const values: PdfValue[] = [];
    for (this.space(); this.bytes[this.at] !== CLOSE; this.space()) values.push(this.value());
    this.at += 1;
    return values;
  }

  #dict(): PdfDict {
    this.at += 2;
    const entries = new PdfDict();
    for (this.space(); this.bytes[this.at] !== GREATER; this.space())
      entries.set(this.#name().name, this.value());
    this.at += 2;
    return entries;
  }

  #hex(): PdfString {
    const start = this.at + 1;
    while (this.bytes[this.at] !== GREATER) this.at += 1;
    const digits = this.#latin(start, this.at).replace(/\s/g, '');
    this.at += 1;
    const padded = digits.length % 2 === 0 ? digits : `${digits}0`;
    return new PdfString(Uint8Array.from(padded.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
  }

  #literal(): PdfString {
    const out: number[] = [];
    this.at += 1;
    for (let depth = 1; ; this.at += 1) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new Error('unexpected end of the PDF in a string');
      if (byte === BACKSLASH) this.#escape(out);
      else {
        if (byte === LEFT) depth += 1;
        if (byte === RIGHT) depth -= 1;
        if (depth === 0) break;
        out.push(byte);
      }
    }
    this.at += 1;
    return new PdfString(Uint8Array.from(out));
  }

  /** What a backslash stands for (7.3.4.2, table 3); leaves the cursor on the escape's last byte. */
  #escape(out: number[]): void {
    this.at += 1;
    const byte = this.bytes[this.at]!;
    const known = { 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 }[byte];
    if (known !== undefined) out.push(known);
    else if (byte >= 48 && byte <= 55) {
      const octal = /^[0-7]{1,3}/.exec(this.#latin(this.at, this.at + 3))![0];
      out.push(Number.parseInt(octal, 8) & 0xff);
      this.at += octal.length - 1;
    } else if (byte === CR && this.bytes[this.at + 1] === LF) this.at += 1;
    else if (byte !== CR && byte !== LF) out.push(byte);
  }
}
