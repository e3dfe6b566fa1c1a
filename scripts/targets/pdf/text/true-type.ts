/** A glyph set within another: its index, and how far it is moved, in units of the font. */
export interface Component {
  readonly glyph: number;
  readonly dx: number;
  readonly dy: number;
}

/** A box around a glyph: left, bottom, right, top. */
type Box = readonly number[];

/** A glyph that a font is to have beside its own. */
export interface AddedGlyph {
  /** What it is made of; nothing for an empty one. */
  readonly components: readonly Component[];
  readonly advance: number;
}

interface Added extends AddedGlyph {
  readonly box: Box;
}

/** Added glyphs have numbers from here on until the font is written: only then is known how many the typeface has. */
export const ADDED = 0x10000;

/** The largest advance of a glyph (OpenType 1.9, «hmtx»), in units of the font. */
export const WIDEST = 0xffff;

/** Whether a glyph was added to its font. */
export function isAdded(glyph: number): boolean {
  return glyph >= ADDED;
}

/** What is known of each glyph. In one list, the added ones would stand so far from the others that it were a slow one. */
export class GlyphTable<T> {
  readonly #own: T[] = [];
  readonly #added: T[] = [];

  get(glyph: number): T | undefined {
    return glyph < ADDED ? this.#own[glyph] : this.#added[glyph - ADDED];
  }

  set(glyph: number, value: T): void {
    if (glyph < ADDED) this.#own[glyph] = value;
    else this.#added[glyph - ADDED] = value;
  }
}

/** What a font embedded in a PDF needs (ISO 32000-1, 9.9, table 126). */
const TABLES = new Set(['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep']);

/** What all glyphs of a typeface are hinted by (OpenType 1.9, «fpgm», «prep», «cvt »). */
const HINTS = ['fpgm', 'prep', 'cvt '];

/** Flags of components (OpenType 1.9, «glyf»): words, distances, and that more follow. */
const WORDS_AND_DISTANCES = 0x0003;
const MORE = 0x0020;

/** One subset of a typeface. */
interface Subset {
  readonly tables: ReadonlyMap<string, Buffer>;
  /** The tables that are asked for each glyph. */
  readonly glyf: Buffer;
  readonly loca: Buffer;
  readonly hmtx: Buffer;
  readonly count: number;
  /** How many glyphs have widths of their own. */
  readonly metrics: number;
  /** Offsets of the outlines are of four bytes. */
  readonly long: boolean;
}

/**
 * An embedded TrueType program that glyphs can be added to. It is made of subsets of one typeface that have kept the numbers
 * of its glyphs. All lengths are in units of the font.
 */
export class TrueType {
  readonly #subsets: Subset[] = [];
  readonly #added: Added[] = [];
  /** What was added to it, as it was asked for, by numbers that begin with `ADDED`. */
  readonly asked: AddedGlyph[] = [];
  readonly #numbers = new Map<string, number>();
  #advances: number[] = [];
  #owners: Subset[] = [];
  unitsPerEm = 0;

  /** Add a subset. `own`: how many of its glyphs are the typeface's; all if not given. */
  add(program: Uint8Array, own?: number): void {
    this.#subsets.push(readSubset(program, own));
    this.#advances = [];
    this.#owners = [];
    this.unitsPerEm = this.#table('head').readUInt16BE(18);
  }

