import { basename, dirname, join } from 'node:path';
import type { World } from '../../../scripts/book/world.ts';
import { diskWorld } from '../../../scripts/manuscript/disk-world.ts';
import { ROOT } from '../../e2e/warraq.ts';

/** A book of the repository, and how it is read. */
interface Dressed {
  readonly world: World;
  /** The one file that it is; undefined for a folder. */
  readonly only: string | undefined;
}

/**
 * A book in its own typefaces, or in one that its settings are made to name; its words elongated where its lines are loose, if it is said so:
 * `manuscript in naskh`, `test/fixtures/text/torture.md with kashida`, `manuscript in naskh with kashida`.
 */
export function dressed(name: string): Dressed {
  const [dress = '', kashida] = name.split(/ with (?=kashida$)/);
  const [path = '', typefaces] = dress.split(' in ');
  const full = join(ROOT, path);
  const only = path.endsWith('.md') ? basename(full) : undefined;
  const world = diskWorld(only === undefined ? full : dirname(full), undefined);
  const more = [
    ...(typefaces === undefined ? [] : [`typefaces: ${typefaces}\n`]),
    ...(kashida === undefined ? [] : ['justify: { kashida: true }\n']),
  ];
  if (more.length === 0) return { world, only };
  const settings = only ?? 'book.yaml';
  const read = async (asked: string) => {
    const bytes = await world.read(asked);
    if (asked !== settings) return bytes;
    const text = new TextDecoder().decode(bytes);
    return new TextEncoder().encode(text.replace(/^(---\n)?/, `$1${more.join('')}`));
  };
  return { world: { ...world, read }, only };
}
