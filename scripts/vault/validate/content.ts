import { join } from 'node:path';
import { digestsOf, identityOf, listFolder } from '../../disk/disk.ts';
import type { Inventory } from '../inventory.ts';
import { ALGORITHMS } from './digests.ts';
import type { HardLinks } from './links.ts';
import type { Problems } from './problem.ts';

/** A digest that a file must have, and the inventory that says so. */
interface Wanted {
  readonly algorithm: string;
  readonly digest: string;
  /** The name of an earlier version; undefined for the inventory of the object. */
  readonly version: string | undefined;
  /** What it breaks to have another: E092 for the manifest, E093 for the fixity (OCFL 1.1, sections 3.5.2 and 3.5.4). */
  readonly code: 'E092' | 'E093';
}

/** Path -> the digests that it must have. */
type Expected = Map<string, Wanted[]>;

/**
 * Check every byte of the content of an object, each file once, whatever its size (OCFL 1.1, sections 3.3.1, 3.5.2, 3.5.4). What
 * `earlier` inventories say of it must be true as well, also by another algorithm: each is one by which the object could be read.
 */
export async function checkContent(
  object: string,
  inventory: Inventory,
  earlier: readonly Inventory[],
  problems: Problems,
  links: HardLinks,
): Promise<{ files: number; bytes: number }> {
  const expected: Expected = new Map();
  expect(expected, inventory, undefined);
  const known = new Set(Object.values(inventory.manifest).flat());
  for (const one of earlier) expect(expected, one, one.head);
  const found = new Set<string>();
  const absent: string[] = [];
  let bytes = 0;
  for (const version of Object.keys(inventory.versions)) {
    const folder = contentFolder(version, inventory);
    const paths = await listContent(object, folder, problems);
    if (!paths) {
      absent.push(`${folder}/`);
      if ([...known].some((path) => path.startsWith(`${folder}/`)))
        problems.add('E016', { fault: 'missing' }, folder);
    }
    for (const path of paths ?? []) {
      found.add(path);
      const identity = await identityOf(join(object, path));
      const other = links.seen(identity, join(object, path));
      if (other) problems.add('E090', { fault: 'hard-link', other }, path);
      bytes += identity.size;
      if (known.has(path)) await checkDigests(object, path, expected.get(path)!, problems);
      else problems.add('E023', { fault: 'not-listed' }, path);
    }
  }
  for (const path of known)
    if (!found.has(path) && !absent.some((folder) => path.startsWith(folder)))
      problems.add('E092', { fault: 'missing' }, path);
  for (const one of earlier) checkEarlier(one, known, found, problems);
  return { files: found.size, bytes };
}

function contentFolder(version: string, { contentDirectory = 'content' }: Inventory): string {
  return `${version}/${contentDirectory}`;
}

/** Add what an inventory says of its content. */
function expect(expected: Expected, inventory: Inventory, version: string | undefined): void {
  const { digestAlgorithm, manifest, fixity = {} } = inventory;
  const blocks = [
    [digestAlgorithm, manifest, 'E092'] as const,
    ...Object.entries(fixity).map(([algorithm, block]) => [algorithm, block, 'E093'] as const),
  ];
  for (const [algorithm, block, code] of blocks) {
    if (!ALGORITHMS.has(algorithm)) continue;
    for (const [digest, paths] of Object.entries(block))
      for (const path of paths)
        expected.set(path, [...(expected.get(path) ?? []), { algorithm, digest, version, code }]);
  }
}

/** Read a file once. Where it is not as the latest inventory says, what earlier ones say of it is no matter. */
async function checkDigests(
  object: string,
  path: string,
  wanted: readonly Wanted[],
  problems: Problems,
): Promise<void> {
  const nameOf = ({ algorithm }: Wanted) => ALGORITHMS.get(algorithm)!.nodeName;
  const got = await digestsOf(join(object, path), [...new Set(wanted.map(nameOf))]);
  const off = wanted.filter((one) => got[nameOf(one)] !== one.digest.toLowerCase());
  const first =
    off.find(({ version, code }) => version === undefined && code === 'E092') ??
    off.find(({ version }) => version === undefined);
  if (first)
    problems.add(
      first.code,
      first.code === 'E092' ? { fault: 'other-bytes' } : { fault: 'other-fixity' },
      path,
    );
  else
    for (const { version, code, algorithm } of off)
      problems.add(code, { fault: 'other-digest', algorithm, content: path }, `${version}/inventory.json`);
}

/** Each file of the versions up to an earlier one is in its manifest, and nothing else is. `known`: in the latest manifest. */
function checkEarlier(
  earlier: Inventory,
  known: ReadonlySet<string>,
  found: ReadonlySet<string>,
  problems: Problems,
): void {
  const path = `${earlier.head}/inventory.json`;
  const listed = new Set(Object.values(earlier.manifest).flat());
  const folders = Object.keys(earlier.versions).map((version) => `${contentFolder(version, earlier)}/`);
  const isOfThen = (one: string) => folders.some((folder) => one.startsWith(folder));
  for (const one of found)
    if (known.has(one) && isOfThen(one) && !listed.has(one))
      problems.add('E023', { fault: 'lacks-content', content: one }, path);
  for (const one of listed)
    if (!found.has(one) && !known.has(one))
      problems.add('E092', { fault: 'lists-missing', content: one }, path);
}

/**
 * The files below the folder of a version's content; undefined where there is none. It may be empty, though it should not be
 * there then; a folder within it may not.
 */
async function listContent(
  object: string,
  folder: string,
  problems: Problems,
  codeOfEmpty = 'W003',
): Promise<readonly string[] | undefined> {
  const entries = await listFolder(join(object, folder));
  if (entries?.length === 0) problems.add(codeOfEmpty, { fault: 'empty-folder' }, folder);
  const files: string[] = [];
  for (const { name, kind } of entries ?? []) {
    const path = `${folder}/${name}`;
    if (kind === 'file') files.push(path);
    else if (kind === 'folder') files.push(...((await listContent(object, path, problems, 'E024')) ?? []));
    else problems.add('E090', { fault: 'no-file' }, path);
  }
  return entries && files;
}
