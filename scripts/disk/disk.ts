import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  chmod,
  chown,
  link,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exchange } from './exchange.ts';

/**
 * What changes a disk. Each is one step: a program that is killed has done it or not (the removal of a tree apart, which may be
 * half done). Files and folders are on the disk itself, not only in its cache, when a step has returned.
 */
export interface Disk {
  makeFolder(path: string): Promise<void>;
  /** Write a file that isn't there yet. */
  write(path: string, bytes: Uint8Array | string | Iterable<string>): Promise<void>;
  /** Copy a file to a place where none is yet, whatever its size; gives the SHA-512 of what was written. */
  copy(from: string, to: string): Promise<string>;
  /** Give a file a second name. */
  link(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Give a folder the permissions and, as far as we may, the owner of another one. */
  copyMode(from: string, to: string): Promise<void>;
  /** Let two folders change their places in one step; false where this can't be done, and nothing was. */
  exchange(one: string, other: string): Promise<boolean>;
  /** Write what a folder lists through to the disk. */
  sync(folder: string): Promise<void>;
  removeTree(path: string): Promise<void>;
  removeFile(path: string): Promise<void>;
  /** Remove a folder if it is empty. */
  removeEmpty(path: string): Promise<void>;
}

/** The disk itself. */
export const disk: Disk = {
  makeFolder: async (path) => void (await mkdir(path)),
  async write(path, bytes) {
    const file = await open(path, 'wx');
    try {
      await writeFile(file, bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  async copy(from, to) {
    const hash = createHash('sha512');
    const file = await open(to, 'wx');
    try {
      for await (const chunk of chunksOf(from)) {
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return hash.digest('hex');
  },
  link,
  rename,
  async copyMode(from, to) {
    const { mode, uid, gid } = await stat(from);
    await chmod(to, mode & 0o7777);
    await chown(to, uid, gid).catch(() => undefined);
  },
  exchange: async (one, other) => exchange(one, other),
  async sync(folder) {
    // Windows opens no folders.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  removeTree: (path) => rm(path, { recursive: true, force: true }),
  removeFile: (path) => rm(path, { force: true }),
  async removeEmpty(path) {
    await rmdir(path).catch((cause: NodeJS.ErrnoException) => {
      if (!['ENOTEMPTY', 'ENOENT', 'EEXIST'].includes(cause.code ?? '')) throw cause;
    });
  },
};

/** The disk for what can be made again: nothing waits until it is on the disk itself. */
export const hastyDisk: Disk = {
  ...disk,
  write: (path, bytes) => writeFile(path, bytes, { flag: 'wx' }),
  sync: async () => {},
};

/** Whether a link could not be made because the file system has none, or no more of them. */
export function hasNoLinks(cause: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EMLINK', 'ENOSYS'].includes((cause as NodeJS.ErrnoException).code ?? '');
}

/** Whether an error says that nothing is at a path. */
function isMissing(cause: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? '');
}

/** Bytes read at once. */
const CHUNK = 1 << 20;

/** A file in pieces, all in the same memory: each is gone when the next one comes. */
export async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const buffer = Buffer.allocUnsafe(Math.min(size + 1, CHUNK));
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

export type EntryKind = 'file' | 'folder' | 'link' | 'other' | 'missing';

/** What a folder holds, in the order of the names' code units; undefined where it is no folder. */
export async function listFolder(
  path: string,
): Promise<readonly { readonly name: string; readonly kind: EntryKind }[] | undefined> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
}

/** The files below a folder, by their paths with `/`, in the order of code units; links are passed over. */
export async function listFiles(folder: string, below = ''): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { name, kind } of (await listFolder(join(folder, below))) ?? []) {
    const path = below === '' ? name : `${below}/${name}`;
    if (kind === 'file') files.push(path);
    else if (kind === 'folder') files.push(...(await listFiles(folder, path)));
  }
  return files;
}

/** What stands at a path, links not followed. */
export async function kindAt(path: string): Promise<EntryKind> {
  try {
    return kindOf(await lstat(path));
  } catch (cause) {
    if (isMissing(cause)) return 'missing';
    throw cause;
  }
}

interface Stats {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(stats: Stats): EntryKind {
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}

/** Whether a folder stands at a path, links followed. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    if (isMissing(cause)) return false;
    throw cause;
  }
}

/** A path with all links followed. */
export async function realPath(path: string): Promise<string> {
  return realpath(path);
}

/** What a file is on its disk. */
export interface Identity {
  /** In bytes. */
  readonly size: number;
  /** The same for two names of one file; undefined where it has but one name, or the file system can't say. */
  readonly inode: string | undefined;
}

export async function identityOf(path: string): Promise<Identity> {
  const { size, nlink, dev, ino } = await lstat(path, { bigint: true });
  return { size: Number(size), inode: nlink > 1n && ino > 0n ? `${dev}:${ino}` : undefined };
}

export async function sizeOf(path: string): Promise<number> {
  return (await lstat(path)).size;
}

export async function readBytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path));
}

/** A file as text, or undefined where there is none (also where it is taken away meanwhile), or where it is not UTF-8. */
export async function readTextAt(path: string): Promise<string | undefined> {
  if ((await kindAt(path)) !== 'file') return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch (cause) {
    if (cause instanceof TypeError || isMissing(cause)) return undefined;
    throw cause;
  }
}

/** Digests of a file, whatever its size, by the names that Node's `crypto` has for them. */
export async function digestsOf(
  path: string,
  algorithms: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const hashes = algorithms.map((name) => createHash(name));
  for await (const chunk of chunksOf(path)) for (const hash of hashes) hash.update(chunk);
  return Object.fromEntries(algorithms.map((name, index) => [name, hashes[index]!.digest('hex')]));
}

/** What the kernel says in a file of proc(5), which waits for no disk; `''` where there is none. */
export function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** A path without the slash that may stand at its end: something can be put beside it. */
export function besidePath(path: string): string {
  return path.length > 1 ? path.replace(/[/\\]+$/, '') : path;
}

/** Work with a folder of one's own, which is gone afterwards. */
export async function withFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Write a file for others to read, with its folders. */
export async function writeOut(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, bytes, { flag: 'wx' });
}

/** When a file was last changed, in ms; undefined where there is none. */
export async function changedAt(path: string): Promise<number | undefined> {
  try {
    return (await lstat(path)).mtimeMs;
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
}

/** Copy a file for others to read, with its folders. */
export async function copyOut(from: string, to: string): Promise<string> {
  await mkdir(join(to, '..'), { recursive: true });
  return disk.copy(from, to);
}
