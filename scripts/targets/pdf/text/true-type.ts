/** A glyph set within another: its index, and how far it is moved, in units of the font. */
export interface Component {
  readonly glyph: number;
  readonly dx: number;
  readonly dy: number;
}

interface Added {
  readonly outline: Buffer;
  readonly advance: number;
  /** Left side bearing. */
  readonly bearing: number;
}

/** What a font embedded in a PDF needs (ISO 32000-1, 9.9, table 126). */
const TABLES = new Set(['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep']);

/** Flags of components (OpenType 1.9, «glyf»): words, distances, and that more follow. */
const WORDS_AND_DISTANCES = 0x0003;
const MORE = 0x0020;

/** One subset of a typeface. */
interface Subset {
  readonly tables: ReadonlyMap<string, Buffer>;
  readonly count: number;
  /** How many glyphs have widths of their own. */
  readonly metrics: number;
  /** Offsets of the outlines are of four bytes. */
  readonly long: boolean;
}

/**
 * An embedded TrueType program that glyphs can be added to. It may be made of several subsets of one typeface that have kept
 * the numbers of its glyphs. All lengths are in units of the font.
 */
export class TrueType {
  readonly #subsets: readonly Subset[];
  /** For each glyph the subset that has it. */
  readonly #owners: readonly Subset[];
  readonly #added: Added[] = [];
  readonly #advances: Uint16Array;
  /** How many glyphs it had. */
  readonly count: number;
  readonly unitsPerEm: number;

  constructor(programs: readonly Uint8Array[]) {
    this.#subsets = programs.map(readSubset);
    this.unitsPerEm = this.#table('head').readUInt16BE(18);
    this.count = Math.max(...this.#subsets.map(({ count }) => count));
    this.#owners = Array.from({ length: this.count }, (_, glyph) => this.#ownerOf(glyph));
    this.#advances = Uint16Array.from(this.#owners, (subset, glyph) => advanceIn(subset, glyph));
  }

  /** Where a glyph is not part of a subset it is empty and has no width. */
  #ownerOf(glyph: number): Subset {
    const subsets = this.#subsets.filter(({ count }) => glyph < count);
    return (
      subsets.find((subset) => outlineIn(subset, glyph).length > 0) ??
      subsets.find((subset) => advanceIn(subset, glyph) > 0) ??
      subsets[0]!
    );
  }

  advance(glyph: number): number {
    return glyph < this.count ? this.#advances[glyph]! : this.#added[glyph - this.count]!.advance;
  }

  /** A glyph without an outline; returns its index. */
  addEmpty(advance: number): number {
    return this.#add({ outline: Buffer.alloc(0), advance, bearing: 0 });
  }

