import { filesOf, type Inventory, type Version, versionsOf } from '../inventory.ts';
import type { Problems } from './problem.ts';

/**
 * Compare an earlier inventory of an object with a later one: what it says of its versions must hold (OCFL 1.1, sections 3.5.1 to
 * 3.5.5). `orderOnly`: only what concerns two neighbours.
 */
export function compareInventories(
  earlier: Inventory,
  later: Inventory,
  version: string,
  problems: Problems,
  orderOnly = false,
): void {
  const path = `${earlier.head}/inventory.json`;
  if (earlier.type > later.type) problems.add('E103', { fault: 'later-specification', version }, path);
  if (orderOnly || earlier.head === later.head) return;
  if (earlier.id !== later.id) problems.add('E110', { fault: 'other-id', id: earlier.id }, path);
  compareContentDirectories(earlier, later, path, problems);
  const names = versionsOf(earlier);
  if (names.at(-1) !== version && names.at(-1) !== earlier.head)
    problems.add('E066', { fault: 'other-versions' }, path);
  for (const name of names) compareVersions(name, earlier, later, path, problems);
}

function compareContentDirectories(
  earlier: Inventory,
  later: Inventory,
  path: string,
  problems: Problems,
): void {
  const [first, last] = [earlier.contentDirectory, later.contentDirectory];
  if (first === last) return;
  if (first === undefined && earlier.head === versionsOf(later)[0])
    problems.add('E019', { fault: 'content-unnamed', last: last ?? 'content' }, path);
  else
    problems.add(
      'E020',
      { fault: 'content-moved', first: first ?? 'content', last: String(last) ?? 'content' },
      path,
    );
}

function compareVersions(
  name: string,
  earlier: Inventory,
  later: Inventory,
  path: string,
  problems: Problems,
): void {
  const [one, other] = [earlier.versions[name]!, later.versions[name]];
  if (!other) {
    problems.add('E066', { fault: 'version-gone', name }, path);
    return;
  }
  if (!isSame(earlier, later, name)) problems.add('E066', { fault: 'other-files', name }, path);
  for (const key of ['created', 'message', 'user'] as const)
    if (textOf(one[key]) !== textOf(other[key]))
      problems.add('W011', { fault: 'other-value', key, name }, path);
}

/** What a version says of itself; the order of the keys of its user is no matter (OCFL 1.1, section 3.5). */
function textOf(value: Version['created'] | Version['user']): string {
  return JSON.stringify(typeof value === 'object' ? [value.name, value.address] : [value]);
}

/** Whether a version holds the same files with the same content in both. */
function isSame(earlier: Inventory, later: Inventory, name: string): boolean {
  const [one, other] = [filesOf(earlier, name), filesOf(later, name)];
  if (one.size !== other.size) return false;
  const isOneAlgorithm = earlier.digestAlgorithm === later.digestAlgorithm;
  const contents = contentsOf(later);
  return [...one].every(([path, { digest, content }]) => {
    const found = other.get(path);
    if (!found) return false;
    return isOneAlgorithm
      ? found.digest.toLowerCase() === digest.toLowerCase()
      : contents.get(content) === found.digest.toLowerCase();
  });
}

/** Path of content -> digest. */
function contentsOf({ manifest }: Inventory): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(manifest).flatMap(([digest, paths]) =>
      paths.map((path) => [path, digest.toLowerCase()] as const),
    ),
  );
}
