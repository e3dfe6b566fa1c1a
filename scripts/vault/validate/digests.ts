/** An algorithm of the table of OCFL 1.1, section 3.4. */
interface Algorithm {
  /** How many hexadecimal digits its digests have. */
  readonly length: number;
  /** What Node's `crypto` calls it. */
  readonly nodeName: string;
  /** The code of a digest that is not written in hexadecimal. */
  readonly code: string;
}

/** By the names that inventories give them: whatever else one names, `constructor` among it, is none of them. */
export const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map([
  ['md5', { length: 32, nodeName: 'md5', code: 'E057' }],
  ['sha1', { length: 40, nodeName: 'sha1', code: 'E029' }],
  ['sha256', { length: 64, nodeName: 'sha256', code: 'E030' }],
  ['sha512', { length: 128, nodeName: 'sha512', code: 'E031' }],
  ['blake2b-512', { length: 128, nodeName: 'blake2b512', code: 'E032' }],
]);

/** The code of a digest that is not written as its algorithm, which must be known, asks for. */
export function codeOfDigest(digest: string, algorithm: string): string | undefined {
  const { length, code } = ALGORITHMS.get(algorithm)!;
  return /^[\da-f]+$/i.test(digest) && digest.length === length ? undefined : code;
}

/** The first digest that is there twice, in letters of another case. */
export function repeated(digests: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return digests.find((digest) => seen.size === seen.add(digest.toLowerCase()).size);
}
