import type { ImportedImage } from '../imported.ts';
import { PACKAGE_LIMITS, type Package } from '../package.ts';
import type { Relations } from './relations.ts';

/** The images that editions can show, by what their bytes begin with. */
const KINDS: readonly (readonly [begin: RegExp, ending: string])[] = [
  [/^\x89PNG/, 'png'],
  [/^\xff\xd8\xff/, 'jpg'],
  [/^GIF8/, 'gif'],
  [/^RIFF[\s\S]{4}WEBP/, 'webp'],
  [/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[\s\S]*?\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/, 'svg'],
];

export interface FoundImage {
  /** In the folder of the manuscript. */
  readonly path: string;
  /** Whether editions can show it. */
  readonly isShown: boolean;
  /** Such as EMF. */
  readonly kind: string;
}

/** The images of a file, each once, in the order in which they are shown: `images/image-1.png`. */
export class Images {
  readonly #file: Package;
  readonly #found = new Map<string, FoundImage>();
  readonly all: ImportedImage[] = [];
  readonly #bytes: ReadonlyMap<string, Uint8Array>;

  private constructor(file: Package, bytes: ReadonlyMap<string, Uint8Array>) {
    this.#file = file;
    this.#bytes = bytes;
  }

  /** Those that parts lead to are unpacked: reading them later needs no waiting. */
  static async of(file: Package, relations: readonly Relations[]): Promise<Images> {
    const bytes = new Map<string, Uint8Array>();
    for (const { type, target, isExternal } of relations.flatMap((one) => [...one.values()])) {
      if (type !== 'image' || isExternal || bytes.has(target)) continue;
      const content = await file.bytes(target, PACKAGE_LIMITS.media);
      if (content) bytes.set(target, content);
    }
    return new Images(file, bytes);
  }

  /** Undefined where the file has no such part. */
  find(part: string): FoundImage | undefined {
    const bytes = this.#bytes.get(part);
    if (!bytes || !this.#file.has(part)) return undefined;
    const known = this.#found.get(part);
    if (known) return known;
    const ending = endingOf(bytes);
    const own = /\.([a-z0-9]{1,5})$/i.exec(part)?.[1]?.toLowerCase() ?? 'bin';
    const path = `images/image-${this.all.length + 1}.${ending ?? own}`;
    const image = { path, isShown: ending !== undefined, kind: (ending ?? own).toUpperCase() };
    this.#found.set(part, image);
    this.all.push({ path, bytes });
    return image;
  }
}

function endingOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString('latin1');
  return KINDS.find(([begin]) => begin.test(head))?.[1];
}
