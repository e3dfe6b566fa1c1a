import { createHash } from 'node:crypto';
import { Parser } from './parse.ts';
import { serialize } from './serialize.ts';
import { PdfDict, PdfRef, PdfStream, PdfString, type PdfValue } from './values.ts';

/** The bytes of one file, where its objects begin in them, and what their numbers are raised by. */
interface Source {
  readonly bytes: Buffer;
  readonly base: number;
  readonly offsets: readonly number[];
  /** For each object, where the next thing in the file begins. */
  readonly ends: ReadonlyMap<number, number>;
  readonly trailer: PdfDict;
}

/**
 * A PDF as Chromium writes it (one cross-reference table, no object streams), to be read and changed. Objects are parsed
 * when they are asked for; those that nobody changed are written as they were, byte for byte. It can take in the objects of
 * other files (`join.ts` makes them one document): their numbers go on from those that there are.
 */
export class PdfFile {
  readonly #sources: Source[] = [];
  readonly #parsed = new Map<number, PdfValue>();
  readonly #changed = new Set<number>();
  /** The number of the next object that is added. */
  #next = 1;

  constructor(bytes?: Uint8Array) {
    if (bytes) this.append(bytes);
  }

  /** Take in the objects of a file. Gives its trailer, and what the numbers of its objects are raised by. */
  append(bytes: Uint8Array): { readonly trailer: PdfDict; readonly base: number } {
    const source = readSource(bytes, this.#next - 1);
    this.#sources.push(source);
    this.#next = source.base + source.offsets.length;
    return source;
  }

  /** The trailer of the first file. */
  get trailer(): PdfDict {
    return this.#sources[0]!.trailer;
  }

  /** The object that a reference names; any other value is itself. */
  get(value: PdfValue | undefined): PdfValue {
    if (!(value instanceof PdfRef)) return value ?? null;
    const known = this.#parsed.get(value.number);
    if (known !== undefined) return known;
    const source = this.#sourceOf(value.number);
    const offset = source?.offsets[value.number - source.base];
    if (!source || !offset) return null;
    const parser = new Parser(source.bytes, offset, source.base);
    const parsed = parser.indirect((length) => Number(this.get(length)));
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
    const ref = new PdfRef(this.#next++);
    this.set(ref, value);
    return ref;
  }

  get catalog(): PdfDict {
    return this.dict(this.trailer.get('Root'));
  }

  /** References to the pages, in their order (7.7.3). */
  pages(): readonly PdfRef[] {
    return this.pagesOf(this.catalog);
  }

  /** The pages of one of its files, by the catalog of that. */
  pagesOf(catalog: PdfDict): readonly PdfRef[] {
    const leaves: PdfRef[] = [];
    const walk = (ref: PdfRef): void => {
      const kids = this.get(this.dict(ref).get('Kids'));
      if (!Array.isArray(kids)) leaves.push(ref);
      else for (const kid of kids) walk(kid as PdfRef);
    };
    walk(catalog.get('Pages') as PdfRef);
    return leaves;
  }

  /** The whole file anew: one revision, its ID the digest of its content (14.4). */
  write(): Uint8Array {
    const file = new FileWriter();
    file.text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
    const rows: string[] = [];
    for (let number = 1; number < this.#next; number += 1) {
      rows.push(`${String(file.length).padStart(10, '0')} 00000 n \n`);
      this.#writeObject(number, file);
    }
    const start = file.length;
    const id = new PdfString(file.digest().subarray(0, 16));
    const trailer = new PdfDict(this.trailer).set('Size', this.#next).set('ID', [id, id]);
    file.text(
      `xref\n0 ${this.#next}\n0000000000 65535 f \n${rows.join('')}trailer\n${serialize(trailer)}\nstartxref\n${start}\n%%EOF\n`,
    );
    return file.bytes();
  }

  #sourceOf(number: number): Source | undefined {
    return this.#sources.find(({ base, offsets }) => number > base && number < base + offsets.length);
  }

  #writeObject(number: number, file: FileWriter): void {
    const source = this.#sourceOf(number);
    const offset = source?.offsets[number - source.base];
    if (source && offset && !this.#changed.has(number)) {
      const object = source.bytes.subarray(offset, source.ends.get(offset));
      if (source.base === 0) file.data(object);
      else if (isPlain(object)) file.text(withRaisedNumbers(object, source.base));
      else this.#writeValue(number, file);
    } else this.#writeValue(number, file);
  }

  #writeValue(number: number, file: FileWriter): void {
    const value = this.get(new PdfRef(number));
    file.text(`${number} 0 obj\n${serialize(value)}`);
    if (value instanceof PdfStream) {
      file.text(' stream\n');
      file.data(value.data);
      file.text('\nendstream');
    }
    file.text('\nendobj\n');
  }
}

/** Puts a file together. Text is gathered until data come: most of the objects are short, and a book has many. */
class FileWriter {
  readonly #chunks: Uint8Array[] = [];
  #text = '';
  length = 0;

  /** Each character is a byte. */
  text(text: string): void {
    this.#text += text;
    this.length += text.length;
  }

  /** What lies behind the data before, as objects do that nobody changed, goes with them. */
  data(data: Uint8Array): void {
    this.#flush();
    this.length += data.length;
    const last = this.#chunks.at(-1);
    if (last?.buffer === data.buffer && last.byteOffset + last.length === data.byteOffset)
      this.#chunks[this.#chunks.length - 1] = new Uint8Array(
        last.buffer,
        last.byteOffset,
        last.length + data.length,
      );
    else this.#chunks.push(data);
  }

  /** The SHA-256 of all so far. */
  digest(): Buffer {
    this.#flush();
    const hash = createHash('sha256');
    for (const chunk of this.#chunks) hash.update(chunk);
    return hash.digest();
  }

  bytes(): Buffer {
    this.#flush();
    return Buffer.concat(this.#chunks, this.length);
  }

  #flush(): void {
    if (this.#text !== '') this.#chunks.push(Buffer.from(this.#text, 'latin1'));
    this.#text = '';
  }
}

/** Whether an object has no strings of letters, no comments and no data, in which something may look like a reference. */
function isPlain(object: Buffer): boolean {
  return !['(', '%', 'stream'].some((mark) => object.includes(mark));
}

/** `12 0 obj <</Parent 3 0 R>> endobj`, as it stands in its file, with the numbers of objects raised. */
function withRaisedNumbers(object: Buffer, by: number): string {
  const raised = (_: string, number: string) => `${Number(number) + by} 0 `;
  return object.toString('latin1').replace(/(\d+)\s+0\s+(?=R|obj)/g, raised);
}

function readSource(content: Uint8Array, base: number): Source {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const tail = bytes.toString('latin1', bytes.length - 64);
  const start = Number(/startxref\s+(\d+)/.exec(tail)?.[1]);
  const parser = new Parser(bytes, start, base);
  if (parser.keyword() !== 'xref') throw new Error('the PDF has no cross-reference table where one is named');
  const offsets = readOffsets(parser);
  const trailer = parser.value() as PdfDict;
  const sorted = [...offsets.filter((offset) => offset > 0), start].sort((a, b) => a - b);
  const ends = new Map(sorted.map((offset, index) => [offset, sorted[index + 1] ?? start]));
  return { bytes, base, offsets, ends, trailer };
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
