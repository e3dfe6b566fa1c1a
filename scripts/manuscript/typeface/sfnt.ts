/** What the tables of an SFNT file say of a face (OpenType 1.9). */

/** How a licence lets a typeface be put into documents (OS/2, `fsType`). */
export type Embedding = 'installable' | 'preview' | 'restricted';

export interface FaceFacts {
  readonly family: string;
  /** 1 to 1000. */
  readonly weight: number;
  readonly italic: boolean;
  readonly embedding: Embedding;
  /** The licence forbids to cut it down, or allows bitmaps alone. */
  readonly forbids: 'subsetting' | 'outlines' | undefined;
  /** Names of its tables. */
  readonly tables: ReadonlySet<string>;
}

/** The tables of an SFNT file, by name. */
export function tablesOf(sfnt: Uint8Array): ReadonlyMap<string, DataView> {
  const file = viewOf(sfnt);
  const count = file.getUint16(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const at = 12 + index * 16;
      const name = String.fromCharCode(...sfnt.subarray(at, at + 4));
      return [
        name,
        new DataView(sfnt.buffer, sfnt.byteOffset + file.getUint32(at + 8), file.getUint32(at + 12)),
      ];
    }),
  );
}

/**
 * What a face says of itself.
 *
 * @throws RangeError where a table ends too early
 */
export function factsOf(sfnt: Uint8Array): FaceFacts {
  const tables = tablesOf(sfnt);
  const names = namesOf(tables.get('name'));
  const os2 = tables.get('OS/2');
  const head = tables.get('head');
  // `macStyle` and `fsSelection`, where old files say what their weight does not.
  const macStyle = head?.getUint16(44) ?? 0;
  const selection = os2?.getUint16(62) ?? 0;
  const isBold = (macStyle & 1) !== 0 || (selection & 0x20) !== 0;
  const weight = os2?.getUint16(4) ?? 400;
  const said = weight >= 1 && weight <= 1000 ? (weight < 10 ? weight * 100 : weight) : 400;
  return {
    family: names.get(16) ?? names.get(1) ?? '',
    weight: isBold && said < 600 ? 700 : said,
    italic: (macStyle & 2) !== 0 || (selection & 0x201) !== 0,
    ...rightsOf(os2),
    tables: new Set(tables.keys()),
  };
}

/** The rights that `fsType` gives; where it has several, the least restrictive counts (OS/2 to version 2). */
function rightsOf(os2: DataView | undefined): Pick<FaceFacts, 'embedding' | 'forbids'> {
  const type = os2?.getUint16(8) ?? 0;
  const embedding =
    (type & 0x0e) === 0 || (type & 0x08) !== 0
      ? 'installable'
      : (type & 0x04) !== 0
        ? 'preview'
        : 'restricted';
  const forbids = (type & 0x200) !== 0 ? 'outlines' : (type & 0x100) !== 0 ? 'subsetting' : undefined;
  return { embedding, forbids };
}

/** Names in English by their ids, as Windows has them, else as the Macintosh. */
function namesOf(table: DataView | undefined): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  if (!table) return names;
  const count = table.getUint16(2);
  const storage = table.getUint16(4);
  for (const windows of [true, false])
    for (let at = 6; at < 6 + count * 12; at += 12) {
      const [platform, , language, id, length, offset] = [0, 2, 4, 6, 8, 10].map((part) =>
        table.getUint16(at + part),
      ) as [number, number, number, number, number, number];
      const fits = windows ? platform === 3 && language === 0x409 : platform === 1 && language === 0;
      if (!fits || names.has(id)) continue;
      const bytes = new Uint8Array(table.buffer, table.byteOffset + storage + offset, length);
      names.set(id, new TextDecoder(windows ? 'utf-16be' : 'macintosh').decode(bytes).trim());
    }
  return names;
}

/** Put tables together to an SFNT file with TrueType outlines, with their checksums and offsets. */
export function sfntOf(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const begin = 12 + sorted.length * 16;
  const size = sorted.reduce((sum, [, { length }]) => sum + padded(length), begin);
  const bytes = new Uint8Array(size);
  const file = viewOf(bytes);
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  file.setUint32(0, 0x00010000);
  for (const [at, value] of [
    [4, sorted.length],
    [6, power * 16],
    [8, Math.log2(power)],
    [10, (sorted.length - power) * 16],
  ] as const)
    file.setUint16(at, value);
  let offset = begin;
  for (const [index, [name, table]] of sorted.entries()) {
    const at = 12 + index * 16;
    bytes.set(new TextEncoder().encode(name), at);
    bytes.set(table, offset);
    file.setUint32(at + 4, checksum(file, offset, padded(table.length)));
    file.setUint32(at + 8, offset);
    file.setUint32(at + 12, table.length);
    offset += padded(table.length);
  }
  return bytes;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function checksum(file: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + file.getUint32(at)) >>> 0;
  return sum;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
