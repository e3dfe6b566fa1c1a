import { posix } from 'node:path';
import type { World } from '../scripts/book/world.ts';

/** A book's folder in memory, for tests and for programs that make their text themselves. */
export function memoryWorld(files: Readonly<Record<string, string | Uint8Array>>, sourceDate?: Date): World {
  const at = (path: string) => files[posix.normalize(path)];
  return {
    root: '',
    sourceDate,
    standing: async (path) =>
      posix.normalize(path).startsWith('..') || posix.isAbsolute(path)
        ? 'outside'
        : at(path) === undefined
          ? 'missing'
          : 'file',
    list: async () => Object.keys(files).filter((path) => !path.includes('/')),
    size: async (path) => at(path)?.length ?? 0,
    read: async (path) => {
      const found = at(path);
      if (found === undefined) throw new Error(`no file ${path} in this memory world`);
      return typeof found === 'string' ? new TextEncoder().encode(found) : found;
    },
  };
}
