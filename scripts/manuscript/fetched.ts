import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { stringify } from 'yaml';
import * as z from 'zod';
import { text } from '../book/settings.ts';
import type { TextFile } from '../book/text-file.ts';
import type { World } from '../book/world.ts';
import type { Report } from '../diagnostics/report.ts';
import { checkYaml } from './settings-file.ts';
import { readText } from './text-file.ts';

/** Where images of the web are kept that were fetched for a book. */
export const FETCHED_FOLDER = 'images/fetched';

/** The record of them, in that folder. */
export const FETCHED_RECORD = 'fetched.yaml';

const fetchedImage = z.strictObject({
  /** As it is in the text; `https:` is put before one without a scheme. */
  address: text,
  /** Its name in the folder. */
  file: z.string().regex(/^[^/\\]+$/, 'the name of a file in the folder'),
  sha256: z.string().regex(/^[\da-f]{64}$/, 'a SHA-256 digest in hexadecimal digits'),
  /** When it was fetched: ISO 8601, in UTC. */
  date: text,
});

const record = z.array(fetchedImage);

/** An image of the web that is kept beside a book. */
export type FetchedEntry = Readonly<z.output<typeof fetchedImage>>;

/** The address of an image of the web, as the record has it; undefined for what is none. */
export function webAddress(address: string): string | undefined {
  if (address.startsWith('//')) return `https:${address}`;
  return /^https?:/i.test(address) ? address : undefined;
}

/** The text of the record, in the order of the addresses. */
export function fetchedRecord(entries: readonly FetchedEntry[]): string {
  const sorted = [...entries].sort((a, b) => (a.address < b.address ? -1 : 1));
  const said =
    '# Images of the web that «warraq --fetch» keeps beside this book: builds use these files, as long as their digests are right.\n';
  return said + stringify(sorted, { lineWidth: 0 });
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What is kept of an image: its path in the book's folder, and whether the file is still there, and the same. */
interface Kept {
  readonly path: string;
  readonly state: 'whole' | 'missing' | 'changed';
}

/** The images of the web that were fetched for a book: the record is read when it is asked for the first time. */
export class FetchedImages {
  readonly #world: World;
  #entries: Promise<readonly FetchedEntry[]> | undefined;
  /** The record, where it was read. */
  file: TextFile | undefined;
  readonly #report: Report;

  constructor(world: World, report: Report) {
    this.#world = world;
    this.#report = report;
  }

  entries(): Promise<readonly FetchedEntry[]> {
    this.#entries ??= this.#read();
    return this.#entries;
  }

  /** What is kept of the image of an address; undefined where nothing is. */
  async find(address: string): Promise<Kept | undefined> {
    const wanted = webAddress(address);
    const entry = (await this.entries()).find((one) => one.address === wanted);
    if (!entry) return undefined;
    const path = posix.join(FETCHED_FOLDER, entry.file);
    if ((await this.#world.standing(path)) !== 'file') return { state: 'missing', path };
    const isSame = sha256(await this.#world.read(path)) === entry.sha256;
    return { state: isSame ? 'whole' : 'changed', path };
  }

  async #read(): Promise<readonly FetchedEntry[]> {
    const path = posix.join(FETCHED_FOLDER, FETCHED_RECORD);
    if ((await this.#world.standing(path)) === 'missing') return [];
    this.file = await readText(this.#world, path, this.#report);
    return checkYaml(this.file, this.file.value, record, this.#report) ?? [];
  }
}
