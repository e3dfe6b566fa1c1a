import { posix } from 'node:path';
import { imageSize } from 'image-size';
import type { Image, Root } from 'mdast';
import { decodedAddress } from '../book/address.ts';
import type { Asset } from '../book/book.ts';
import type { TextFile } from '../book/text-file.ts';
import { visit } from '../book/visit.ts';
import type { World } from '../book/world.ts';
import type { RuleFacts } from '../diagnostics/facts.ts';
import { Kinds } from '../diagnostics/kinds.ts';
import { MessageList, type Report, type Told } from '../diagnostics/report.ts';
import { withoutControls } from '../language/controls.ts';
import type { Drawing } from './drawing/read-drawing.ts';
import { embeddedImage } from './embedded-image.ts';
import { FetchedImages, webAddress } from './fetched.ts';
import type { KeptImages, KnownImage } from './kept-images.ts';
import { LIMITS } from './limits.ts';
import { type Attachments, attachmentsOf } from './obsidian.ts';
import { damageOf } from './whole-image.ts';

/** EPUB 3.3 core media types for images (§ 3.2). */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/** Folders that tools take for the root of a book's addresses, beside its own. */
const ROOTS = ['', 'static/', 'public/', 'docs/', 'src/', 'content/', 'assets/'];

/** Folders of what is attached to notes. */
const ATTACHMENTS = [
  'attachments',
  '_attachments',
  'assets',
  'images',
  'img',
  'media',
  'files',
  'پیوست',
  'پیوست‌ها',
  'تصاویر',
];

/** Why an image can't be used. */
type Fault = {
  [Rule in FaultRule]: { readonly rule: Rule; readonly facts: RuleFacts[Rule] };
}[FaultRule];
type FaultRule = `image-${'exists' | 'inside' | 'readable' | 'within-limits'}`;

/** The images of a book, each read once. */
export class Images {
  /** By their paths in the book's folder. */
  readonly assets = new Map<string, Asset>();
  /** The drawings of which something is to be said, and what; by their paths. */
  readonly drawings = new Map<string, Told>();
  /** Those of the web that are shown by their addresses alone. */
  readonly remote: string[] = [];
  readonly #fetched: FetchedImages;
  readonly #world: World;
  readonly #report: Report;
  readonly #kept: KeptImages | undefined;
  /** The folders that have texts, once they were asked for. */
  #folders: readonly string[] | undefined;
  /** Where Obsidian puts what is attached, once it was asked for. */
  #attachments: { readonly of: Attachments | undefined } | undefined;
  /** Drawings that can't be shown, which was told. */
  readonly #refused = new Set<string>();

  /** `kept`: what is known of images that were read before. */
  constructor(world: World, report: Report, kept?: KeptImages) {
    this.#world = world;
    this.#kept = kept;
    this.#report = report;
    this.#fetched = new FetchedImages(world, report);
  }

