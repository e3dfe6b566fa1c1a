import type { Heading, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Book, Chapter } from './book.ts';
import type { Role } from './page-roles.ts';
import { visit } from './visit.ts';

/** A heading of the book, wherever it is listed: contents page, PDF bookmarks, EPUB navigation, web menu. */
export interface OutlineEntry {
  readonly id: string;
  /** The title without its number. */
  readonly title: string;
  /** `[2, 1]` for the first section of the second chapter; empty when unnumbered. */
  readonly number: readonly number[];
  readonly kind: 'part' | 'chapter' | 'section';
  readonly role: Role;
  /** The id of the chapter (or part) that it stands in, which is also its page's id. */
  readonly page: string;
  readonly children: readonly OutlineEntry[];
}

interface Growing extends OutlineEntry {
  readonly children: Growing[];
  /** How many of them have a number. */
  counted: number;
}

/** The outline of a book: parts, chapters and their sections as a tree, in reading order, without the pages beside the text. */
export function outlineOf(book: Book): readonly OutlineEntry[] {
  const outline: Growing[] = [];
  let part: Growing | undefined;
  const { kind, numbering } = book.settings;
  for (const chapter of book.chapters) {
    if (chapter.page) continue;
    if (chapter.part && part?.id !== chapter.part.id) {
      part = partEntry(chapter);
      outline.push(part);
    }
    if (!chapter.part) part = undefined;
    // The sections of an article are counted, as its whole is not.
    const counts = chapter.number !== undefined || (kind === 'article' && chapter.role === 'body');
    (part?.children ?? outline).push(chapterEntry(chapter, counts && numbering === 'sections'));
  }
  return outline;
}

/** The entries of an outline down to a depth (1: parts and chapters as they lie at the top), without deeper children. */
export function pruneOutline(outline: readonly OutlineEntry[], depth: number): readonly OutlineEntry[] {
  return outline.map((entry) => {
    const left = entry.kind === 'part' ? depth : depth - 1;
    return { ...entry, children: left > 0 ? pruneOutline(entry.children, left) : [] };
  });
}

/** All entries of an outline in reading order. */
export function flattenOutline(outline: readonly OutlineEntry[]): readonly OutlineEntry[] {
  return outline.flatMap((entry) => [entry, ...flattenOutline(entry.children)]);
}

function partEntry(chapter: Chapter): Growing {
  const { id, title, number } = chapter.part!;
  return {
    id,
    title,
    number: [number],
    kind: 'part',
    role: chapter.role,
    page: id,
    children: [],
    counted: 0,
  };
}

function chapterEntry(chapter: Chapter, numbered: boolean): Growing {
  const root: Growing = {
    id: chapter.id,
    title: chapter.title,
    number: chapter.number === undefined ? [] : [chapter.number],
    kind: 'chapter',
    role: chapter.role,
    page: chapter.id,
    children: [],
    counted: 0,
  };
  const open: { entry: Growing; depth: number; counts: boolean }[] = [
    { entry: root, depth: 1, counts: numbered },
  ];
  // A heading in a note heads nothing but its note.
  const text = chapter.tree.children.filter(({ type }) => type !== 'footnoteDefinition');
  visit({ type: 'root', children: text } as Root, 'heading', (heading: Heading) => {
    if (heading.depth === 1) return;
    while (open.at(-1)!.depth >= heading.depth) open.pop();
    const { entry: parent, counts: within } = open.at(-1)!;
    const counts = within && !isUnnumbered(heading);
    if (counts) parent.counted += 1;
    const entry: Growing = {
      id: headingId(heading),
      title: headingText(heading),
      number: counts ? [...parent.number, parent.counted] : [],
      kind: 'section',
      role: chapter.role,
      page: chapter.id,
      children: [],
      counted: 0,
    };
    parent.children.push(entry);
    open.push({ entry, depth: heading.depth, counts });
  });
  return root;
}

/** Whether the author wants no number for a heading: `{.unnumbered}`, as Pandoc and Quarto have it. */
export function isUnnumbered({ data }: Heading): boolean {
  return [data?.hProperties?.['className'] ?? []].flat().includes('unnumbered');
}

/** The id that reading gave a heading. */
function headingId(heading: Heading): string {
  return String(heading.data?.hProperties?.['id'] ?? '');
}

/** A heading's words, without the marks of its notes, its comments and its tags. */
export function headingText(heading: Heading): string {
  const told = heading.children
    .filter((child: RootContent) => child.type !== 'footnoteReference')
    .map((child) => (isLineEnd(child) ? { type: 'text', value: ' ' } : child));
  return textOf(told, { includeHtml: false, includeImageAlt: false }).replace(/\s+/g, ' ').trim();
}

function isLineEnd(node: RootContent): boolean {
  return node.type === 'break' || (node.type === 'html' && /^<br\b/i.test(node.value));
}
