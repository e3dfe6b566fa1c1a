import { basename, dirname } from 'node:path';
import { VFile } from 'vfile';
import type { World } from '../book/world.ts';
import { report } from '../diagnostics/report.ts';
import { diskWorld, kindOfPath } from './disk-world.ts';
import { type Reading, readBook } from './read.ts';
import type { ReadOptions } from './read-options.ts';

/** A manuscript that a path of the command line leads to. */
export interface Manuscript {
  /** The book's folder, and the one file in it that is the manuscript, if it is one. */
  readonly folder: string;
  readonly only: string | undefined;
  /** How many bytes of Markdown it has, roughly; nothing is read for it. */
  length(): Promise<number>;
  read(): Promise<Reading>;
}

/** Open a folder with `book.yaml` and Markdown files, or one Markdown file. Where nothing is, reading says so. */
export async function openManuscript(
  path: string,
  epoch: string | undefined,
  options: ReadOptions = {},
): Promise<Manuscript> {
  const kind = await kindOfPath(path);
  if (kind === 'missing' || kind === 'special') return refused(path, kind);
  const folder = kind === 'folder' ? path : dirname(path);
  const world = diskWorld(folder, epoch);
  const only = kind === 'file' ? basename(path) : undefined;
  return { folder, only, length: () => lengthOf(world, only), read: () => readBook(world, only, options) };
}

function refused(path: string, fault: 'missing' | 'special'): Manuscript {
  const file = new VFile({ path: path || '.', value: '' });
  report(file, 'path-exists', { fault, path });
  const reading = { book: undefined, files: [file], found: undefined };
  return { folder: path, only: undefined, length: async () => 0, read: async () => reading };
}

async function lengthOf(world: World, only: string | undefined): Promise<number> {
  const names = only === undefined ? (await world.list()).filter((name) => name.endsWith('.md')) : [only];
  const sizes = await Promise.all(names.map((name) => world.size(name)));
  return sizes.reduce((sum, size) => sum + size, 0);
}
