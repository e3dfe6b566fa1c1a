import { posix } from 'node:path';
import type { World } from '../book/world.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { readBytes, sizeOf } from '../disk/disk.ts';
import { filesOf } from './inventory.ts';
import { contentPath, type StoredObject } from './read.ts';

/** The sources of an archived edition as the folder of a book, read where they lie. */
export function editionWorld(object: StoredObject, version: string): World {
  const begin = 'sources/';
  const files = new Map(
    [...filesOf(object.inventory, version)]
      .filter(([path]) => path.startsWith(begin))
      .map(([path, { content }]) => [path.slice(begin.length), content]),
  );
  const at = (path: string) => files.get(posix.normalize(path));
  return {
    root: '',
    sourceDate: undefined,
    standing: async (path) =>
      posix.isAbsolute(path) || posix.normalize(path).startsWith('..')
        ? 'outside'
        : at(path) === undefined
          ? 'missing'
          : 'file',
    list: async () => [...files.keys()].filter((path) => !path.includes('/')),
    size: async (path) => {
      const found = at(path);
      return found === undefined ? 0 : sizeOf(await contentPath(object, found));
    },
    read: async (path) => {
      const found = at(path);
      if (found === undefined)
        throw new WarraqError('archive-damaged', {
          fault: 'no-source',
          object: object.folder,
          path,
          version,
        });
      return readBytes(await contentPath(object, found));
    },
  };
}
