import type { Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { headingText } from '../book/outline.ts';
import type { Settings } from '../book/settings.ts';
import type { TextFile } from '../book/text-file.ts';
import type { Report } from '../diagnostics/report.ts';
import type { Entry } from './chapter-order.ts';
import { TAG } from './markdown/inert-html.ts';
import type { Draft } from './read-chapter.ts';

/** More words than these want a heading somewhere: about two pages. */
const MOST_WORDS = 500;

/** How many words of a text stand for its title, in contents and bookmarks. */
const FIRST_WORDS = 6;

/** The first words of a text, which stand for its title where it has none; undefined where it has no words. */
export function firstWords(tree: Root): string | undefined {
  const block = tree.children.find(
    (node) => !/^(?:html|.*efinition)$/.test(node.type) && textOf(node, { includeHtml: false }).trim() !== '',
  );
  if (!block) return undefined;
  const words = textOf(block, { includeHtml: false }).trim().split(/\s+/);
  const first = words.slice(0, FIRST_WORDS).join(' ');
  return words.length > FIRST_WORDS ? `${first.replace(/(?<![،؛,;:.])[،؛,;:.]+$/, '')}…` : first;
}

/** Say that a book has no title of its own: its first words stand for it. */
export function sayUntitled(file: TextFile, name: string, report: Report): void {
  report(file, 'book-has-title', { name });
}

/**
 * Say that a chapter has no title: neither a heading nor a setting; text before the first heading is such a chapter, too.
 * Its first words stand for it, and are not shown above it.
 */
export function sayChapterUntitled(
  file: TextFile,
  name: string,
  first: RootContent | undefined,
  report: Report,
): void {
  report(file, 'chapter-has-title', { name }, first?.position ? first : undefined);
}

/** Say where a long text has no heading: it gets no contents, no bookmarks and no running heads. */
export function checkHeadings(file: TextFile, tree: Root, report: Report): void {
  if (tree.children.some(({ type }) => type === 'heading')) return;
  const words = textOf(tree, { includeHtml: false }).split(/\s+/).length;
  if (words > MOST_WORDS) report(file, 'text-has-headings', { words }, tree.children[0]);
}

/** The title that is written in a chapter: its heading of the first level, in Markdown or, alone in its block, in HTML. */
export function titleIn({ heading, tree }: Pick<Draft, 'heading' | 'tree'>): string | undefined {
  if (heading) return headingText(heading);
  for (const node of tree.children) {
    const words = node.type === 'html' ? firstTitleIn(node.value) : undefined;
    if (words && !words.includes('&')) return words;
  }
  return undefined;
}

/** The words of the first heading of the first level in HTML; undefined where it is not closed. */
function firstTitleIn(html: string): string | undefined {
  const opening = /<h1\b[^<>]*>/i.exec(html);
  const inner = opening ? html.slice(opening.index + opening[0].length) : '';
  const end = inner.search(/<\/h1>/i);
  return end < 0 ? undefined : inner.slice(0, end).replace(TAG, '').replace(/\s+/g, ' ').trim();
}

/** The title that a heading gives a text, or its settings, or those of the book that it is the whole of. */
export function givenTitle(entry: Entry, book: Pick<Settings, 'title'>, texts: number): string | undefined {
  const { settings, untitled } = entry;
  const written = titleIn(entry);
  if (written !== undefined) return written;
  if (settings.title !== undefined) return settings.title;
  const isWhole = texts === 1 && settings.role === 'body';
  return isWhole && !untitled ? book.title : undefined;
}
