import { createHash } from 'node:crypto';

/** An image of pixels within an address (RFC 2397), as Google Docs exports them. */
const EMBEDDED = /^data:image\/(png|jpe?g|gif|webp);base64,([A-Za-z\d+/\s]+={0,2})$/i;

export interface EmbeddedImage {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The bytes of an image that stands in its own address, and a name for it, by its digest; undefined where the address is another. */
export function embeddedImage(address: string): EmbeddedImage | undefined {
  const [, type, data] = EMBEDDED.exec(address) ?? [];
  if (type === undefined || data === undefined) return undefined;
  const bytes = new Uint8Array(Buffer.from(data, 'base64'));
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { path: `embedded-${digest}.${type.toLowerCase().replace('jpeg', 'jpg')}`, bytes };
}