  /** The record of what was fetched, and the settings that say where images are, as far as these were asked for. */
  get records(): readonly TextFile[] {
    return [this.#fetched.file, this.#attachments?.of?.file].filter((file) => file !== undefined);
  }

  /**
   * Read the images that a chapter shows; each image's `url` becomes its path in the book's folder. Of one of the web that nobody has
   * fetched only its address is shown: nothing is fetched here. `base` is the folder of the chapter's file.
   */
  async readAll(tree: Root, file: TextFile, base: string): Promise<void> {
    const images: Image[] = [];
    visit(tree, 'image', (node) => void images.push(node));
    const kinds = new Kinds();
    for (const image of images.filter(({ data }) => data?.absent === undefined)) {
      const embedded = await this.#embedded(image.url);
      if (embedded) {
        if (!image.alt) this.#report(file, 'image-has-alt', {}, image);
        image.url = embedded.path;
        continue;
      }
      const scheme = schemeOf(image.url);
      const isLocal = scheme === undefined || scheme === 'file:';
      const address = isLocal ? image.url : await this.#keptAddress(image, file, kinds);
      if (address === undefined) continue;
      if (!image.alt) this.#report(file, 'image-has-alt', {}, image);
      const found = await this.find(address, isLocal ? base : '', image.data?.embedded !== undefined);
      if (found && 'rule' in found) this.#report(file, found.rule, found.facts, image, { actual: image.url });
      else if (found) image.url = found.path;
    }
    kinds.tell();
  }

  /** The image that stands in its own address; undefined where it is none that can be shown. */
  async #embedded(address: string): Promise<Asset | undefined> {
    const image = embeddedImage(address);
    if (!image || image.bytes.length > LIMITS.imageBytes) return undefined;
    const { path, bytes } = image;
    const found = this.assets.get(path) ?? (await this.#ofBytes(path, bytes, shortened(address)));
    if (!found || 'rule' in found) return undefined;
    const asset = { ...found, embedded: true } as const;
    this.assets.set(path, asset);
    return asset;
  }

  /** The address of the file that was fetched for an image of the web; where there is none, the image's own address is shown. */
  async #keptAddress(image: Image, file: TextFile, kinds: Kinds): Promise<string | undefined> {
    const isWeb = webAddress(image.url) !== undefined;
    const kept = isWeb ? await this.#fetched.find(image.url) : undefined;
    if (kept?.state === 'whole') return encodeURI(kept.path);
    if (isWeb && kept?.state !== 'changed') this.remote.push(image.url);
    if (kept) {
      const facts = { fault: kept.state, path: kept.path, address: shortened(image.url) };
      this.#report(file, 'image-as-fetched', facts, image, { actual: image.url });
      return undefined;
    }
    image.data = { ...image.data, absent: isWeb ? image.url : '' };
    const { url: actual } = image;
    kinds.add('', (more) =>
      this.#report(file, 'image-local', { address: shortened(actual), more }, image, { actual }),
    );
    return undefined;
  }

