import { createHash } from 'node:crypto';
import type { Asset, Book } from '../../book/book.ts';
import { isbnUrn } from '../../book/identifiers.ts';

/** A file of the package besides the package document itself. */
export interface ManifestItem {
  readonly id: string;
  /** Below `OEBPS/`. */
  readonly href: string;
  readonly mediaType: string;
  readonly properties?: string;
  readonly content: string | Uint8Array;
  /** In the spine, in the order of the items. */
  readonly spine?: boolean;
}

/** What names the edition whose pages are marked: its ISBN, else what it is called. */
export function printEditionOf({ settings }: Book): string {
  const isbn = settings.identifier['print-isbn'] ?? settings.identifier.isbn;
  if (isbn) return isbnUrn(isbn);
  return [settings.title, settings.edition, settings.publisher, settings.date, 'PDF']
    .filter(Boolean)
    .join('، ');
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
