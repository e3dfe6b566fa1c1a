import type { Book } from '../book/book.ts';
import { flattenOutline, type OutlineEntry, outlineOf } from '../book/outline.ts';
import { chapterRenderer } from './chapter.ts';
import { proveRendering } from './conservation/prove.ts';
import { frontMatter, partPage } from './front-matter.ts';
import { type Labels, labelsOf } from './labels.ts';
import type { Page } from './page.ts';

/** A book as pages of trees, with what every target needs beside them. */
export interface Rendering {
  readonly book: Book;
  readonly outline: readonly OutlineEntry[];
  readonly labels: Labels;
  readonly pages: readonly Page[];
  /** Characters that no typeface has. */
  readonly undrawn: ReadonlySet<string>;
}

/**
 * Book -> pages, in reading order. `undrawn`: characters that no typeface has (`glyphs.ts`).
 *
 * @throws Error where the words of the pages are not those of the manuscript.
 */
export function render(book: Book, undrawn: ReadonlySet<string> = new Set()): Rendering {
  const outline = outlineOf(book);
  const labels = labelsOf(book);
  const entries = new Map(flattenOutline(outline).map((entry) => [entry.id, entry]));
  const chapter = chapterRenderer(book, labels);
  const pages: Page[] = [...frontMatter(book, outline, labels)];
  let part: string | undefined;
  for (const one of book.chapters) {
    if (one.part && one.part.id !== part) pages.push(partPage(entries.get(one.part.id)!, book, labels));
    part = one.part?.id;
    pages.push(chapter(one, entries.get(one.id)!));
  }
  proveRendering({ book, pages });
  return { book, outline, labels, pages, undrawn };
}
