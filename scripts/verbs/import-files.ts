import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, posix, sep } from 'node:path';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { listFolder } from '../disk/disk.ts';
import type { GivenFile, Imported, Reader } from '../readers/imported.ts';
import { together } from '../readers/join.ts';
import { READERS } from '../readers/readers.ts';

/** Bytes of a file that is imported. */
const MOST_BYTES = 1_000_000_000;
/** Bytes of a file beside it. */
const MOST_BESIDE = 100_000_000;

/**
 * All files of other programs that a path leads to, as one text; `input`: what came in for `-`; `remoteImages`: see `Source`.
 *
 * @throws WarraqError `import-readable`, `file-unreadable`
 */
export async function readFiles(
  path: string,
  input: Uint8Array | undefined,
  remoteImages: boolean | undefined,
): Promise<Imported> {
  if (path === '-')
    return readOne({
      name: '-',
      bytes: input ?? new Uint8Array(),
      beside: async () => undefined,
      remoteImages,
    });
  const kind = await stat(path).catch(() => undefined);
  if (!kind) throw new WarraqError('import-readable', { fault: 'missing', name: path });
  if (!kind.isDirectory()) return readOne({ ...(await sourceAt(path)), remoteImages });
  const names = ((await listFolder(path)) ?? []).filter(
    ({ name, kind: one }) => one === 'file' && !name.startsWith('.'),
  );
  const sorted = names.map(({ name }) => name).sort(new Intl.Collator('fa', { numeric: true }).compare);
  const read: Imported[] = [];
  for (const name of sorted) {
    const source = { ...(await sourceAt(join(path, name))), remoteImages };
    const reader = readerOf(source);
    if (reader) read.push(await reader.read(source));
  }
  if (read.length === 0) throw new WarraqError('import-readable', { fault: 'nothing', name: path });
  return together(read);
}

function readerOf({ name, bytes }: GivenFile): Reader | undefined {
  return READERS.find((reader) => reader.recognizes(name, bytes));
}

async function readOne(source: GivenFile): Promise<Imported> {
  if (source.bytes.length === 0)
    throw new WarraqError('import-readable', { fault: 'empty', name: source.name });
  const reader = readerOf(source);
  if (!reader) throw new WarraqError('import-readable', { fault: 'unknown', name: source.name });
  return reader.read(source);
}

async function sourceAt(path: string): Promise<GivenFile> {
  const name = basename(path);
  const known = await stat(path);
  // A pipe or a device may give bytes without end.
  if (!known.isFile()) throw new WarraqError('import-readable', { fault: 'unknown', name });
  if (known.size > MOST_BYTES)
    throw new WarraqError('import-readable', {
      fault: 'large',
      name,
      part: name,
      megabytes: MOST_BYTES / 1e6,
    });
  const folder = dirname(path);
  return { name, bytes: await readable(path), beside: (address) => besideOf(folder, address) };
}

async function readable(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new WarraqError('file-unreadable', { path }, cause);
  }
}

/** A file beside another, or below it; nothing that a link leads out of that folder to. */
async function besideOf(folder: string, address: string): Promise<Uint8Array | undefined> {
  if (posix.isAbsolute(address) || /^[a-z][a-z0-9+.-]*:/i.test(address)) return undefined;
  try {
    const [home, path] = [await realpath(folder), await realpath(join(folder, address))];
    const known = await stat(path);
    if (!path.startsWith(home + sep) || !known.isFile() || known.size > MOST_BESIDE) return undefined;
    return await readFile(path);
  } catch {
    return undefined;
  }
}
