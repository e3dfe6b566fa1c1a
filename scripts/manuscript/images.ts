import { posix } from 'node:path';
import { imageSize } from 'image-size';
import type { Image, Root } from 'mdast';
import type { VFile } from 'vfile';
import type { Asset } from '../book/book.ts';
import { visit } from '../book/visit.ts';
import type { World } from '../book/world.ts';
import { report } from '../diagnostics/report.ts';
import type { RuleId } from '../diagnostics/rules.ts';

/** EPUB 3.3 core media types for images (§ 3.2). */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/** Why an image can't be used. */
interface Fault {
  readonly rule: RuleId;
  readonly reason: string;
}

/**
 * Read the images that a chapter shows into `assets`; each image's `url` becomes its path in the book's folder, which is
 * its key in `assets`. `base` is the folder of the chapter's file.
 */
export async function readImages(
  tree: Root,
  file: VFile,
  base: string,
  world: World,
  assets: Map<string, Asset>,
): Promise<void> {
  const images: Image[] = [];
  visit(tree, 'image', (node) => void images.push(node));
  for (const image of images) {
    if (!image.alt) report(file, 'image-has-alt', 'image without a text alternative', image);
    const found = await findImage(image.url, base, world, assets);
    if ('rule' in found) report(file, found.rule, found.reason, image, { actual: image.url });
    else image.url = found.path;
  }
}

/** Find one image by the address it is written with. */
export async function findImage(
  address: string,
  base: string,
  world: World,
  assets: Map<string, Asset>,
): Promise<Asset | Fault> {
  const scheme = /^([a-z][a-z\d+.-]*:|\/\/)/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === 'file:')
    return { rule: 'image-inside', reason: 'unexpected file: address, expected a path in the book’s folder' };
  if (scheme)
    return { rule: 'image-local', reason: `unexpected remote image, expected a path in the book’s folder` };
  const path = posix.normalize(posix.join(base, decoded(address)));
  const known = assets.get(path);
  if (known) return known;
  const standing = address.startsWith('/') ? 'outside' : await world.standing(path);
  if (standing === 'outside')
    return { rule: 'image-inside', reason: `image «${address}» lies outside the book’s folder` };
  if (standing !== 'file') return { rule: 'image-exists', reason: `image «${address}» is not there` };
  const bytes = await world.read(path);
  const asset = describe(path, bytes);
  if (!asset)
    return { rule: 'image-readable', reason: `image «${address}» is of a kind that no edition can show` };
  assets.set(path, asset);
  return asset;
}

function describe(path: string, bytes: Uint8Array): Asset | undefined {
  try {
    const { width, height, type } = imageSize(bytes);
    const mediaType = MEDIA_TYPES[type ?? ''];
    return mediaType ? { path, mediaType, bytes, width, height } : undefined;
  } catch {
    return undefined;
  }
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
