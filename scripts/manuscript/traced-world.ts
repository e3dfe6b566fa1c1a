import { createHash } from 'node:crypto';
import type { World } from '../book/world.ts';

/** A question that was asked of a world, and what it answered: a digest of what it gave, or the answer itself. */
export interface Asked {
  readonly what: 'standing' | 'read' | 'list' | 'texts' | 'size' | 'package';
  readonly path: string;
  readonly answer: string;
}

/**
 * A world that notes what is asked of it. Reading has no other way to files and dates: where all answers are the same again, so is
 * what comes of them. A question that had two answers keeps both, and no world gives both again.
 */
export function tracedWorld(world: World): { readonly world: World; readonly trace: () => readonly Asked[] } {
  const asked = new Map<string, Asked>();
  const note = (what: Asked['what'], path: string, answer: string) => {
    asked.set(JSON.stringify([what, path, answer]), { what, path, answer });
  };
  return {
    trace: () => [...asked.values()],
    world: {
      root: world.root,
      sourceDate: world.sourceDate,
      async standing(path) {
        const standing = await world.standing(path);
        note('standing', path, standing);
        return standing;
      },
      async read(path) {
        const bytes = await world.read(path);
        note('read', path, digestOf(bytes));
        return bytes;
      },
      async list(folder) {
        const names = await world.list(folder);
        note('list', folder ?? '', namesOf(names));
        return names;
      },
      async texts() {
        const paths = await world.texts();
        note('texts', '', namesOf(paths));
        return paths;
      },
      async size(path) {
        const size = await world.size(path);
        note('size', path, String(size));
        return size;
      },
      // What is read from there is not noted.
      async packageHome(name, sealed) {
        const home = await world.packageHome(name, sealed);
        note('package', name, home?.root ?? '');
        return home;
      },
    },
  };
}

/** Whether a world gives the same answers still. */
export async function isUnchanged(trace: readonly Asked[], world: World): Promise<boolean> {
  try {
    for (const { what, path, answer } of trace) if ((await ask(world, what, path)) !== answer) return false;
    return true;
  } catch {
    return false;
  }
}

async function ask(world: World, what: Asked['what'], path: string): Promise<string> {
  switch (what) {
    case 'standing':
      return world.standing(path);
    case 'read':
      return digestOf(await world.read(path));
    case 'list':
      return namesOf(await world.list(path === '' ? undefined : path));
    case 'texts':
      return namesOf(await world.texts());
    case 'size':
      return String(await world.size(path));
    case 'package':
      return (await world.packageHome(path))?.root ?? '';
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** In an order: a world has none. */
function namesOf(names: readonly string[]): string {
  return JSON.stringify([...names].sort());
}
