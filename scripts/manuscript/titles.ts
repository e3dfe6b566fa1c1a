import type { Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { report } from '../diagnostics/report.ts';

/** More words than these want a heading somewhere: about two pages. */
const MOST_WORDS = 500;

/** Say that a book has no title of its own: the name of its file is shown. */
export function sayUntitled(file: VFile, name: string): void {
  report(file, 'book-has-title', { name });
}

/** Say that a chapter has no title: neither a heading nor a setting; text before the first heading is such a chapter, too. */
export function sayChapterUntitled(file: VFile, name: string, first: RootContent | undefined): void {
  report(file, 'chapter-has-title', { name }, first?.position ? first : undefined);
}

/** Say where a long text has no heading: it gets no contents, no bookmarks and no running heads. */
export function checkHeadings(file: VFile, tree: Root): void {
  if (tree.children.some(({ type }) => type === 'heading')) return;
  const words = textOf(tree, { includeHtml: false }).split(/\s+/).length;
  if (words > MOST_WORDS) report(file, 'text-has-headings', { words }, tree.children[0]);
}