  /** A glyph that is made of others; returns its index. */
  addComposite(components: readonly Component[], advance: number): number {
    const drawn = components.filter(({ glyph }) => this.#outline(glyph).length > 0);
    if (drawn.length === 0) return this.addEmpty(advance);
    const outline = Buffer.alloc(10 + 8 * drawn.length);
    outline.writeInt16BE(-1, 0);
    const boxes = drawn.map(({ glyph, dx, dy }) => {
      const box = this.#outline(glyph);
      return [2, 4, 6, 8].map((at, side) => box.readInt16BE(at) + (side % 2 === 0 ? dx : dy));
    });
    const box = [0, 1, 2, 3].map((side) =>
      (side < 2 ? Math.min : Math.max)(...boxes.map((one) => one[side]!)),
    );
    for (const [side, value] of box.entries()) outline.writeInt16BE(value, 2 + side * 2);
    for (const [index, { glyph, dx, dy }] of drawn.entries()) {
      const at = 10 + index * 8;
      outline.writeUInt16BE(WORDS_AND_DISTANCES | (index < drawn.length - 1 ? MORE : 0), at);
      outline.writeUInt16BE(glyph, at + 2);
      outline.writeInt16BE(dx, at + 4);
      outline.writeInt16BE(dy, at + 6);
    }
    return this.#add({ outline, advance, bearing: box[0]! });
  }

  /** The program with what was added, and without tables that a PDF does not need. */
  write(): Buffer {
    const total = this.count + this.#added.length;
    const { glyf, loca } = this.#outlines();
    const head = Buffer.from(this.#table('head'));
    head.writeInt16BE(1, 50);
    head.writeUInt32BE(0, 8);
    const hhea = Buffer.from(this.#table('hhea'));
    hhea.writeUInt16BE(total, 34);
    const tables = new Map([...this.#subsets[0]!.tables].filter(([tag]) => TABLES.has(tag)));
    tables.set('head', head).set('hhea', hhea).set('maxp', this.#profile(total));
    return sfnt(tables.set('hmtx', this.#widths(total)).set('glyf', glyf).set('loca', loca));
  }

  #add(added: Added): number {
    return this.count + this.#added.push(added) - 1;
  }

  /** A table that is the same in all subsets, or whose differences don't count. */
  #table(tag: string): Buffer {
    return tableOf(this.#subsets[0]!, tag);
  }

  #outline(glyph: number): Buffer {
    return this.#added[glyph - this.count]?.outline ?? outlineIn(this.#owners[glyph]!, glyph);
  }

  #outlines(): { glyf: Buffer; loca: Buffer } {
    const parts: Buffer[] = [];
    const loca = Buffer.alloc((this.count + this.#added.length + 1) * 4);
    let end = 0;
    for (let glyph = 0; glyph < this.count + this.#added.length; glyph += 1) {
      const outline = this.#outline(glyph);
      loca.writeUInt32BE(end, glyph * 4);
      parts.push(padded(outline));
      end += parts.at(-1)!.length;
    }
    loca.writeUInt32BE(end, loca.length - 4);
    return { glyf: Buffer.concat(parts), loca };
  }

  #widths(total: number): Buffer {
    const hmtx = Buffer.alloc(total * 4);
    for (let glyph = 0; glyph < total; glyph += 1) {
      hmtx.writeUInt16BE(this.advance(glyph), glyph * 4);
      const added = this.#added[glyph - this.count];
      hmtx.writeInt16BE(added?.bearing ?? bearingIn(this.#owners[glyph]!, glyph), glyph * 4 + 2);
    }
    return hmtx;
  }

  /** How much a renderer has to provide for: the most of all subsets. */
  #profile(total: number): Buffer {
    const maxp = Buffer.from(this.#table('maxp'));
    for (let at = 6; at < maxp.length; at += 2)
      maxp.writeUInt16BE(Math.max(...this.#subsets.map((one) => tableOf(one, 'maxp').readUInt16BE(at))), at);
    maxp.writeUInt16BE(total, 4);
    // Most components of a glyph, and how deep they lie.
    maxp.writeUInt16BE(Math.max(maxp.readUInt16BE(28), 8), 28);
    maxp.writeUInt16BE(Math.max(maxp.readUInt16BE(30), 3), 30);
    return maxp;
  }
}

/** What tells a typeface from another of its name (OpenType 1.9, «head»): its revision, its em, its dates. */
export function revisionOf(program: Uint8Array): string {
  const head = tableOf(readSubset(program), 'head');
  return head.toString('hex', 4, 8) + head.toString('hex', 18, 36);
}

function readSubset(bytes: Uint8Array): Subset {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < file.readUInt16BE(4); index += 1) {
    const at = 12 + index * 16;
    const start = file.readUInt32BE(at + 8);
    tables.set(file.toString('latin1', at, at + 4), file.subarray(start, start + file.readUInt32BE(at + 12)));
  }
  const table = (tag: string) => tableOf({ tables }, tag);
  return {
    tables,
    count: table('maxp').readUInt16BE(4),
    metrics: table('hhea').readUInt16BE(34),
    long: table('head').readInt16BE(50) === 1,
  };
}

function tableOf({ tables }: Pick<Subset, 'tables'>, tag: string): Buffer {
  const table = tables.get(tag);
  if (!table) throw new Error(`the embedded font has no table «${tag}»`);
  return table;
}

function outlineIn(subset: Subset, glyph: number): Buffer {
  const loca = tableOf(subset, 'loca');
  const offset = (at: number) => (subset.long ? loca.readUInt32BE(at * 4) : loca.readUInt16BE(at * 2) * 2);
  return tableOf(subset, 'glyf').subarray(offset(glyph), offset(glyph + 1));
}

function advanceIn(subset: Subset, glyph: number): number {
  return tableOf(subset, 'hmtx').readUInt16BE(4 * Math.min(glyph, subset.metrics - 1));
}

/** Left side bearing. */
function bearingIn(subset: Subset, glyph: number): number {
  const hmtx = tableOf(subset, 'hmtx');
  const { metrics } = subset;
  const at = glyph < metrics ? glyph * 4 + 2 : metrics * 4 + (glyph - metrics) * 2;
  return at + 2 <= hmtx.length ? hmtx.readInt16BE(at) : 0;
}

function padded(bytes: Buffer): Buffer {
  const rest = bytes.length & 3;
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - rest)]);
}

/** Tables as a font file (OpenType 1.9, «Font file»). */
function sfnt(tables: ReadonlyMap<string, Buffer>): Buffer {
  const tags = [...tables.keys()].sort();
  const power = 2 ** Math.floor(Math.log2(tags.length));
  const header = Buffer.alloc(12 + 16 * tags.length);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(tags.length, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((tags.length - power) * 16, 10);
  const parts: Buffer[] = [header];
  let offset = header.length;
  let head = 0;
  for (const [index, tag] of tags.entries()) {
    const table = tables.get(tag)!;
    const part = padded(table);
    const at = 12 + index * 16;
    header.write(tag, at, 'latin1');
    header.writeUInt32BE(checksum(part), at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(table.length, at + 12);
    if (tag === 'head') head = offset;
    parts.push(part);
    offset += part.length;
  }
  const file = Buffer.concat(parts);
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, head + 8);
  return file;
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
