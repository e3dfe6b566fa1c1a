import { basename, extname, join } from 'node:path';
import { decodedAddress } from '../book/address.ts';
import { hasErrors, MessageList, silent } from '../diagnostics/report.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { hastyDisk, listFolder } from '../disk/disk.ts';
import { type Placed, placeSet } from '../disk/place-set.ts';
import { type FetchedImage, type FetchFault, type Get, imageGetter } from '../fetch/get.ts';
import { diskWorld } from '../manuscript/disk-world.ts';
import {
  FETCHED_FOLDER,
  FETCHED_RECORD,
  type FetchedEntry,
  FetchedImages,
  fetchedRecord,
  sha256,
  webAddress,
} from '../manuscript/fetched.ts';
import { freeName } from '../readers/free-name.ts';
import { openBook } from './open-book.ts';

export interface FetchOptions {
  /** A folder with `book.yaml` and Markdown files, or one Markdown file. */
  readonly path: string;
  /** Asked once, with all addresses, before anything is fetched; where it says no, nothing is. */
  readonly ask: (addresses: readonly string[]) => Promise<boolean>;
  /** The date in the record. */
  readonly now: Date;
  /** The book is a stranger's: its plug-ins are not loaded. */
  readonly untrusted?: boolean | undefined;
  /** Another way to the network than straight to the public internet. */
  readonly get?: Get;
  readonly signal?: AbortSignal | undefined;
}

export interface FetchResult {
  /** The folder of the images, and of their record. */
  readonly folder: string;
  readonly fetched: readonly { readonly address: string; readonly file: string; readonly bytes: number }[];
  readonly failed: readonly ({ readonly address: string } & FetchFault)[];
  /** How many images of the web the book had that nobody had fetched. */
  readonly found: number;
}

/** Images that are fetched at once. */
const MOST = 500;
/** Bytes of all of them. */
const MOST_BYTES = 500_000_000;
/** Those that are under way at the same time. */
const AT_ONCE = 4;

/**
 * Fetch the images of the web that a book shows, and keep them beside it with their addresses and digests: builds use these files from then
 * on, and reach for no network. A book that can't be read has none.
 *
 * @throws WarraqError `output-unwritable`, `disk-full`
 */
export async function fetchImages(options: FetchOptions): Promise<FetchResult> {
  const { path, ask, untrusted, get = imageGetter(), signal } = options;
  const { manuscript } = await openBook(path, undefined, { untrusted });
  const folder = join(manuscript.folder, FETCHED_FOLDER);
  const { found } = await manuscript.read();
  if (await isRecordFaulty(manuscript.folder)) return { folder, fetched: [], failed: [], found: 0 };
  const addresses = [...new Set((found?.remote ?? []).flatMap((one) => webAddress(one) ?? []))];
  const result = { folder, fetched: [], failed: [], found: addresses.length };
  if (addresses.length === 0 || !(await ask(addresses))) return result;
  const got = await getAll(addresses, get, signal);
  const images = got.flatMap(({ address, image }) => ('bytes' in image ? [{ address, ...image }] : []));
  const failed = got.flatMap(({ address, image }) => ('fault' in image ? [{ address, ...image }] : []));
  const fetched = images.length > 0 ? await keep(images, manuscript.folder, options) : [];
  return { ...result, fetched, failed };
}

/** A record that can't be read is not written over: a build says what is wrong with it. */
async function isRecordFaulty(root: string): Promise<boolean> {
  const said = new MessageList();
  await new FetchedImages(diskWorld(root, undefined), said.report).entries();
  return hasErrors(said.all);
}

interface Got {
  readonly address: string;
  readonly image: FetchedImage | FetchFault;
}

/** In the order of the addresses. */
async function getAll(
  addresses: readonly string[],
  get: Get,
  signal: AbortSignal | undefined,
): Promise<readonly Got[]> {
  const got: Got[] = [];
  let [next, bytes] = [0, 0];
  const work = async () => {
    for (let at = next++; at < addresses.length; at = next++) {
      const address = addresses[at]!;
      const image: Got['image'] =
        at >= MOST
          ? { fault: 'many', most: MOST }
          : bytes > MOST_BYTES
            ? { fault: 'size', megabytes: MOST_BYTES / 1e6 }
            : await get(address, signal);
      if ('bytes' in image) bytes += image.bytes.length;
      got[at] = { address, image };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return got;
}

type Image = FetchedImage & { readonly address: string };

/** Put images and record into the folder, all or none; what the record had stays, but for what was fetched anew. */
async function keep(
  images: readonly Image[],
  root: string,
  { now, signal }: FetchOptions,
): Promise<FetchResult['fetched']> {
  await refuseOutside(root);
  const folder = join(root, FETCHED_FOLDER);
  const before = await new FetchedImages(diskWorld(root, undefined), silent).entries();
  const known = before.filter(({ address }) => !images.some((one) => one.address === address));
  const standing = ((await listFolder(folder)) ?? []).map(({ name }) => name.toLowerCase());
  const names = new Set([...standing, ...known.map(({ file }) => file.toLowerCase())]);
  const date = now.toISOString().replace(/\.\d+Z$/, 'Z');
  const kept = images.map(({ address, bytes, kind }) => ({
    entry: { address, file: freeName(nameOf(address, kind), names), sha256: sha256(bytes), date },
    bytes,
  }));
  const entries: readonly FetchedEntry[] = [...known, ...kept.map(({ entry }) => entry)];
  const files: readonly Placed[] = [
    ...kept.map(({ entry, bytes }) => ({ path: entry.file, bytes })),
    { path: FETCHED_RECORD, bytes: new TextEncoder().encode(fetchedRecord(entries)) },
  ];
  await placeSet(folder, files, { disk: hastyDisk, signal, look: async () => new Set() });
  return kept.map(({ entry: { address, file }, bytes }) => ({ address, file, bytes: bytes.length }));
}

/** A folder of the book may be a link out of it, which nobody asked to write to. @throws WarraqError `output-unwritable` */
async function refuseOutside(root: string): Promise<void> {
  const world = diskWorld(root, undefined);
  for (const folder of ['images', FETCHED_FOLDER])
    if (!['folder', 'missing'].includes(await world.standing(folder)))
      throw new WarraqError('output-unwritable', { folder: join(root, folder), code: 'ENOTDIR' });
}

/** A name that reads as the image's own: `…/a%20b.php?x=1` of a PNG -> `a-b.png`. */
function nameOf(address: string, kind: string): string {
  const path = decodedAddress(new URL(address).pathname);
  const words = basename(path, extname(path)).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return `${[...words.join('-')].slice(0, 60).join('') || 'image'}.${kind}`;
}
