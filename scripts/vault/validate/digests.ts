/** Digests and their length in hexadecimal digits: OCFL 1.1, section 3.4. */
export const LENGTHS: Readonly<Record<string, number>> = {
  md5: 32,
  sha1: 40,
  sha256: 64,
  sha512: 128,
  'blake2b-512': 128,
};

/** The codes of digests that are not written in hexadecimal. */
const CODES: Readonly<Record<string, string>> = {
  sha1: 'E029',
  sha256: 'E030',
  sha512: 'E031',
  'blake2b-512': 'E032',
};

/** What Node's `crypto` calls them. */
export const NODE_NAMES: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha1: 'sha1',
  sha256: 'sha256',
  sha512: 'sha512',
  'blake2b-512': 'blake2b512',
};

/** The code of a digest that is not written as its algorithm asks for. */
export function codeOfDigest(digest: string, algorithm: string): string | undefined {
  return /^[\da-f]+$/i.test(digest) && digest.length === LENGTHS[algorithm]
    ? undefined
    : (CODES[algorithm] ?? 'E057');
}

/** The first digest that is there twice, in letters of another case. */
export function repeated(digests: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return digests.find((digest) => seen.size === seen.add(digest.toLowerCase()).size);
}
