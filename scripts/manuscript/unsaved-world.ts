import { dirname, resolve } from 'node:path';
import type { World } from '../book/world.ts';
import { isMarkdown } from './text-names.ts';

/** Texts as they stand in an editor, by their absolute paths: they are read instead of what is on disk. */
export type Unsaved = ReadonlyMap<string, string>;

/** A world in which some files say what an editor shows. One that is not on disk yet is there too. */
export function unsavedWorld(world: World, unsaved: Unsaved): World {
  if (unsaved.size === 0) return world;
  const { root } = world;
  const textAt = (path: string) => unsaved.get(resolve(root, path));
  /** What is in the folder, or in the folders in it, by its path from there. */
  const within = (folder: string) => {
    const begin = `${resolve(root, folder)}/`.replace('//', '/');
    return [...unsaved.keys()]
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.startsWith(begin.replaceAll('\\', '/')))
      .map((path) => path.slice(begin.length));
  };
  return {
    ...world,
    async standing(path) {
      const standing = await world.standing(path);
      return standing === 'missing' && textAt(path) !== undefined ? 'file' : standing;
    },
    async read(path) {
      const text = textAt(path);
      const isThere = text !== undefined && ['file', 'missing'].includes(await world.standing(path));
      return isThere ? new TextEncoder().encode(text) : world.read(path);
    },
    async size(path) {
      const text = textAt(path);
      return text === undefined ? world.size(path) : Buffer.byteLength(text);
    },
    async list(folder = '') {
      const own = within(folder).filter((path) => !path.includes('/'));
      return [...new Set([...(await world.list(folder === '' ? undefined : folder)), ...own])];
    },
    async texts() {
      const known = await world.texts();
      const folders = new Set(['.', ...known.map(dirname)]);
      // A new text stands where others do: which folders are passed over is the world's to know.
      const own = within('').filter((path) => isMarkdown(path) && folders.has(dirname(path)));
      return [...new Set([...known, ...own])];
    },
  };
}
