import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { WarraqError } from '../diagnostics/warraq-error.ts';

/** How much of a package is unpacked: a Word book of 1,000 pages has some 20 MB of text and a few hundred parts. */
export const PACKAGE_LIMITS = {
  parts: 20_000,
  /** Bytes of a part of XML, unpacked. */
  xml: 100_000_000,
  /** Bytes of an image, unpacked; as many as an edition takes. */
  media: 100_000_000,
  /** Bytes of all parts that are read, unpacked. */
  all: 1_000_000_000,
} as const;

/** The parts of an Office file (ECMA-376, part 2): a ZIP file, of which each part is unpacked when it is asked for. */
export interface Package {
  readonly name: string;
  has(part: string): boolean;
  /** @throws WarraqError `import-readable` where it is damaged, or too large. */
  bytes(part: string, most?: number): Promise<Uint8Array | undefined>;
  /** Names that begin so, in their order. */
  partsIn(folder: string): readonly string[];
}

/** @throws WarraqError `import-readable` */
export async function openPackage(name: string, bytes: Uint8Array): Promise<Package> {
  const damaged = (part: string, cause: unknown) => {
    const said = cause instanceof Error ? cause.message : String(cause);
    return new WarraqError('import-readable', { fault: 'damaged', name, part, said }, cause);
  };
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(withoutRest(bytes), { lazyEntries: true });
    if (zip.entryCount > PACKAGE_LIMITS.parts)
      throw new WarraqError('import-readable', { fault: 'parts', name, most: PACKAGE_LIMITS.parts });
    // Names of parts are equal whatever the case of their letters (ECMA-376, part 2, 6.2.2.3).
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
  } catch (cause) {
    throw cause instanceof WarraqError ? cause : damaged('ZIP', cause);
  }
  let unpacked = 0;
  return {
    name,
    has: (part) => entries.has(part.toLowerCase()),
    partsIn: (folder) => [...entries.keys()].filter((part) => part.startsWith(folder)),
    async bytes(part, most = PACKAGE_LIMITS.xml) {
      const entry = entries.get(part.toLowerCase());
      if (!entry) return undefined;
      unpacked += entry.uncompressedSize;
      const tooLarge =
        entry.uncompressedSize > most ? most : unpacked > PACKAGE_LIMITS.all ? PACKAGE_LIMITS.all : 0;
      if (tooLarge > 0)
        throw new WarraqError('import-readable', { fault: 'large', name, part, megabytes: tooLarge / 1e6 });
      try {
        return await contentOf(zip, entry);
      } catch (cause) {
        throw damaged(part, cause);
      }
    },
  };
}

/** The record that ends an archive, and how long it is without its comment (APPNOTE 4.3.16). */
const END = Buffer.from('PK\x05\x06', 'latin1');
const END_LENGTH = 22;

/** An archive without what programs that sent it have put behind it, such as an end of a line: all other readers pass over that. */
function withoutRest(bytes: Uint8Array): Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = buffer.lastIndexOf(END);
  if (at < 0 || at + END_LENGTH > buffer.length) return buffer;
  return buffer.subarray(0, at + END_LENGTH + buffer.readUInt16LE(at + END_LENGTH - 2));
}

/** What an entry holds, which is as long as it says (yauzl sees to that) and has its checksum. */
async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
  const bytes = Buffer.concat(pieces);
  if (crc32(bytes) !== entry.crc32) throw new Error('its checksum is wrong');
  return bytes;
}
