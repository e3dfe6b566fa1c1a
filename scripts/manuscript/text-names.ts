import { posix } from 'node:path';

/** How the names of texts in Markdown end. */
export const TEXT_ENDINGS: readonly string[] = ['.md', '.markdown', '.mdown', '.mkd', '.qmd', '.rmd', '.mdx'];

const INDEX = /(?:^|\/)(?:readme|_?index)$/i;

/** Whether a file's name says that it is Markdown. */
export function isMarkdown(path: string): boolean {
  return TEXT_ENDINGS.includes(posix.extname(path).toLowerCase());
}

/** `city/sea.md` -> `city/sea`; other names stay. */
export function withoutEnding(path: string): string {
  return isMarkdown(path) ? path.slice(0, -posix.extname(path).length) : path;
}

/** Whether a file opens the folder that it lies in: `README.md`, `index.md`, `_index.md`. */
export function isIndex(path: string): boolean {
  return INDEX.test(path.replace(/\.[a-z]+$/i, ''));
}

/** A path without the name of what opens its folder: `city/README` -> `city/`. */
export function withoutIndex(path: string): string {
  return path.replace(INDEX, (name) => (name.startsWith('/') ? '/' : ''));
}

/** The folder that all paths begin with, with its slash; `''` where they have none in common. */
export function sharedFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => path.split('/').slice(0, -1));
  const [first = []] = folders;
  const end = first.findIndex((name, index) => !folders.every((one) => one[index] === name));
  const shared = end < 0 ? first : first.slice(0, end);
  return shared.map((name) => `${name}/`).join('');
}
