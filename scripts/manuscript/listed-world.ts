import { posix } from 'node:path';
import type { World } from '../book/world.ts';
import { isMarkdown } from './text-names.ts';

/** A folder of which all that is known is a list of its files: of `1.md` and `images/a.png`, `images` is a folder. */
export function listedWorld(
  paths: Iterable<string>,
  { sourceDate, read, size }: Pick<World, 'sourceDate' | 'read' | 'size'>,
): World {
  const files = new Set(paths);
  const folders = new Set([...files].flatMap(foldersOf));
  const world: World = {
    root: '',
    sourceDate,
    standing: async (path) => {
      const normal = posix.normalize(path).replace(/\/$/, '');
      if (normal.startsWith('..') || posix.isAbsolute(path)) return 'outside';
      if (files.has(normal)) return 'file';
      return folders.has(normal) ? 'folder' : 'missing';
    },
    list: async (folder = '.') =>
      [...files]
        .filter((path) => posix.dirname(path) === posix.normalize(folder))
        .map((path) => posix.basename(path)),
    texts: async () => [...files].filter((path) => isMarkdown(path) && !isPassedOver(path)),
    size: (path) => size(posix.normalize(path)),
    read: (path) => read(posix.normalize(path)),
    packageHome: async (name) => (folders.has(`node_modules/${name}`) ? world : undefined),
  };
  return world;
}

/** Hidden files and folders, and what npm has installed. */
export function isPassedOver(path: string): boolean {
  return path.split('/').some((name) => name.startsWith('.') || name === 'node_modules');
}

/** `a/b/c.md` -> `a`, `a/b`. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
