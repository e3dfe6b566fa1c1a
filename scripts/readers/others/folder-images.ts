import { posix } from 'node:path';
import type { Root } from 'mdast';
import { visit } from '../../book/visit.ts';
import type { World } from '../../book/world.ts';
import { silent } from '../../diagnostics/report.ts';
import {
  FETCHED_FOLDER,
  FETCHED_RECORD,
  FetchedImages,
  fetchedRecord,
  webAddress,
} from '../../manuscript/fetched.ts';
import { Images } from '../../manuscript/images.ts';
import { freeName } from '../free-name.ts';
import type { ImportedImage } from '../imported.ts';

/** The images of a folder of texts, with the places that they have in a manuscript. */
export interface FolderImages {
  /** Where each is, by where it was. */
  readonly paths: ReadonlyMap<string, string>;
  readonly files: readonly ImportedImage[];
  /** Where the image of an address of a text is; undefined for one that is not there, or not of the folder. */
  at(address: string, text: string): string | undefined;
}

/** All images that texts show, by the paths of the texts: each is in `images/`. */
export async function imagesOf(
  texts: readonly { readonly path: string; readonly tree: Root }[],
  world: World,
): Promise<FolderImages> {
  const images = new Images(world, silent);
  const found = new Map<string, string>();
  // What is not there keeps its address: no image gets its name.
  const names = new Set<string>();
  for (const { path, tree } of texts) {
    for (const [address, isNamed] of addressesIn(tree)) {
      const asset = await images.find(address, posix.dirname(path), isNamed);
      if (asset && 'path' in asset) found.set(keyOf(address, path), asset.path);
      else names.add(posix.basename(address).toLowerCase());
    }
  }
  const paths = new Map(
    [...images.assets.keys()].map((path) => [path, `images/${freeName(posix.basename(path), names)}`]),
  );
  const files = [...paths].map(async ([from, path]) => ({ path, bytes: await world.read(from) }));
  return {
    paths,
    files: [...(await Promise.all(files)), ...(await fetchedFor(texts, world))],
    at: (address, text) => paths.get(found.get(keyOf(address, text)) ?? ''),
  };
}

/** What was fetched for the texts before, where it is, with its record. */
async function fetchedFor(
  texts: readonly { readonly tree: Root }[],
  world: World,
): Promise<readonly ImportedImage[]> {
  const shown = new Set(texts.flatMap(({ tree }) => [...remoteIn(tree)]));
  const all = await new FetchedImages(world, silent).entries();
  const entries = all.filter(({ address }) => shown.has(address));
  if (entries.length === 0) return [];
  const files: ImportedImage[] = [];
  for (const path of new Set(entries.map(({ file }) => posix.join(FETCHED_FOLDER, file))))
    if ((await world.standing(path)) === 'file') files.push({ path, bytes: await world.read(path) });
  const record = new TextEncoder().encode(fetchedRecord(entries));
  return [...files, { path: posix.join(FETCHED_FOLDER, FETCHED_RECORD), bytes: record }];
}

/** The addresses of images of the web. */
export function remoteIn(tree: Root): ReadonlySet<string> {
  const addresses = new Set<string>();
  visit(tree, 'image', ({ url, data }) => {
    const address = data?.absent === undefined ? webAddress(url) : undefined;
    if (address !== undefined) addresses.add(address);
  });
  return addresses;
}

function keyOf(address: string, text: string): string {
  return JSON.stringify([text, address]);
}

/** The addresses of a text, and whether one may be the name alone of a file. */
function addressesIn(tree: Root): ReadonlyMap<string, boolean> {
  const addresses = new Map<string, boolean>();
  visit(tree, 'image', ({ url, data }) => {
    if (data?.absent === undefined && !isRemote(url))
      addresses.set(url, data?.embedded !== undefined || addresses.get(url) === true);
  });
  return addresses;
}

/** Whether an address has a scheme, or that of its page. */
function isRemote(address: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address);
}
