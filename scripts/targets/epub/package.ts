import { createHash } from 'node:crypto';
import type { Asset, Book } from '../../book/book.ts';

/** A file of the package besides the package document itself. */
export interface Item {
  readonly id: string;
  /** Below `OEBPS/`. */
  readonly href: string;
  readonly mediaType: string;
  readonly properties?: string;
  readonly content: string | Uint8Array;
  /** In the spine, in the order of the items. */
  readonly spine?: boolean;
}

/**
 * The identifiers of a publication, the first its own: ISBN, DOI and UUID as far as they are given, else one made from
 * title, authors and language.
 */
export function identifiersOf({ settings }: Book): readonly [string, ...string[]] {
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

/** What names the edition whose pages are marked: its ISBN, else what it is called. */
export function printEditionOf({ settings }: Book): string {
  const isbn = settings.identifier['print-isbn'] ?? settings.identifier.isbn;
  if (isbn) return isbnUrn(isbn);
  return [settings.title, settings.edition, settings.publisher, settings.date, 'PDF']
    .filter(Boolean)
    .join('، ');
}

function isbnUrn(isbn: string): string {
  return `urn:isbn:${isbn.replace(/[\s-]/g, '')}`;
}

/** A UUID of version 8 (RFC 9562, 5.8) from a SHA-256 digest. */
function nameUuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A file name for an asset that any reading system can take: its digest. */
export function assetHref(asset: Asset): string {
  const extension = {
    'image/png': 'png',
    'image/jpeg': 'jpg',
    'image/gif': 'gif',
    'image/webp': 'webp',
    'image/svg+xml': 'svg',
  }[asset.mediaType];
  return `images/${createHash('sha256').update(asset.bytes).digest('hex').slice(0, 16)}.${extension}`;
}
