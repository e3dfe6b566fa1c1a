import { isRecord } from '../is-record.ts';
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
    problems.add('E111', 'has a fixity that is no JSON object');
    return;
  }
  const paths = new Set(isRecord(manifest) ? Object.values(manifest).flat() : []);
  for (const [algorithm, block] of Object.entries(fixity)) {
    if (ALGORITHMS.has(algorithm) || MORE.includes(algorithm)) checkBlock(algorithm, block, paths, problems);
    else {
      const isName = /^[a-z\d]+(?:[-/][a-z\d]+)*$/.test(algorithm);
      problems.add(isName ? 'E026' : 'E056', `has digests by «${algorithm}», which is no known algorithm`);
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
    problems.add('E057', `has digests by ${algorithm} that are no JSON object`);
    return;
  }
  const twice = repeated(Object.keys(block));
  if (twice) problems.add('E097', `has the ${algorithm} digest ${twice.slice(0, 12)}… twice`);
  for (const [digest, list] of Object.entries(block)) {
    const code = ALGORITHMS.has(algorithm) ? codeOfDigest(digest, algorithm) : undefined;
    if (code) problems.add(code, `has «${digest.slice(0, 12)}…», which is no ${algorithm} digest`);
    const absent = Array.isArray(list) ? list.find((path) => !paths.has(path)) : [];
    if (absent !== undefined)
      problems.add(
        String(absent).includes('\\') ? 'E035' : 'E057',
        `has paths for the ${algorithm} digest ${digest.slice(0, 12)}… that its manifest lacks`,
      );
  }
}
