import { basename, dirname, join, resolve } from 'node:path';
import type { World } from '../book/world.ts';
import type { ValueStore } from '../cache/kept-value.ts';
import { MessageList } from '../diagnostics/report.ts';
import { diskWorld, kindOfPath, namesIn } from './disk-world.ts';
import type { ReadOptions } from './read-options.ts';
import type { Reading } from './reading.ts';
import { type Asked, isUnchanged, tracedWorld } from './traced-world.ts';
import { type Unsaved, unsavedWorld } from './unsaved-world.ts';

/** A manuscript that a path of the command line leads to. */
export interface Manuscript {
  /** The book's folder, and the one file in it that is the manuscript, if it is one. */
  readonly folder: string;
  readonly only: string | undefined;
  /** SOURCE_DATE_EPOCH as a date, if it is set. */
  readonly sourceDate: Date | undefined;
  /** How many bytes of Markdown it has, roughly; nothing is read for it. */
  length(): Promise<number>;
  /** It is read once, however often it is asked for. `store`: see `ReadOptions`. */
  read(store?: ValueStore): Promise<Reading>;
  /** What reading has asked of the folder so far. */
  trace(): readonly Asked[];
  /** Whether the folder would answer the same now. */
  isUnchanged(trace: readonly Asked[]): Promise<boolean>;
}

/**
 * Open a folder with `book.yaml` and Markdown files, or one Markdown file. Where nothing is, reading says so. `options` are asked for
 * when it is read for the first time. `overrule`: lets its settings say something else; `unsaved`: texts as an editor has them.
 */
export async function openManuscript(
  path: string,
  epoch: string | undefined,
  options: () => Promise<Omit<ReadOptions, 'store'>>,
  overrule: (world: World, only: string | undefined) => World = (world) => world,
  unsaved: Unsaved = new Map(),
): Promise<Manuscript> {
  const place = await placeOf(path, unsaved);
  if ('fault' in place) return refused(path, place.fault, await nearPath(path));
  const { folder, only } = place;
  const world = overrule(unsavedWorld(diskWorld(folder, epoch), unsaved), only);
  const traced = tracedWorld(world);
  let reading: Promise<Reading> | undefined;
  return {
    folder,
    only,
    sourceDate: world.sourceDate,
    length: () => lengthOf(world, only),
    read: (store) => {
      reading ??= read(traced.world, only, async () => ({ ...(await options()), store }));
      return reading;
    },
    trace: traced.trace,
    isUnchanged: (trace) => isUnchanged(trace, world),
  };
}

/** What reads is loaded by who reads: an edition may be kept. */
async function read(
  world: World,
  only: string | undefined,
  options: () => Promise<ReadOptions>,
): Promise<Reading> {
  const [{ readBook }, how] = await Promise.all([import('./read.ts'), options()]);
  return readBook(world, only, how);
}

/** The book's folder and the one file in it that is the manuscript, if it is one; or what stands there instead. */
export async function placeOf(
  path: string,
  unsaved: Unsaved = new Map(),
): Promise<Pick<Manuscript, 'folder' | 'only'> | { readonly fault: 'missing' | 'special' }> {
  const onDisk = await kindOfPath(path);
  const kind = onDisk === 'missing' && unsaved.has(resolve(path)) ? 'file' : onDisk;
  if (kind === 'missing' || kind === 'special') return { fault: kind };
  return kind === 'folder'
    ? { folder: path, only: undefined }
    : { folder: dirname(path), only: basename(path) };
}

/** What stands in the same folder under a name that is almost the same: `article.md` for `artcle.md`. */
async function nearPath(path: string): Promise<string | undefined> {
  if (path === '') return undefined;
  const folder = dirname(path);
  const { nearest } = await import('../diagnostics/nearest.ts');
  const name = nearest(basename(path), await namesIn(folder));
  return name === undefined ? undefined : join(folder, name);
}

function refused(path: string, fault: 'missing' | 'special', near: string | undefined): Manuscript {
  const file = { path: path || '.', value: '' };
  const said = new MessageList();
  said.report(file, 'path-exists', fault === 'missing' ? { fault, path, near } : { fault, path });
  const reading = { book: undefined, files: [file], messages: said.all, found: undefined };
  return {
    folder: path,
    only: undefined,
    sourceDate: undefined,
    length: async () => 0,
    read: async () => reading,
    trace: () => [],
    isUnchanged: async () => false,
  };
}

async function lengthOf(world: World, only: string | undefined): Promise<number> {
  const names = only === undefined ? (await world.list()).filter((name) => name.endsWith('.md')) : [only];
  const sizes = await Promise.all(names.map((name) => world.size(name)));
  return sizes.reduce((sum, size) => sum + size, 0);
}
