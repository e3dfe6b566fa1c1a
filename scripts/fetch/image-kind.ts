/** The kinds of images that are fetched, by the endings of their names. */
export type ImageKind = 'png' | 'jpg' | 'gif' | 'webp' | 'svg';

/** What each begins with, byte by byte (PNG, JPEG and GIF: WHATWG MIME Sniffing, 6.1; SVG: an element, behind what XML may have before it). */
const BEGINNINGS: Readonly<Record<ImageKind, RegExp>> = {
  png: /^\x89PNG\r\n/,
  jpg: /^\xff\xd8\xff/,
  gif: /^GIF8[79]a/,
  webp: /^RIFF[\s\S]{4}WEBPVP/,
  svg: /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*>\s*)*(?:<!DOCTYPE\s[^>]*>\s*)?(?:<!--[^>]*>\s*)*<svg[\s>]/,
};

/** How much is looked at, in bytes. */
const HEAD = 4096;

/** What kind of image bytes are, by what they begin with. */
export function imageKind(bytes: Uint8Array): ImageKind | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1');
  return (Object.keys(BEGINNINGS) as ImageKind[]).find((kind) => BEGINNINGS[kind].test(head));
}
