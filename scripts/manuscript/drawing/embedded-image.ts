import { imageSize } from 'image-size';
import { LIMITS } from '../limits.ts';

/** Kinds of images that hold pixels and nothing else, as image-size names them. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/**
 * The `data:` address of an image, named for what its bytes are, whatever it calls itself: `data:;base64,iVBOR…` ->
 * `data:image/png;base64,iVBOR…`. Undefined where they are no image of pixels, or of too many.
 */
export function embeddedImage(address: string): string | undefined {
  const [, base64] = /^data:[^,]*;base64,([\sA-Za-z\d+/=]+)$/i.exec(address) ?? [];
  if (base64 === undefined) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  try {
    const { type, width, height } = imageSize(bytes);
    const mediaType = MEDIA_TYPES[type ?? ''];
    if (!mediaType || width * height > LIMITS.imagePixels) return undefined;
    return `data:${mediaType};base64,${bytes.toString('base64')}`;
  } catch {
    return undefined;
  }
}
