import { createHash } from 'node:crypto';
import type { Settings } from './settings.ts';

/**
 * The identifiers of a publication, the first its own: ISBN, DOI and UUID as far as they are given, else one made from
 * title, authors and language.
 */
export function identifiersOf(settings: Settings): readonly [string, ...string[]] {
  const { isbn, doi, uuid } = settings.identifier;
  const [first, ...others] = [
    ...(isbn ? [isbnUrn(isbn)] : []),
    ...(doi ? [`https://doi.org/${doi.replace(/^https?:\/\/(dx\.)?doi\.org\//, '')}`] : []),
    ...(uuid ? [`urn:uuid:${uuid}`] : []),
  ];
  if (first !== undefined) return [first, ...others];
  const authors = settings.author.map((one) => one.name);
  return [
    `urn:uuid:${nameUuid([settings.title, settings.subtitle, settings.language, ...authors].join('\n'))}`,
  ];
}

/** An ISBN as a URN (RFC 3187). */
export function isbnUrn(isbn: string): string {
  return `urn:isbn:${isbn.replace(/[\s-]/g, '')}`;
}

/** A UUID of version 8 (RFC 9562, 5.8) from a SHA-256 digest. */
function nameUuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
