import { dirname, join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { kindAt, listFolder, readTextAt } from '../disk/disk.ts';
import { namesIn } from '../manuscript/disk-world.ts';
import { BOOK_FILE } from '../manuscript/text-file.ts';
import { isMarkdown } from '../manuscript/text-names.ts';
import type { Unsaved } from '../manuscript/unsaved-world.ts';
import { RECORD } from './build-record.ts';
import { isOfProgram } from './of-program.ts';

/** What is built where no path is given, and this folder is no manuscript itself. */
const USUAL = 'manuscript';

/** What a folder has for warraq. */
export interface Here {
  /** The manuscript: the folder itself, or `manuscript` in it. */
  readonly manuscript:
    | { readonly path: string; readonly title: string | undefined; readonly texts: number }
    | undefined;
  /** Markdown files of a folder that is no manuscript, but for those about the folder. */
  readonly texts: readonly string[];
  /** Files of other programs that can be imported. */
  readonly others: readonly string[];
  /** The editions that were made: the names of their records in `dist`, without the ending. */
  readonly editions: readonly string[];
}

/**
 * The manuscript that is meant by a word, if anything is there; by none, what is built where no path is given: this folder, if it has a
 * `book.yaml` and no `manuscript` in it.
 */
export async function manuscriptAt(word: string): Promise<string | undefined>;
export async function manuscriptAt(): Promise<string>;
export async function manuscriptAt(word?: string): Promise<string | undefined> {
  if (word === undefined) return usualPath('.');
  return (await kindAt(word)) === 'missing' ? undefined : word;
}

async function usualPath(folder: string): Promise<string> {
  if ((await kindAt(join(folder, USUAL))) !== 'missing') return USUAL;
  return (await kindAt(join(folder, BOOK_FILE))) === 'file' ? '.' : USUAL;
}

/**
 * The manuscript that a file is of, for one who has that file open: the nearest folder above it with a `book.yaml`; the file itself where
 * there is none, and it is Markdown; undefined for another file. `unsaved`: texts as an editor has them.
 */
export async function manuscriptOf(path: string, unsaved: Unsaved = new Map()): Promise<string | undefined> {
  const file = resolve(path);
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const settings = join(folder, BOOK_FILE);
    if (unsaved.has(settings) || (await kindAt(settings)) === 'file') return folder;
    if (folder === dirname(folder)) return isMarkdown(file) ? file : undefined;
  }
}

/** Look what is in a folder; nothing is read but the title of the manuscript. */
export async function lookHere(folder = '.'): Promise<Here> {
  const names = await namesIn(folder);
  const path = await usualPath(folder);
  const isManuscript = path !== USUAL || (await kindAt(join(folder, USUAL))) === 'folder';
  const editions = (await listFolder(join(folder, 'dist')).catch(() => undefined)) ?? [];
  return {
    manuscript: isManuscript
      ? { path, title: await titleIn(join(folder, path)), texts: (await textsIn(join(folder, path))).length }
      : undefined,
    texts: isManuscript ? [] : await textsIn(folder),
    others: names.filter(isOfProgram),
    editions: editions
      .filter(({ name }) => name.endsWith(RECORD))
      .map(({ name }) => name.slice(0, -RECORD.length)),
  };
}

async function textsIn(folder: string): Promise<readonly string[]> {
  const names = await namesIn(folder);
  return names.filter(
    (name) => isMarkdown(name) && !/^_|^(?:readme|license|changelog|contributing)\./i.test(name),
  );
}

/** The title in the settings, if they are well enough for it. */
async function titleIn(folder: string): Promise<string | undefined> {
  const yaml = await readTextAt(join(folder, BOOK_FILE)).catch(() => undefined);
  const document = yaml === undefined ? undefined : parseDocument(yaml);
  const title: unknown = document?.errors.length === 0 ? document.get('title') : undefined;
  return typeof title === 'string' ? title : undefined;
}
