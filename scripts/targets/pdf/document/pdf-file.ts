import { createHash } from 'node:crypto';
import { Parser } from './parse.ts';
import { serialize } from './serialize.ts';
import { PdfDict, PdfRef, PdfStream, PdfString, type PdfValue } from './values.ts';

/** The bytes of one file, where its objects begin in them, and what their numbers are raised by. */
interface Source {
  readonly bytes: Uint8Array;
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

  /** Take in the objects of a file; gives its trailer. */
  append(bytes: Uint8Array): PdfDict {
    const source = readSource(bytes, this.#next - 1);
    this.#sources.push(source);
    this.#next = source.base + source.offsets.length;
    return source.trailer;
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
    const chunks: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
    const offsets: number[] = [];
    let length = chunks[0]!.length;
    const push = (chunk: Uint8Array) => {
      chunks.push(chunk);
      length += chunk.length;
    };
    for (let number = 1; number < this.#next; number += 1) {
      offsets[number] = length;
      this.#writeObject(number, push);
    }
    const hash = createHash('sha256');
    for (const chunk of chunks) hash.update(chunk);
    const id = new PdfString(hash.digest().subarray(0, 16));
    const rows = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    const trailer = new PdfDict(this.trailer).set('Size', this.#next).set('ID', [id, id]);
    push(
      Buffer.from(
        `xref\n0 ${this.#next}\n0000000000 65535 f \n${rows.join('')}trailer\n${serialize(trailer)}\nstartxref\n${length}\n%%EOF\n`,
        'latin1',
      ),
    );
    return Buffer.concat(chunks);
  }

  #sourceOf(number: number): Source | undefined {
    return this.#sources.find(({ base, offsets }) => number > base && number < base + offsets.length);
  }

  #writeObject(number: number, push: (chunk: Uint8Array) => void): void {
    const source = this.#sourceOf(number);
    const offset = source?.offsets[number - source.base];
    if (source?.base === 0 && offset && !this.#changed.has(number)) {
      push(source.bytes.subarray(offset, source.ends.get(offset)));
      return;
    }
    const value = this.get(new PdfRef(number));
    const written = serialize(value);
    if (value instanceof PdfStream) {
      push(Buffer.from(`${number} 0 obj\n${written} stream\n`, 'latin1'));
      push(value.data);
      push(Buffer.from('\nendstream\nendobj\n', 'latin1'));
    } else push(Buffer.from(`${number} 0 obj\n${written}\nendobj\n`, 'latin1'));
  }
}

function readSource(bytes: Uint8Array, base: number): Source {
  const tail = Buffer.from(bytes.subarray(-64)).toString('latin1');
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
