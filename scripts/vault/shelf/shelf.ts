import { extname } from 'node:path';
import { imageSize } from 'image-size';
import { type Format, folderOf, formatOf } from '../../book/artifact.ts';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { readBytes } from '../../disk/disk.ts';
import type { Placed } from '../../disk/place-set.ts';
import { fileName } from '../../language/slug.ts';
import { FORMATS } from '../../targets/formats.ts';
import { filesOf } from '../inventory.ts';
import { contentPath, type DamagedObject, type StoredObject } from '../read.ts';
import { describedIn, recordOf, type StoredTitle, unlessDamaged } from '../titles.ts';
import { BOARD, boardPng } from './board.ts';
import { livePart } from './live-web.ts';

/** A title on the shelf. */
export interface ShelfTitle {
  readonly id: string;
  readonly title: string;
  /** The folder of its files, below the shelf. */
  readonly folder: string;
  /** Newest first. */
  readonly editions: readonly ShelfEdition[];
}

/** An edition on the shelf. Addresses are below the shelf, with `/`, not encoded. */
export interface ShelfEdition {
  readonly version: string;
  readonly label: string;
  readonly created: string;
  readonly folder: string;
  /** Its JSON-LD. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly pages: number | undefined;
  readonly cover: ShelfImage;
  readonly downloads: readonly Download[];
}

export interface ShelfImage {
  readonly href: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
}

export interface Download {
  readonly format: Format;
  readonly href: string;
  readonly sha512: string;
}

/** A file to be copied from an archive to the shelf. */
export interface Copied {
  readonly from: string;
  readonly to: string;
}

const IMAGES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
};
/** The picture of editions that have none. */
export const BOARD_FILE = 'board.png';
/** Archived outputs. */
const OUTPUTS = 'outputs/';
/** What of them stands in the folder of a site: it is opened in a browser where it is. */
const SITES = FORMATS.filter(({ isSite }) => isSite).map((format) => folderOf(format)!);

/** A shelf: what stands on it, which files it takes from the archive, which it makes, and which titles it could not read. */
export interface Arranged {
  readonly titles: readonly ShelfTitle[];
  readonly copied: readonly Copied[];
  readonly made: readonly Placed[];
  readonly damaged: readonly DamagedObject[];
  readonly leftOff: readonly LeftOff[];
}

/** A web edition that stands on no shelf, since it may do something in the browser of who reads it. */
export interface LeftOff {
  readonly title: string;
  readonly version: string;
  /** The file, and what there is in it. */
  readonly path: string;
  readonly why: string;
}

/**
 * Put titles on a shelf; one that is damaged is left out, and hides no other. A web edition that may run something is left off.
 */
export async function arrange(titles: readonly StoredTitle[]): Promise<Arranged> {
  const taken = new Set<string>();
  const arranged: ShelfTitle[] = [];
  const copied: Copied[] = [];
  const damaged: DamagedObject[] = [];
  const leftOff: LeftOff[] = [];
  for (const stored of titles) {
    const folder = freeName(fileName(stored.title) || 'book', taken);
    const one = await unlessDamaged(() => shelfTitle(stored, folder));
    if (one instanceof WarraqError) damaged.push({ folder: stored.object.folder, fault: one });
    else {
      arranged.push(one.title);
      copied.push(...one.copied);
      leftOff.push(...one.leftOff);
    }
  }
  const needsBoard = arranged.some(({ editions }) => editions.some(({ cover }) => cover.href === BOARD_FILE));
  return {
    titles: arranged,
    copied,
    made: needsBoard ? [{ path: BOARD_FILE, bytes: boardPng() }] : [],
    damaged,
    leftOff,
  };
}

async function shelfTitle({ object, id, title, editions }: StoredTitle, folder: string) {
  const shelved: ShelfEdition[] = [];
  const copied: Copied[] = [];
  const leftOff: LeftOff[] = [];
  for (const { version, label, created } of editions) {
    const place = `${folder}/${version}`;
    const edition = await shelfEdition(object, version, place);
    shelved.unshift({ version, label, created, folder: place, ...edition.edition });
    copied.push(...edition.copied);
    if (edition.live) leftOff.push({ title, version, ...edition.live });
  }
  return { title: { id, title, folder, editions: shelved }, copied, leftOff };
}

async function shelfEdition(object: StoredObject, version: string, place: string) {
  const all = [...filesOf(object.inventory, version)]
    .filter(([path]) => path.startsWith(OUTPUTS))
    .map(([path, file]) => ({ path: path.slice(OUTPUTS.length), ...file }));
  const live = await liveIn(object, all);
  const outputs = all.filter(({ path }) => (isOfSite(path) ? !live : formatOf(path, FORMATS) !== undefined));
  const downloads = outputs.flatMap(({ path, digest }): Download[] => {
    const format = formatOf(path, FORMATS);
    return format ? [{ format, href: `${place}/${path}`, sha512: digest }] : [];
  });
  const cover = outputs.find(({ path }) => isOfSite(path) && /^[^/]+\/cover\.\w+$/.test(path));
  return {
    edition: {
      metadata: await describedIn(object, version),
      pages: (await recordOf(object, version))?.pageMap?.pages,
      cover: await imageOf(object, cover, place),
      downloads,
    },
    live,
    copied: await Promise.all(
      outputs.map(async ({ path, content }) => ({
        from: await contentPath(object, content),
        to: `${place}/${path}`,
      })),
    ),
  };
}

/** The first file of a web edition that may do something, and why; undefined where none may. */
async function liveIn(
  object: StoredObject,
  outputs: readonly { readonly path: string; readonly content: string }[],
): Promise<Pick<LeftOff, 'path' | 'why'> | undefined> {
  for (const { path, content } of outputs) {
    if (!isOfSite(path)) continue;
    const why = livePart(path, await readBytes(await contentPath(object, content)));
    if (why !== undefined) return { path, why };
  }
  return undefined;
}

function isOfSite(path: string): boolean {
  return SITES.some((folder) => path.startsWith(folder));
}

async function imageOf(
  object: StoredObject,
  cover: { path: string; content: string } | undefined,
  place: string,
): Promise<ShelfImage> {
  const board = { href: BOARD_FILE, mediaType: 'image/png', ...BOARD };
  const mediaType = cover && IMAGES[extname(cover.path)];
  if (!cover || !mediaType) return board;
  const bytes = await readBytes(await contentPath(object, cover.content));
  try {
    const { width, height } = imageSize(bytes);
    return { href: `${place}/${cover.path}`, mediaType, width, height };
  } catch {
    return board;
  }
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${name}-${count}`;
  taken.add(free.toLowerCase());
  return free;
}
