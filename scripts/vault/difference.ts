import { diffArrays } from 'diff';
import type { Nodes, Parents } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { DEFAULT_KIND } from '../book/settings.ts';
import type { Syntax } from '../book/syntax.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { readBook } from '../manuscript/read.ts';
import { describedIn, recordOf, type StoredEdition, type StoredTitle } from './titles.ts';
import { editionWorld } from './world.ts';

/** One edition of a title. */
export interface One {
  readonly title: StoredTitle;
  readonly edition: StoredEdition;
}

/** What is different between two editions. */
export interface Difference {
  /** What is said of them: key, before, after. */
  readonly metadata: readonly { readonly key: string; readonly before: unknown; readonly after: unknown }[];
  readonly pages: { readonly before: number | undefined; readonly after: number | undefined };
  readonly chapters: readonly ChapterDifference[];
}

/** What is different in a chapter, in words. */
export interface ChapterDifference {
  readonly title: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly addedWords: number;
  readonly removedWords: number;
  /** Each place, with some words before it. */
  readonly changes: readonly Change[];
}

interface Change {
  readonly before: string;
  readonly removed: string;
  readonly added: string;
}

/** What every edition says of its own file names and digests is no difference of the book. */
const PASSED_OVER = ['@context', 'encoding', 'numberOfPages', 'dcterms:extent'];
/** Words that are shown before a change. */
const CONTEXT = 4;

/**
 * Compare two editions: what is said of them, their pages, and their text by chapter.
 *
 * @param syntaxes The pieces of markup that their sources are written in.
 * @throws WarraqError `archive-damaged` where the sources of one are no book.
 */
export async function differenceOf(
  before: One,
  after: One,
  syntaxes: readonly Syntax[],
): Promise<Difference> {
  const [one, other] = await Promise.all([before, after].map((edition) => readOne(edition, syntaxes)));
  const keys = [...new Set([...Object.keys(one!.metadata), ...Object.keys(other!.metadata)])];
  return {
    metadata: keys
      .filter((key) => !PASSED_OVER.includes(key))
      .map((key) => ({ key, before: one!.metadata[key], after: other!.metadata[key] }))
      .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after)),
    pages: { before: one!.pages, after: other!.pages },
    chapters: chaptersOf(one!.chapters, other!.chapters),
  };
}

interface ReadOne {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly pages: number | undefined;
  readonly chapters: ReadonlyMap<string, readonly string[]>;
}

async function readOne(
  { title: { object }, edition: { version } }: One,
  syntaxes: readonly Syntax[],
): Promise<ReadOne> {
  const record = await recordOf(object, version);
  // Only the text counts: its theme, templates and style are passed over. It is compared chapter by chapter.
  const options = { syntaxes, untrusted: true, kind: DEFAULT_KIND };
  const { book } = await readBook(editionWorld(object, version), record?.archive.only, options);
  if (!book) throw new WarraqError('archive-damaged', { fault: 'no-book', object: object.folder, version });
  return {
    metadata: await describedIn(object, version),
    pages: record?.pageMap?.pages,
    chapters: new Map(book.chapters.map(({ title, tree }) => [title, wordsOf(tree)])),
  };
}

/** What stands in a line with the words around it (CommonMark, 6; GFM, 6.5; directives). */
const WITHIN_LINES: ReadonlySet<string> = new Set(['emphasis', 'strong', 'delete', 'link', 'textDirective']);

/** The words of a tree, in the order of reading; those of two blocks never run together. */
function wordsOf(tree: Nodes): readonly string[] {
  const isOfText = (node: Parents) =>
    node.children.every((child) => !('children' in child) || WITHIN_LINES.has(child.type));
  if (!('children' in tree) || isOfText(tree)) return textOf(tree).split(/\s+/).filter(Boolean);
  return tree.children.flatMap(wordsOf);
}

function chaptersOf(
  before: ReadonlyMap<string, readonly string[]>,
  after: ReadonlyMap<string, readonly string[]>,
): readonly ChapterDifference[] {
  const removed = [...before.keys()].filter((title) => !after.has(title));
  const added = [...after.keys()].filter((title) => !before.has(title));
  const kept = [...after.keys()].filter((title) => before.has(title));
  const whole = (title: string, kind: 'added' | 'removed', words: readonly string[]): ChapterDifference => ({
    title,
    kind,
    addedWords: kind === 'added' ? words.length : 0,
    removedWords: kind === 'removed' ? words.length : 0,
    changes: [],
  });
  return [
    ...kept
      .map((title) => changed(title, before.get(title)!, after.get(title)!))
      .filter((one) => one.changes.length > 0),
    ...removed.map((title) => whole(title, 'removed', before.get(title)!)),
    ...added.map((title) => whole(title, 'added', after.get(title)!)),
  ];
}

function changed(title: string, before: readonly string[], after: readonly string[]): ChapterDifference {
  const changes: { before: string; removed: string; added: string }[] = [];
  let last: readonly string[] = [];
  let open: (typeof changes)[number] | undefined;
  let addedWords = 0;
  let removedWords = 0;
  for (const { value, added, removed } of diffArrays([...before], [...after])) {
    if (!added && !removed) {
      last = value;
      open = undefined;
      continue;
    }
    if (!open) {
      open = { before: last.slice(-CONTEXT).join(' '), removed: '', added: '' };
      changes.push(open);
    }
    if (added) {
      open.added = value.join(' ');
      addedWords += value.length;
    } else {
      open.removed = value.join(' ');
      removedWords += value.length;
    }
  }
  return { title, kind: 'changed', addedWords, removedWords, changes };
}
