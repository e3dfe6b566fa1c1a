import { join } from 'node:path';
import { digestsOf, listFolder, sizeOf } from '../disk.ts';
import type { Inventory } from '../inventory.ts';
import { NODE_NAMES } from './digests.ts';
import type { Problems } from './problem.ts';

/** Path -> what a digest of it must be, by algorithm. */
type Expected = ReadonlyMap<string, readonly { readonly algorithm: string; readonly digest: string }[]>;

/** Check every byte of the content of an object, each file once, whatever its size (OCFL 1.1, sections 3.3.1, 3.5.2, 3.5.4). */
export async function checkContent(
  object: string,
  inventory: Inventory,
  problems: Problems,
): Promise<{ files: number; bytes: number }> {
  const manifest = digestsByPath({ [inventory.digestAlgorithm]: inventory.manifest });
  const fixity = digestsByPath(inventory.fixity ?? {});
  const found = new Set<string>();
  const absent: string[] = [];
  let bytes = 0;
  for (const version of Object.keys(inventory.versions)) {
    const folder = `${version}/${inventory.contentDirectory ?? 'content'}`;
    const paths = await listContent(object, folder, problems);
    if (!paths) {
      absent.push(`${folder}/`);
      if ([...manifest.keys()].some((path) => path.startsWith(`${folder}/`)))
        problems.add('E016', 'is missing', folder);
    }
    for (const path of paths ?? []) {
      found.add(path);
      bytes += await sizeOf(join(object, path));
      if (manifest.has(path)) await checkDigests(object, path, manifest, fixity, problems);
      else problems.add('E023', 'is not in the manifest', path);
    }
  }
  for (const path of manifest.keys())
    if (!found.has(path) && !absent.some((folder) => path.startsWith(folder)))
      problems.add('E092', 'is missing', path);
  return { files: found.size, bytes };
}

function digestsByPath(blocks: NonNullable<Inventory['fixity']>): Expected {
  const expected = new Map<string, { algorithm: string; digest: string }[]>();
  for (const [algorithm, block] of Object.entries(blocks))
    if (NODE_NAMES[algorithm] !== undefined)
      for (const [digest, paths] of Object.entries(block))
        for (const path of paths) expected.set(path, [...(expected.get(path) ?? []), { algorithm, digest }]);
  return expected;
}

async function checkDigests(
  object: string,
  path: string,
  manifest: Expected,
  fixity: Expected,
  problems: Problems,
): Promise<void> {
  const wanted = [...(manifest.get(path) ?? []), ...(fixity.get(path) ?? [])];
  const got = await digestsOf(join(object, path), [
    ...new Set(wanted.map(({ algorithm }) => NODE_NAMES[algorithm]!)),
  ]);
  const isOff = ({ algorithm, digest }: { algorithm: string; digest: string }) =>
    got[NODE_NAMES[algorithm]!] !== digest.toLowerCase();
  if (manifest.get(path)!.some(isOff)) problems.add('E092', 'has other bytes than it had', path);
  else if (fixity.get(path)?.some(isOff))
    problems.add('E093', 'has another digest than the fixity says', path);
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
  if (entries?.length === 0) problems.add(codeOfEmpty, 'is an empty folder', folder);
  const files: string[] = [];
  for (const { name, kind } of entries ?? []) {
    const path = `${folder}/${name}`;
    if (kind === 'file') files.push(path);
    else if (kind === 'folder') files.push(...((await listContent(object, path, problems, 'E024')) ?? []));
    else problems.add('E090', 'is a link, or no file at all', path);
  }
  return entries && files;
}
