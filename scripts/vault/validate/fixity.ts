import { isRecord } from '../../book/is-record.ts';
import { ALGORITHMS, codeOfDigest, repeated } from './digests.ts';
import type { Problems } from './problem.ts';

/** Algorithms of community extensions 0001 and 0009, whose digests are passed over (OCFL 1.1, section 3.4). */
const MORE = ['blake2b-160', 'blake2b-256', 'blake2b-384', 'sha512/256', 'size'];

/** More digests of the content, by other algorithms: OCFL 1.1, section 3.5.4. */
export function checkFixity(
  { fixity, manifest }: Readonly<Record<string, unknown>>,
  problems: Problems,
): void {
  if (fixity === undefined) return;
  if (!isRecord(fixity)) {
    problems.add('E111', { fault: 'fixity-form' });
    return;
  }
  const paths = new Set(isRecord(manifest) ? Object.values(manifest).flat() : []);
  for (const [algorithm, block] of Object.entries(fixity)) {
    if (ALGORITHMS.has(algorithm) || MORE.includes(algorithm)) checkBlock(algorithm, block, paths, problems);
    else {
      const isName = /^[a-z\d]+(?:[-/][a-z\d]+)*$/.test(algorithm);
      problems.add(isName ? 'E026' : 'E056', { fault: 'algorithm-unknown', algorithm });
    }
  }
}

function checkBlock(
  algorithm: string,
  block: unknown,
  paths: ReadonlySet<unknown>,
  problems: Problems,
): void {
  if (!isRecord(block)) {
    problems.add('E057', { fault: 'fixity-block-form', algorithm });
    return;
  }
  const twice = repeated(Object.keys(block));
  if (twice) problems.add('E097', { fault: 'fixity-twice', algorithm, digest: twice.slice(0, 12) });
  for (const [digest, list] of Object.entries(block)) {
    const code = ALGORITHMS.has(algorithm) ? codeOfDigest(digest, algorithm) : undefined;
    if (code) problems.add(code, { fault: 'fixity-digest', digest: digest.slice(0, 12), algorithm });
    const absent = Array.isArray(list) ? list.find((path) => !paths.has(path)) : [];
    if (absent !== undefined)
      problems.add(String(absent).includes('\\') ? 'E035' : 'E057', {
        fault: 'fixity-paths',
        algorithm,
        digest: digest.slice(0, 12),
      });
  }
}
