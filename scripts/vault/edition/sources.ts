import { relative } from 'node:path';
import type { VFile } from 'vfile';
import type { Book } from '../../book/book.ts';

/** The files that a book is made of, by their paths below its folder, with `/`: all that a build has read, and nothing else. */
export function sourcesOf(book: Book, files: readonly VFile[], folder: string): readonly string[] {
  const read = files
    .filter((file) => String(file).length > 0)
    .map((file) => relative(folder, file.path).replaceAll('\\', '/'));
  const own = [
    ...book.assets.keys(),
    ...(book.cover ? [book.cover.path] : []),
    ...(book.settings.style === undefined ? [] : [book.settings.style]),
  ];
  return [...new Set([...read, ...own])].sort();
}