  /**
   * Find one image by the address it is written with; undefined for a drawing whose own fault was told. `isNamed`: the address may be the
   * name alone of a file that lies elsewhere.
   */
  async find(address: string, base: string, isNamed = false): Promise<Asset | Fault | undefined> {
    const scheme = schemeOf(address);
    if (scheme === 'file:') return { rule: 'image-inside', facts: { fault: 'file-address' } };
    const path = await this.#pathOf(decodedAddress(address), base, isNamed);
    if (this.#refused.has(path)) return undefined;
    const known = this.assets.get(path);
    if (known) return known;
    const standing = path.startsWith('/') || scheme ? 'outside' : await this.#world.standing(path);
    if (standing === 'outside') return { rule: 'image-inside', facts: { fault: 'outside', address } };
    if (standing === 'special' || standing === 'folder')
      return { rule: 'image-readable', facts: { fault: standing, address } };
    if (standing !== 'file') return { rule: 'image-exists', facts: { address } };
    if ((await this.#world.size(path)) > LIMITS.imageBytes)
      return {
        rule: 'image-within-limits',
        facts: { fault: 'bytes', address, megabytes: LIMITS.imageBytes / 1e6 },
      };
    return this.#read(path, address);
  }

  /** Where a file of an address lies: beside the text, or where other tools have the root of addresses. */
  async #pathOf(address: string, base: string, isNamed: boolean): Promise<string> {
    const own = posix.normalize(address.startsWith('/') ? address : posix.join(base, address));
    if (this.assets.has(own) || address.startsWith('..')) return own;
    if (!address.startsWith('/') && (await this.#world.standing(own)) !== 'missing') return own;
    for (const root of ROOTS) {
      const path = posix.join(root, address).replace(/^\/+/, '');
      if ((await this.#world.standing(path)) === 'file') return path;
    }
    return (isNamed ? await this.#byName(address, base) : undefined) ?? own;
  }

  /**
   * The only file of a name in the folder that the settings of Obsidian name for what is attached; else in the folders of the texts, and
   * in those beside them that tools have for it: Obsidian knows its images by their names alone.
   */
  async #byName(name: string, base: string): Promise<string | undefined> {
    if (name === '' || name.includes('/')) return undefined;
    this.#folders ??= [...new Set(['.', ...(await this.#world.texts()).map((path) => posix.dirname(path))])];
    this.#attachments ??= { of: await attachmentsOf(this.#world) };
    const { folderOf } = this.#attachments.of ?? {};
    const usual = this.#folders.flatMap((folder) =>
      ['', ...ATTACHMENTS].map((inner) => posix.join(folder, inner)),
    );
    for (const folders of [...(folderOf ? [[folderOf(base)], this.#folders.map(folderOf)] : []), usual]) {
      const found = await this.#files(folders, name);
      if (found.length === 1) return found[0];
    }
    return undefined;
  }

  /** The files of a name in folders. */
  async #files(folders: readonly string[], name: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (const path of new Set(folders.map((folder) => posix.join(folder, name))))
      if ((await this.#world.standing(path)) === 'file') found.push(path);
    return found;
  }

  async #read(path: string, address: string): Promise<Asset | Fault | undefined> {
    return this.#ofBytes(path, await this.#world.read(path), address);
  }

  async #ofBytes(path: string, written: Uint8Array, address: string): Promise<Asset | Fault | undefined> {
    const known = this.#kept?.find(path, written);
    if (known) return this.#add(path, known);
    const drawing = isXml(written) ? await this.#drawing(path, written) : undefined;
    if (isXml(written) && !drawing) return undefined;
    const asset = describe(path, drawing?.bytes ?? written);
    if (!asset) return { rule: 'image-readable', facts: { fault: 'unknown', address } };
    if (isTooLarge(asset))
      return {
        rule: 'image-within-limits',
        facts: { fault: 'pixels', address, width: asset.width, height: asset.height },
      };
    const damage = await damageOf(asset.mediaType, asset.bytes);
    if (damage !== undefined) return { rule: 'image-readable', facts: { fault: 'damaged', address, damage } };
    const whole = drawing ? { ...asset, drawing: drawing.tree } : asset;
    const image = { asset: whole, told: this.drawings.get(path) };
    this.#kept?.keep(path, written, image);
    return this.#add(path, image);
  }

  #add(path: string, { asset, told }: KnownImage): Asset {
    this.assets.set(path, asset);
    if (told) this.drawings.set(path, told);
    return asset;
  }

  /** A drawing of which nothing is kept but what draws. */
  async #drawing(path: string, bytes: Uint8Array): Promise<Drawing | undefined> {
    const file: TextFile = {
      path: this.#world.root ? posix.join(this.#world.root, path) : path,
      value: withoutControls(decodeXml(bytes)),
      isAsset: true,
    };
    const said = new MessageList();
    // A book without drawings needs no parser of XML.
    const { readDrawing } = await import('./drawing/read-drawing.ts');
    const drawing = readDrawing(file, said.report);
    if (!drawing) this.#refused.add(path);
    if (said.all.length > 0) this.drawings.set(path, { files: [file], messages: said.all });
    return drawing;
  }
}

/** The scheme of an address, with its colon; `//` where it is that of the page. */
function schemeOf(address: string): string | undefined {
  return /^([a-z][a-z\d+.-]*:|\/\/)/i.exec(address)?.[1]?.toLowerCase();
}

function shortened(address: string): string {
  return address.length > 80 ? `${address.slice(0, 79)}…` : address;
}

/** No image of pixels begins with a `<`, behind a byte order mark or space or not. */
function isXml(bytes: Uint8Array): boolean {
  return /^\s*</.test(decodeXml(bytes.subarray(0, 200)));
}

/** XML 1.0, appendix F: the encoding is that of a byte order mark, else the one declared, else UTF-8. */
function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const [, declared = 'utf-8'] = /^<\?xml[^>]*\bencoding=["']([\w.-]+)["']/.exec(head) ?? [];
  try {
    return new TextDecoder(marked ?? declared).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function isTooLarge({ mediaType, width, height }: Asset): boolean {
  const pixels = mediaType === 'image/svg+xml' ? 0 : width * height;
  return pixels > LIMITS.imagePixels || Math.max(width, height) > LIMITS.imageSide;
}

function describe(path: string, bytes: Uint8Array): Asset | undefined {
  try {
    const { width, height, type } = imageSize(bytes);
    const mediaType = MEDIA_TYPES[type ?? ''];
    return mediaType && width > 0 && height > 0 ? { path, mediaType, bytes, width, height } : undefined;
  } catch {
    return undefined;
  }
}
