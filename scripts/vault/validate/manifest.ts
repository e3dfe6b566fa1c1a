import { isRecord } from '../is-record.ts';
import { codeOfDigest, repeated } from './digests.ts';
import { codeOfPath, conflictOf, type PathCodes } from './paths.ts';
import type { Problems } from './problem.ts';

const CODES: PathCodes = { text: 'E098', slash: 'E100', parts: 'E099', conflict: 'E101' };

/** The manifest of an inventory: OCFL 1.1, section 3.5.2. */
export function checkManifest(inventory: Readonly<Record<string, unknown>>, problems: Problems): void {
  const { manifest, digestAlgorithm } = inventory;
  if (manifest === undefined) return;
  if (!isRecord(manifest)) {
    problems.add('E106', 'has a manifest that is no JSON object');
    return;
  }
  checkDigests(Object.keys(manifest), digestAlgorithm, problems);
  const paths: string[] = [];
  for (const [digest, list] of Object.entries(manifest)) {
    if (!Array.isArray(list)) problems.add('E092', `has no list of paths for ${digest.slice(0, 12)}…`);
    else
      for (const path of list as readonly unknown[]) {
        const [code, detail] = faultOf(path, inventory) ?? [];
        // A backslash is a character like others, unless it stands where a slash belongs.
        if (code && detail) problems.add(String(path).includes('\\') ? 'E035' : code, detail);
        else paths.push(path as string);
      }
  }
  const conflict = conflictOf(paths);
  if (conflict) problems.add(CODES.conflict, `has the content «${conflict}» twice, or as file and folder`);
}

function checkDigests(digests: readonly string[], algorithm: unknown, problems: Problems): void {
  const twice = repeated(digests);
  if (twice) problems.add('E096', `has the digest ${twice.slice(0, 12)}… twice`);
  if (algorithm !== 'sha512' && algorithm !== 'sha256') return;
  const other = algorithm === 'sha512' ? 'sha256' : 'sha512';
  for (const digest of digests) {
    const code = codeOfDigest(digest, algorithm);
    if (!code) continue;
    const isOther = !codeOfDigest(digest, other);
    problems.add(
      isOther ? 'E039' : code,
      `has the digest «${digest.slice(0, 12)}…», which is no ${algorithm}`,
    );
  }
}

function faultOf(
  path: unknown,
  { contentDirectory, versions }: Readonly<Record<string, unknown>>,
): [code: string, detail: string] | undefined {
  const code = codeOfPath(path, CODES);
  if (code) return [code, `has «${String(path)}» as a path of content`];
  const [version = '', folder] = (path as string).split('/');
  // What is wrong with these has been told.
  if (!isRecord(versions) || !isFolderName(contentDirectory)) return undefined;
  const names = Object.keys(versions);
  if (!names.includes(version)) {
    const isOtherwise = names.some(
      (name) => /^v\d+$/.test(version) && Number(name.slice(1)) === Number(version.slice(1)),
    );
    return [isOtherwise ? 'E014' : 'E042', `has «${String(path)}», which is in none of its versions`];
  }
  if (folder === (contentDirectory ?? 'content')) return undefined;
  return [
    contentDirectory === undefined ? 'E021' : 'E042',
    `has «${String(path)}», which is not in the folder of content`,
  ];
}

function isFolderName(name: unknown): boolean {
  return name === undefined || (typeof name === 'string' && !/^\.{0,2}$|[/\0]/.test(name));
}
