import { createHash } from 'node:crypto';
import { Parser } from './parse.ts';
import { serialize } from './serialize.ts';
import { PdfDict, PdfRef, PdfStream, PdfString, type PdfValue } from './values.ts';

/**
 * A PDF as Chromium writes it (one cross-reference table, no object streams), to be read and changed. Objects are parsed
 * when they are asked for; those that nobody changed are written as they were, byte for byte.
 */
export class PdfFile {
  readonly #bytes: Uint8Array;
  readonly #offsets: number[];
  /** For each object, where the next thing in the file begins. */
  readonly #ends = new Map<number, number>();
  readonly #parsed = new Map<number, PdfValue>();
  readonly #changed = new Set<number>();
  readonly trailer: PdfDict;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const tail = Buffer.from(bytes.subarray(-64)).toString('latin1');
    const start = Number(/startxref\s+(\d+)/.exec(tail)?.[1]);
    const parser = new Parser(bytes, start);
    if (parser.keyword() !== 'xref')
      throw new Error('the PDF has no cross-reference table where one is named');
    this.#offsets = readOffsets(parser);
    this.trailer = parser.value() as PdfDict;
    const sorted = [...this.#offsets.filter((offset) => offset > 0), start].sort((a, b) => a - b);
    for (const [index, offset] of sorted.entries()) this.#ends.set(offset, sorted[index + 1] ?? start);
  }

  /** A copy, to be changed without this one. */
  copy(): PdfFile {
    const copy = new PdfFile(this.#bytes);
    copy.#offsets.push(...this.#offsets.slice(copy.#offsets.length));
    for (const [number, value] of this.#parsed) copy.#parsed.set(number, value);
    for (const number of this.#changed) copy.#changed.add(number);
    return copy;
  }

  /** The object that a reference names; any other value is itself. */
  get(value: PdfValue | undefined): PdfValue {
    if (!(value instanceof PdfRef)) return value ?? null;
    const known = this.#parsed.get(value.number);
    if (known !== undefined) return known;
    const offset = this.#offsets[value.number];
    if (!offset) return null;
    const parsed = new Parser(this.#bytes, offset).indirect((length) => Number(this.get(length)));
    this.#parsed.set(value.number, parsed);
    return parsed;
  }

  /** The same, where a dictionary is expected; a stream gives its own. */
  dict(value: PdfValue | undefined): PdfDict {
    const found = this.get(value);
    if (found instanceof PdfStream) return found.dict;
    return found instanceof PdfDict ? found : new PdfDict();
  }

  set(ref: PdfRef, value: PdfValue): void {
    this.#parsed.set(ref.number, value);
    this.#changed.add(ref.number);
  }

  add(value: PdfValue): PdfRef {
    const ref = new PdfRef(this.#offsets.length);
    this.#offsets.push(0);
    this.set(ref, value);
    return ref;
  }

  get catalog(): PdfDict {
    return this.dict(this.trailer.get('Root'));
  }

  /** References to the pages, in their order (7.7.3). */
  pages(): readonly PdfRef[] {
    const leaves: PdfRef[] = [];
    const walk = (ref: PdfRef): void => {
      const kids = this.get(this.dict(ref).get('Kids'));
      if (!Array.isArray(kids)) leaves.push(ref);
      else for (const kid of kids) walk(kid as PdfRef);
    };
    walk(this.catalog.get('Pages') as PdfRef);
    return leaves;
  }

  /** The whole file anew: one revision, its ID the digest of its content (14.4). */
  write(): Uint8Array {
    const chunks: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
    const offsets: number[] = [];
    let length = chunks[0]!.length;
    const push = (chunk: Uint8Array) => {
      chunks.push(chunk);
      length += chunk.length;
    };
    for (let number = 1; number < this.#offsets.length; number += 1) {
      offsets[number] = length;
      push(this.#objectBytes(number));
    }
    const hash = createHash('sha256');
    for (const chunk of chunks) hash.update(chunk);
    const id = new PdfString(hash.digest().subarray(0, 16));
    const rows = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    const trailer = new PdfDict(this.trailer).set('Size', this.#offsets.length).set('ID', [id, id]);
    push(
      Buffer.from(
        `xref\n0 ${this.#offsets.length}\n0000000000 65535 f \n${rows.join('')}trailer\n${serialize(trailer)}\nstartxref\n${length}\n%%EOF\n`,
        'latin1',
      ),
    );
    return Buffer.concat(chunks);
  }

  #objectBytes(number: number): Uint8Array {
    const offset = this.#offsets[number]!;
    if (!this.#changed.has(number)) {
      if (offset === 0) return Buffer.from(`${number} 0 obj\nnull\nendobj\n`);
      return this.#bytes.subarray(offset, this.#ends.get(offset));
    }
    return Buffer.from(`${number} 0 obj\n${serialize(this.#parsed.get(number)!)}\nendobj\n`, 'latin1');
  }
}

function readOffsets(parser: Parser): number[] {
  const offsets: number[] = [];
  for (;;) {
    parser.space();
    const back = parser.at;
    if (parser.keyword() === 'trailer') return offsets;
    parser.at = back;
    const first = parser.number();
    const count = parser.number();
    for (let index = 0; index < count; index += 1) {
      const offset = parser.number();
      parser.number();
      offsets[first + index] = parser.keyword() === 'n' ? offset : 0;
    }
  }
}
