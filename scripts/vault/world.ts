import type { World } from '../book/world.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { readBytes, sizeOf } from '../disk/disk.ts';
import { listedWorld } from '../manuscript/listed-world.ts';
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
  return listedWorld(files.keys(), {
    sourceDate: undefined,
    size: async (path) => {
      const found = files.get(path);
      return found === undefined ? 0 : sizeOf(await contentPath(object, found));
    },
    read: async (path) => {
      const found = files.get(path);
      if (found === undefined)
        throw new WarraqError('archive-damaged', {
          fault: 'no-source',
          object: object.folder,
          path,
          version,
        });
      return readBytes(await contentPath(object, found));
    },
  });
}
