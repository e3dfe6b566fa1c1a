import type { Image, Parent, PhrasingContent, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Book } from './book.ts';
import { visit } from './visit.ts';

/** The words of a caption, without the label that is set before them. */
export interface Caption extends Parent {
  type: 'caption';
  children: PhrasingContent[];
}

/** A figure or a table with its caption, which is numbered through the book. */
export interface Captioned extends Parent {
  type: 'captioned';
  kind: 'figure' | 'table';
  children: [Caption, Image | Table];
}

declare module 'mdast' {
  interface RootContentMap {
    captioned: Captioned;
    caption: Caption;
  }
}

/** What a cross-reference may lead to, other than a heading. */
export interface Float {
  readonly id: string;
  readonly kind: 'figure' | 'table';
  readonly number: number;
  readonly chapter: string;
  /** The words of its caption, without the marks of notes. */
  readonly caption: string;
}

/** Figures and tables with captions, numbered each kind for itself through the book, in reading order. */
export function floatsOf(book: Book): readonly Float[] {
  const counts = { figure: 0, table: 0 };
  const floats: Float[] = [];
  for (const chapter of book.chapters) {
    visit(chapter.tree, 'captioned', (node) => {
      counts[node.kind] += 1;
      floats.push({
        id: captionedId(node),
        kind: node.kind,
        number: counts[node.kind],
        chapter: chapter.id,
        caption: textOf(node.children[0]).replace(/\s+/g, ' ').trim(),
      });
    });
  }
  return floats;
}

/** The id that reading gave a figure or table. */
export function captionedId(node: Captioned): string {
  return String(node.data?.hProperties?.['id'] ?? '');
}
