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

/** The identifier of a publication: ISBN, DOI or UUID if given, else one made from title, authors and language. */
export function identifierOf({ settings }: Book): string {
  const { isbn, doi, uuid } = settings.identifier;
  if (isbn) return `urn:isbn:${isbn.replace(/[\s-]/g, '')}`;
  if (doi) return `https://doi.org/${doi.replace(/^https?:\/\/(dx\.)?doi\.org\//, '')}`;
  if (uuid) return `urn:uuid:${uuid}`;
  return `urn:uuid:${nameUuid([settings.title, settings.subtitle, settings.language, ...settings.author.map((one) => one.name)].join('\n'))}`;
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
