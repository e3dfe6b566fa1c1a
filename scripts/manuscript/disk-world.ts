import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Standing, World } from '../book/world.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { LIMITS } from './limits.ts';
import { isPassedOver } from './listed-world.ts';
import { sourceDate } from './source-date.ts';
import { isMarkdown } from './text-names.ts';

/**
 * The book's folder on disk. `epoch` is the value of SOURCE_DATE_EPOCH, in seconds, if it is set.
 *
 * @throws WarraqError `date-wrong`
 */
export function diskWorld(root: string, epoch: string | undefined): World {
  return {
    root,
    sourceDate: sourceDate(epoch),
    standing: async (path) => standingOf(root, path),
    list: (folder) => filesIn(root, folder),
    texts: () => textsBelow(root, ''),
    size: async (path) => {
      try {
        return (await stat(join(root, path))).size;
      } catch {
        return 0;
      }
    },
    read: async (path) => {
      if (standingOf(root, path) !== 'file') throw unreadable(path);
      try {
        return new Uint8Array(await readFile(join(root, path)));
      } catch (cause) {
        throw unreadable(path, cause);
      }
    },
    packageHome: async (name, sealed = false) => {
      const home = await packageHome(resolve(root), name, sealed);
      return home === undefined ? undefined : diskWorld(home, epoch);
    },
  };
}

/** The book's folder has to be there; another one need not. */
async function filesIn(root: string, folder?: string): Promise<readonly string[]> {
  if (folder !== undefined && standingOf(root, folder) !== 'folder') return [];
  return (await readdir(join(root, folder ?? ''), { withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => entry.name);
}

/** Links to folders are not gone through: they may lead in a circle. */
async function textsBelow(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  // An archive has editions of books in it, and says so in the name of a file (OCFL 1.1, section 4.1).
  if (entries.some(({ name }) => name.startsWith('0=ocfl_'))) return [];
  const found: string[] = [];
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (isPassedOver(entry.name)) continue;
    if (entry.isDirectory()) found.push(...(await textsBelow(root, path)));
    else if (isMarkdown(entry.name)) found.push(path);
    if (found.length > LIMITS.files) break;
  }
  return found.slice(0, LIMITS.files);
}

/** The nearest folder, from this one up, whose `node_modules` has a package; `sealed`: none above it. */
async function packageHome(folder: string, name: string, sealed: boolean): Promise<string | undefined> {
  if ((await kindOfPath(join(folder, 'node_modules', name))) === 'folder') return folder;
  const above = dirname(folder);
  return sealed || above === folder ? undefined : packageHome(above, name, sealed);
}

/** What a path on disk is, before there is a world: for the argument of a command. */
export async function kindOfPath(path: string): Promise<Exclude<Standing, 'outside'>> {
  try {
    return kindOf(await stat(path));
  } catch {
    return 'missing';
  }
}

/** The names in a folder on disk that are not hidden; none where it can't be listed. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => !name.startsWith('.')).sort();
}

/** Asked several times of each file, and at once: handed to another thread, each of its four questions took ten times as long. */
function standingOf(root: string, path: string): Standing {
  const full = join(root, path);
  if (isAbsolute(path) || !isWithin(root, full)) return 'outside';
  try {
    lstatSync(full);
    const real = realpathSync.native(full);
    if (!isWithin(realpathSync.native(root), real)) return 'outside';
    return kindOf(statSync(real));
  } catch {
    return 'missing';
  }
}

function kindOf(stats: Stats): 'file' | 'folder' | 'special' {
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'special';
}

function isWithin(folder: string, path: string): boolean {
  const between = relative(folder, path);
  return between === '' || (between !== '..' && !between.startsWith(`..${sep}`) && !isAbsolute(between));
}

function unreadable(path: string, cause?: unknown): WarraqError {
  return new WarraqError('file-unreadable', { path }, cause);
}
