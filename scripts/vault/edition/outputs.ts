import { join } from 'node:path';
import { digestsOf, listFiles } from '../../disk/disk.ts';
import type { filesOf } from '../inventory.ts';

/** Path -> SHA-512 of the files that a build made, its record apart. */
export async function digestsBelow(folder: string): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for (const path of await listFiles(folder))
    if (!path.endsWith('.build.json'))
      digests.set(path, (await digestsOf(join(folder, path), ['sha512']))['sha512']!);
  return digests;
}

/** The paths that are not in both, or not with the same digest. */
export function differentFiles(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((path) => one.get(path) !== other.get(path))
    .sort();
}

/** Path -> SHA-512 of the archived outputs of an edition. */
export function outputDigests(files: ReturnType<typeof filesOf>): ReadonlyMap<string, string> {
  const begin = 'outputs/';
  return new Map(
    [...files]
      .filter(([path]) => path.startsWith(begin))
      .map(([path, { digest }]) => [path.slice(begin.length), digest.toLowerCase()]),
  );
}
