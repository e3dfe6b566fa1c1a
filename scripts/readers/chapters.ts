import type { FootnoteDefinition, Heading, Nodes, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from '../book/visit.ts';
import { foldedId } from '../language/slug.ts';
import { isBareDivision, isSectionHeading } from './section-names.ts';

/** A file of the manuscript, before it is written. */
export interface ImportedChapter {
  readonly title: string | undefined;
  /** The part that it stands in. */
  readonly part: string | undefined;
  readonly tree: Root;
}

export interface Divided {
  readonly chapters: readonly ImportedChapter[];
  /** The heading of the text, where it is the title of all of it: it stands in no chapter. */
  readonly title: string | undefined;
}

/**
 * Divide a text into its chapters: at the headings of the highest level, which becomes the first. A heading under which there is
 * nothing but chapters is that of a part; a single one above all the text is its title, if it can be. `known`: the title that is said
 * elsewhere; '' where the text is one of several, and has none of its own.
 */
export function chaptersOf(tree: Root, known: string | undefined): Divided {
  const notes = tree.children.filter((node) => node.type === 'footnoteDefinition');
  const blocks = joined(leveled(tree.children.filter((node) => node.type !== 'footnoteDefinition')));
  const title = titleOf(blocks, known);
  const below = title === undefined ? blocks : belowTitle(blocks);
  const parted = inParts(split(below));
  return {
    title,
    chapters: parted.map(({ children, ...chapter }) => ({
      ...chapter,
      tree: { type: 'root', children: [...children, ...notesOf(children, notes)] },
    })),
  };
}

/** An article as the only chapter, whose sections are below its title. */
export function articleOf(tree: Root): Divided {
  const deeper = joined(leveled(tree.children)).map((node) =>
    node.type === 'heading' ? { ...node, depth: Math.min(6, node.depth + 1) as Heading['depth'] } : node,
  );
  return {
    title: undefined,
    chapters: [{ title: undefined, part: undefined, tree: { type: 'root', children: deeper } }],
  };
}

/** Headings whose levels begin with the first, and skip none. */
function leveled(blocks: readonly RootContent[]): readonly RootContent[] {
  const above: number[] = [];
  return blocks.map((node) => {
    if (node.type !== 'heading') return node;
    while (above.length > 0 && above.at(-1)! >= node.depth) above.pop();
    above.push(node.depth);
    return { ...node, depth: Math.min(6, above.length) as Heading['depth'] };
  });
}

/** «فصل دوم» and, right below it, its title as one heading. */
function joined(blocks: readonly RootContent[]): readonly RootContent[] {
  const result: RootContent[] = [];
  for (const node of blocks) {
    const before = result.at(-1);
    if (before?.type === 'heading' && node.type === 'heading' && isNumberOf(before, node))
      result[result.length - 1] = {
        ...node,
        children: [...before.children, { type: 'text', value: ': ' }, ...node.children],
      };
    else result.push(node);
  }
  return result;
}

function isNumberOf(before: Heading, node: Heading): boolean {
  return before.depth === node.depth && !before.data && isBareDivision(plainText(before));
}

function isChapter(node: Nodes): node is Heading {
  return node.type === 'heading' && node.depth === 1;
}

/**
 * The text of the only heading of the first level, where it stands above everything: of one that names a section («مقدمه») it is not
 * certain that it is the title, and where the title is known, it is that one or none.
 */
function titleOf(blocks: readonly RootContent[], known: string | undefined): string | undefined {
  const highest = blocks.filter(isChapter);
  const [only] = highest;
  if (!only || highest.length > 1 || blocks[0] !== only || only.data?.hProperties) return undefined;
  const isPlain = only.children.every(
    ({ type }) => type === 'text' || type === 'emphasis' || type === 'strong',
  );
  const text = plainText(only);
  if (!isPlain || blocks.length === 1) return undefined;
  if (known !== undefined) return known !== '' && foldedId(known) === foldedId(text) ? text : undefined;
  return isSectionHeading(text) ? undefined : text;
}

/** What stands below the title: its sections are chapters, but for a single one, which divides nothing. */
function belowTitle(blocks: readonly RootContent[]): readonly RootContent[] {
  const below = blocks.filter((node): boolean => !isChapter(node));
  const sections = below.filter((node) => node.type === 'heading' && node.depth === 2);
  return sections.length > 1 ? leveled(below) : below;
}

interface Draft {
  readonly title: string | undefined;
  readonly part: string | undefined;
  readonly children: readonly RootContent[];
}

function split(blocks: readonly RootContent[]): readonly Draft[] {
  const drafts: { title: string | undefined; part: undefined; children: RootContent[] }[] = [];
  for (const node of blocks) {
    if (isChapter(node) || drafts.length === 0)
      drafts.push({ title: isChapter(node) ? plainText(node) : undefined, part: undefined, children: [] });
    drafts.at(-1)!.children.push(node);
  }
  return drafts;
}

/** Chapters without a text are the titles of parts; the last has nothing below it, and is a section of the one before. */
function inParts(drafts: readonly Draft[]): readonly Draft[] {
  const result: Draft[] = [];
  let part: string | undefined;
  /** Whether no chapter stands in the part yet: two titles right below each other are one. */
  let isNew = false;
  for (const [at, draft] of drafts.entries()) {
    const [heading, ...rest] = draft.children;
    const isBare = heading !== undefined && isChapter(heading) && rest.length === 0;
    const next = drafts[at + 1];
    // Two parts of one name, one right behind the other, would be one in the settings: the second is a section.
    const isOther = part === undefined || isNew || foldedId(draft.title ?? '') !== foldedId(part);
    if (isBare && next && isOther && isPlainHeading(heading)) {
      part = isNew ? `${part}: ${draft.title}` : draft.title;
      isNew = true;
      continue;
    }
    if (!isBare) result.push({ ...draft, part });
    else {
      const before = result.pop();
      const open = isNew ? [{ type: 'text', value: `${part}: ` } as const] : [];
      const own = { ...heading, children: [...open, ...heading.children] };
      const section: RootContent = before ? { ...own, depth: 2 } : { ...own, type: 'paragraph' };
      result.push({
        title: before?.title,
        part: before?.part ?? (isNew ? undefined : part),
        children: [...(before?.children ?? []), section],
      });
      // The name of a part that has no chapter yet stands in the text now.
      if (isNew) part = undefined;
    }
    isNew = false;
  }
  return result;
}

/** Whether a heading can be a title in the settings, which are text alone. */
function isPlainHeading({ children, data }: Heading): boolean {
  return !data?.hProperties && children.every(({ type }) => type === 'text');
}

/** The notes that are marked in some blocks, and those in them. */
function notesOf(
  blocks: readonly RootContent[],
  notes: readonly FootnoteDefinition[],
): readonly FootnoteDefinition[] {
  const marked = new Set<string>();
  const mark = (children: readonly RootContent[]) =>
    visit({ type: 'root', children } as Root, 'footnoteReference', ({ identifier }) => {
      if (marked.has(identifier)) return;
      marked.add(identifier);
      mark(notes.filter((note) => note.identifier === identifier));
    });
  mark(blocks);
  return notes.filter(({ identifier }) => marked.has(identifier));
}
