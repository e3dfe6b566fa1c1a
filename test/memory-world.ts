import type { World } from '../scripts/book/world.ts';
import { listedWorld } from '../scripts/manuscript/listed-world.ts';

/** A book's folder in memory, for tests and for programs that make their text themselves. */
export function memoryWorld(files: Readonly<Record<string, string | Uint8Array>>, sourceDate?: Date): World {
  const known = new Map(Object.entries(files));
  return listedWorld(known.keys(), {
    sourceDate,
    size: async (path) => known.get(path)?.length ?? 0,
    read: async (path) => {
      const found = known.get(path);
      if (found === undefined) throw new Error(`no file ${path} in this memory world`);
      return typeof found === 'string' ? new TextEncoder().encode(found) : found;
    },
  });
}
