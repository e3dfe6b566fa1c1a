import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { arch, freemem, platform, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { modulePath } from '../../engine/module-path.ts';
import { leastNode, version } from '../../house/package-files.ts';
import { houseFaces, namedTypefaces } from '../../house/typefaces.ts';
import type { CheckOf } from './check.ts';

/** What a book of 300 pages takes, with its browsers, in bytes. */
const ENOUGH_MEMORY = 1_000_000_000;

export function checkNode(running = process.versions.node): CheckOf<'node'> {
  const least = leastNode();
  const isOld = running.localeCompare(least, 'und', { numeric: true }) < 0;
  return {
    id: 'node',
    state: isOld ? 'fault' : 'good',
    version: running,
    least,
    machine: `${platform()} ${arch()}`,
    ...(isOld ? { mend: 'nvm install 22' } : {}),
  };
}

/** Whether the files of all typefaces are there that books can be set in. */
export function checkTypefaces(find: (path: string) => string = modulePath): CheckOf<'typefaces'> {
  const sources = new Set([
    ...houseFaces().map(({ source }) => source),
    ...namedTypefaces().flatMap(({ faces }) => faces.map(({ source }) => source)),
  ]);
  const missing = [...sources].filter((source) => !isFound(source, find));
  return {
    id: 'typefaces',
    state: missing.length === 0 ? 'good' : 'fault',
    faces: sources.size,
    missing,
    ...(missing.length > 0 ? { mend: `npm install --global warraq@${version()}` } : {}),
  };
}

function isFound(source: string, find: (path: string) => string): boolean {
  try {
    find(source);
    return true;
  } catch {
    return false;
  }
}

/** The store of earlier results; `folder` undefined where none is wanted. */
export async function checkCache(folder: string | undefined): Promise<CheckOf<'cache'>> {
  if (folder === undefined) return { id: 'cache', state: 'note', bytes: 0, mend: 'unset WARRAQ_CACHE' };
  const code = await deniedAt(folder);
  return {
    id: 'cache',
    state: code === undefined ? 'good' : 'fault',
    folder,
    bytes: await bytesIn(folder),
    code,
    ...(code === undefined ? {} : { mend: 'warraq build --no-cache' }),
  };
}

/** Where editions would go. */
export async function checkFolder(folder: string): Promise<CheckOf<'folder'>> {
  const code = await deniedAt(folder);
  return {
    id: 'folder',
    state: code === undefined ? 'good' : 'fault',
    folder: resolve(folder),
    code,
    ...(code === undefined ? {} : { mend: 'warraq build --out FOLDER' }),
  };
}

export function checkMemory(free = freemem(), total = totalmem()): CheckOf<'memory'> {
  const isLow = free < ENOUGH_MEMORY;
  return { id: 'memory', state: isLow ? 'note' : 'good', free, total };
}

/** Why nothing can be written into a folder, or the nearest that is there above it: a code of the system. */
async function deniedAt(folder: string): Promise<string | undefined> {
  try {
    if (!(await stat(folder)).isDirectory()) return 'ENOTDIR';
    await access(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (cause) {
    const { code = 'EIO' } = cause as NodeJS.ErrnoException;
    const above = dirname(resolve(folder));
    return code === 'ENOENT' && above !== resolve(folder) ? deniedAt(above) : code;
  }
}

/** How much the files of a folder take; what can't be looked at takes nothing. */
async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(
      async ({ parentPath, name }) => (await stat(join(parentPath, name)).catch(() => undefined))?.size ?? 0,
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
