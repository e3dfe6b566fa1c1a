import type { Book } from '../book/book.ts';
import { flattenOutline, type OutlineEntry, outlineOf } from '../book/outline.ts';
import { chapterRenderer } from './chapter.ts';
import { proveRendering } from './conservation/prove.ts';
import type { Division } from './division.ts';
import { frontMatter, partDivision } from './front-matter.ts';
import { type Labels, labelsOf } from './labels.ts';

/** A book as divisions of trees, with what every target needs beside them. */
export interface Rendering {
  readonly book: Book;
  readonly outline: readonly OutlineEntry[];
  readonly labels: Labels;
  readonly divisions: readonly Division[];
  /** Characters that no typeface has. */
  readonly undrawn: ReadonlySet<string>;
}

/**
 * Book -> divisions, in reading order. `undrawn`: characters that no typeface has (`glyphs.ts`).
 *
 * @throws Error where the words of the divisions are not those of the manuscript.
 */
export function render(book: Book, undrawn: ReadonlySet<string> = new Set()): Rendering {
  const outline = outlineOf(book);
  const labels = labelsOf(book);
  const entries = new Map(flattenOutline(outline).map((entry) => [entry.id, entry]));
  const chapter = chapterRenderer(book, labels);
  const divisions: Division[] = [...frontMatter(book, outline, labels)];
  let part: string | undefined;
  for (const one of book.chapters) {
    if (one.part && one.part.id !== part)
      divisions.push(partDivision(entries.get(one.part.id)!, book, labels));
    part = one.part?.id;
    divisions.push(chapter(one, entries.get(one.id)!));
  }
  proveRendering({ book, divisions });
  return { book, outline, labels, divisions, undrawn };
}