  /**
   * Whether a subset is of this typeface, as its outlines say: it shares glyphs with those that were added, none has another outline or width in it, and
   * all are hinted by the same program.
   */
  agrees(program: Uint8Array, own?: number): boolean {
    const other = readSubset(program, own);
    if (!this.#subsets.every((own) => HINTS.every((tag) => sameTable(own, other, tag)))) return false;
    let shared = 0;
    // The first glyph, for what is missing, says nothing: a family has but one.
    for (let glyph = 1; glyph < other.count; glyph += 1)
      for (const own of this.#subsets) {
        if (glyph >= own.count || !isUsed(own, glyph) || !isUsed(other, glyph)) continue;
        if (!sameGlyph(own, other, glyph)) return false;
        shared += 1;
      }
    return shared > 0;
  }

  advance(glyph: number): number {
    if (isAdded(glyph)) return this.#added[glyph - ADDED]!.advance;
    const known = this.#advances[glyph];
    if (known !== undefined) return known;
    const owner = this.#ownerOf(glyph);
    const advance = owner ? advanceIn(owner, glyph) : 0;
    this.#advances[glyph] = advance;
    return advance;
  }

  isBlank(glyph: number): boolean {
    return this.#boxOf(glyph) === undefined;
  }

  /** The number of a glyph that is made of others, or of none; it is added if it is not there. */
  added(glyph: AddedGlyph): number {
    const { components, advance } = glyph;
    const key = `${components.map((one) => `${one.glyph},${one.dx},${one.dy}`).join(' ')} ${advance}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = ADDED + this.#added.push(this.#made(glyph)) - 1;
    this.#numbers.set(key, number);
    this.asked.push(glyph);
    return number;
  }

  #made({ components, advance }: AddedGlyph): Added {
    const boxed = components.flatMap((component) => {
      const box = this.#boxOf(component.glyph);
      return box ? [{ component, box }] : [];
    });
    if (boxed.length === 0) return { components: [], box: [0, 0, 0, 0], advance };
    const boxes = boxed.map(({ component: { dx, dy }, box }) =>
      box.map((edge, side) => edge + (side % 2 === 0 ? dx : dy)),
    );
    const box = [0, 1, 2, 3].map((side) =>
      (side < 2 ? Math.min : Math.max)(...boxes.map((one) => one[side]!)),
    );
    return { components: boxed.map(({ component }) => component), box, advance };
  }

  /** The index of a glyph in the program as it is written. */
  indexOf(glyph: number): number {
    return isAdded(glyph) ? this.own + glyph - ADDED : glyph;
  }

  /** The program with what was added, and without tables that a PDF does not need. */
  write(): Buffer {
    const total = this.own + this.#added.length;
    const { glyf, loca } = this.#outlines();
    const head = Buffer.from(this.#table('head'));
    head.writeInt16BE(1, 50);
    head.writeUInt32BE(0, 8);
    const hhea = Buffer.from(this.#table('hhea'));
    hhea.writeUInt16BE(total, 34);
    const tables = new Map([...this.#subsets[0]!.tables].filter(([tag]) => TABLES.has(tag)));
    tables.set('head', head).set('hhea', hhea).set('maxp', this.#profile(total));
    return sfnt(tables.set('hmtx', this.#metrics()).set('glyf', glyf).set('loca', loca));
  }

  /** How many glyphs the subsets have. */
  get own(): number {
    return Math.max(...this.#subsets.map(({ count }) => count));
  }

  /** The subset that has a glyph: in the others it is empty and has no width. */
  #ownerOf(glyph: number): Subset | undefined {
    const known = this.#owners[glyph];
    if (known) return known;
    const subsets = this.#subsets.filter(({ count }) => glyph < count);
    const owner =
      subsets.find((subset) => hasOutline(subset, glyph)) ??
      subsets.find((subset) => advanceIn(subset, glyph) > 0) ??
      subsets[0];
    if (owner) this.#owners[glyph] = owner;
    return owner;
  }

  /** undefined for a glyph that is empty. */
  #boxOf(glyph: number): Box | undefined {
    if (isAdded(glyph)) {
      const { components, box } = this.#added[glyph - ADDED]!;
      return components.length > 0 ? box : undefined;
    }
    const owner = this.#ownerOf(glyph);
    const outline = owner && outlineIn(owner, glyph);
    return outline?.length ? [2, 4, 6, 8].map((at) => outline.readInt16BE(at)) : undefined;
  }

  /** A table that is the same in all subsets, or whose differences don't count. */
  #table(tag: string): Buffer {
    return tableOf(this.#subsets[0]!, tag);
  }

  #outlines(): { glyf: Buffer; loca: Buffer } {
    const parts: Buffer[] = [];
    const ends = [0];
    const push = (outline: Buffer) => {
      const part = padded(outline);
      parts.push(part);
      ends.push(ends.at(-1)! + part.length);
    };
    const count = this.own;
    for (let glyph = 0; glyph < count; glyph += 1) push(outlineIn(this.#ownerOf(glyph)!, glyph));
    for (const added of this.#added) push(this.#compositeOutline(added));
    const loca = Buffer.alloc(ends.length * 4);
    for (const [index, end] of ends.entries()) loca.writeUInt32BE(end, index * 4);
    return { glyf: Buffer.concat(parts), loca };
  }

  /** A composite glyph description (OpenType 1.9, «glyf»). */
  #compositeOutline({ components, box }: Added): Buffer {
    if (components.length === 0) return Buffer.alloc(0);
    const outline = Buffer.alloc(10 + 8 * components.length);
    outline.writeInt16BE(-1, 0);
    for (const [side, value] of box.entries()) outline.writeInt16BE(value, 2 + side * 2);
    for (const [index, { glyph, dx, dy }] of components.entries()) {
      const at = 10 + index * 8;
      outline.writeUInt16BE(WORDS_AND_DISTANCES | (index < components.length - 1 ? MORE : 0), at);
      outline.writeUInt16BE(this.indexOf(glyph), at + 2);
      outline.writeInt16BE(dx, at + 4);
      outline.writeInt16BE(dy, at + 6);
    }
    return outline;
  }

  /** Advances and left side bearings. */
  #metrics(): Buffer {
    const count = this.own;
    const hmtx = Buffer.alloc((count + this.#added.length) * 4);
    for (let glyph = 0; glyph < count; glyph += 1) {
      const owner = this.#ownerOf(glyph)!;
      hmtx.writeUInt16BE(advanceIn(owner, glyph), glyph * 4);
      hmtx.writeInt16BE(bearingIn(owner, glyph), glyph * 4 + 2);
    }
    for (const [index, { advance, box }] of this.#added.entries()) {
      hmtx.writeUInt16BE(advance, (count + index) * 4);
      hmtx.writeInt16BE(box[0]!, (count + index) * 4 + 2);
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

function readSubset(bytes: Uint8Array, own?: number): Subset {
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
    glyf: table('glyf'),
    loca: table('loca'),
    hmtx: table('hmtx'),
    count: own ?? table('maxp').readUInt16BE(4),
    metrics: table('hhea').readUInt16BE(34),
    long: table('head').readInt16BE(50) === 1,
  };
}

function tableOf({ tables }: Pick<Subset, 'tables'>, tag: string): Buffer {
  const table = tables.get(tag);
  if (!table) throw new Error(`the embedded font has no table «${tag}»`);
  return table;
}

function sameTable(one: Subset, other: Subset, tag: string): boolean {
  const [a, b] = [one.tables.get(tag), other.tables.get(tag)];
  return a && b ? a.equals(b) : a === b;
}

function sameGlyph(one: Subset, other: Subset, glyph: number): boolean {
  if (advanceIn(one, glyph) !== advanceIn(other, glyph)) return false;
  const [a, b] = [outlineIn(one, glyph), outlineIn(other, glyph)];
  const length = Math.min(a.length, b.length);
  // They may be padded each in its own way.
  return a.subarray(0, length).equals(b.subarray(0, length)) && (length > 0 || a.length === b.length);
}

/** In a subset that does not use it, a glyph is empty and has no width. */
function isUsed(subset: Subset, glyph: number): boolean {
  return hasOutline(subset, glyph) || advanceIn(subset, glyph) > 0;
}

function outlineIn(subset: Subset, glyph: number): Buffer {
  return subset.glyf.subarray(outlineAt(subset, glyph), outlineAt(subset, glyph + 1));
}

function hasOutline(subset: Subset, glyph: number): boolean {
  return outlineAt(subset, glyph + 1) > outlineAt(subset, glyph);
}

/** Where the outline of a glyph begins, which is where that of the one before ends. */
function outlineAt({ loca, long }: Subset, glyph: number): number {
  return long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
}

function advanceIn({ hmtx, metrics }: Subset, glyph: number): number {
  return hmtx.readUInt16BE(4 * Math.min(glyph, metrics - 1));
}

/** Left side bearing. */
function bearingIn({ hmtx, metrics }: Subset, glyph: number): number {
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
