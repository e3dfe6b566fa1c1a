import { isRecord } from '../../book/is-record.ts';
import type { StoreFault } from '../../diagnostics/store-faults.ts';
import { codeOfDigest, repeated } from './digests.ts';
import { codeOfPath, conflictOf, type PathCodes } from './paths.ts';
import type { Problems } from './problem.ts';

const CODES: PathCodes = { text: 'E098', slash: 'E100', parts: 'E099', conflict: 'E101' };

/** The manifest of an inventory: OCFL 1.1, section 3.5.2. */
export function checkManifest(inventory: Readonly<Record<string, unknown>>, problems: Problems): void {
  const { manifest, digestAlgorithm } = inventory;
  if (manifest === undefined) return;
  if (!isRecord(manifest)) {
    problems.add('E106', { fault: 'manifest-form' });
    return;
  }
  checkDigests(Object.keys(manifest), digestAlgorithm, problems);
  const paths: string[] = [];
  for (const [digest, list] of Object.entries(manifest)) {
    if (!Array.isArray(list)) problems.add('E092', { fault: 'no-paths', digest: digest.slice(0, 12) });
    else
      for (const path of list as readonly unknown[]) {
        const [code, fault] = faultOf(path, inventory) ?? [];
        // A backslash is a character like others, unless it stands where a slash belongs.
        if (code && fault) problems.add(String(path).includes('\\') ? 'E035' : code, fault);
        else paths.push(path as string);
      }
  }
  const conflict = conflictOf(paths);
  if (conflict) problems.add(CODES.conflict, { fault: 'content-twice', content: conflict });
}

function checkDigests(digests: readonly string[], algorithm: unknown, problems: Problems): void {
  const twice = repeated(digests);
  if (twice) problems.add('E096', { fault: 'digest-twice', digest: twice.slice(0, 12) });
  if (algorithm !== 'sha512' && algorithm !== 'sha256') return;
  const other = algorithm === 'sha512' ? 'sha256' : 'sha512';
  for (const digest of digests) {
    const code = codeOfDigest(digest, algorithm);
    if (!code) continue;
    const isOther = !codeOfDigest(digest, other);
    problems.add(isOther ? 'E039' : code, { fault: 'digest-form', digest: digest.slice(0, 12), algorithm });
  }
}

function faultOf(
  path: unknown,
  { contentDirectory, versions }: Readonly<Record<string, unknown>>,
): [code: string, fault: StoreFault] | undefined {
  const code = codeOfPath(path, CODES);
  if (code) return [code, { fault: 'content-path', content: String(path) }];
  const [version = '', folder] = (path as string).split('/');
  // What is wrong with these has been told.
  if (!isRecord(versions) || !isFolderName(contentDirectory)) return undefined;
  const names = Object.keys(versions);
  if (!names.includes(version)) {
    const isOtherwise = names.some(
      (name) => /^v\d+$/.test(version) && Number(name.slice(1)) === Number(version.slice(1)),
    );
    return [isOtherwise ? 'E014' : 'E042', { fault: 'content-of-no-version', content: String(path) }];
  }
  if (folder === (contentDirectory ?? 'content')) return undefined;
  return [
    contentDirectory === undefined ? 'E021' : 'E042',
    { fault: 'content-outside', content: String(path) },
  ];
}

function isFolderName(name: unknown): boolean {
  return name === undefined || (typeof name === 'string' && !/^\.{0,2}$|[/\0]/.test(name));
}
