import type { Nodes, Parent, PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Book } from './book.ts';
import type { Counter } from './syntax.ts';
import { visitAll } from './visit.ts';

/** The words of a caption, without the label that is set before them. */
export interface Caption extends Parent {
  type: 'caption';
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    caption: Caption;
  }
  interface Data {
    /** The kind of the counter that numbers the node, a child of which may be its caption. */
    counter?: string;
  }
}

/** What a counter numbers: a cross-reference may lead to it. */
export interface Numbered {
  readonly id: string;
  readonly counter: Counter;
  /** `[2]`; `[3, 2]` for the second one of the third chapter, where it is numbered by chapters. */
  readonly number: readonly number[];
  readonly chapter: string;
  /** The words of its caption, without the marks of notes. */
  readonly caption: string;
}

/** All that is numbered in a book, each kind for itself, in reading order. */
export function numberedIn(book: Book): readonly Numbered[] {
  const found: Numbered[] = [];
  const counters = new Map(countersOf(book).map((counter) => [counter.kind, { counter, count: 0 }]));
  for (const chapter of book.chapters) {
    for (const one of counters.values()) if (one.counter.scope === 'chapter') one.count = 0;
    visitAll(chapter.tree, (node) => {
      const one = counters.get(node.data?.counter ?? '');
      if (!one) return;
      one.count += 1;
      const before = one.counter.scope === 'chapter' && chapter.number !== undefined ? [chapter.number] : [];
      found.push({
        id: numberedId(node),
        counter: one.counter,
        number: [...before, one.count],
        chapter: chapter.id,
        caption: captionOf(node),
      });
    });
  }
  return found;
}

/** What is numbered in a book, kind by kind. */
export function countersOf({ syntaxes }: Pick<Book, 'syntaxes'>): readonly Counter[] {
  return syntaxes.flatMap(({ counters = [] }) => counters);
}

/** The names of the lists that a book may ask for. */
export function listNames(book: Pick<Book, 'syntaxes'>): readonly string[] {
  return countersOf(book).flatMap(({ list }) => list?.name ?? []);
}

/** The id that reading gave what is numbered. */
export function numberedId({ data }: Nodes): string {
  return String(data?.hProperties?.['id'] ?? '');
}

function captionOf(node: Nodes): string {
  const caption = 'children' in node ? node.children.find(({ type }) => type === 'caption') : undefined;
  return caption ? textOf(caption).replace(/\s+/g, ' ').trim() : '';
}
