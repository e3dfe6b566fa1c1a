import type { Root } from 'mdast';
import { isRecord } from '../../book/is-record.ts';
import type { Settings } from '../../book/settings.ts';
import type { Located } from '../../manuscript/chapter-names.ts';

interface BookRead {
  readonly settings: Settings;
  readonly chapters: readonly Located[];
}

/**
 * What two books that were read differ in, as a sentence for whoever mends warraq; undefined where they are one book: the same settings, the
 * same chapters and parts with the same numbers and ids, the same blocks with the same words and the same targets. `was`: where files of
 * the second were in the first.
 */
export function bookDifference(
  one: BookRead,
  other: BookRead,
  was: ReadonlyMap<string, string>,
): string | undefined {
  if (settingsText(one) !== settingsText(other)) return 'its settings';
  if (one.chapters.length !== other.chapters.length) return 'how many chapters it has';
  const here = (path: string) => was.get(path) ?? path;
  const at = one.chapters.findIndex(
    (chapter, index) => chapterText(chapter, (path) => path) !== chapterText(other.chapters[index]!, here),
  );
  return at < 0 ? undefined : `the chapter ${one.chapters[at]!.path}`;
}

/** All but the order of the files, which one book may have from elsewhere. */
function settingsText({ settings }: BookRead): string {
  return JSON.stringify({ ...settings, chapters: undefined }, (_, value: unknown) => ordered(value));
}

function ordered(value: unknown): unknown {
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

function chapterText({ chapter, path }: Located, here: (path: string) => string): string {
  const { id, title, shortTitle, role, page, untitled, number, part, tree } = chapter;
  return JSON.stringify([
    here(path),
    { id, title, shortTitle, role, page, untitled, number, part },
    blocksOf(tree, path, here),
  ]);
}

/** A tree without places; of files what they were called before; without definitions, whose addresses their links have by now. */
function blocksOf(tree: Root, path: string, here: (path: string) => string): string {
  return JSON.stringify(tree, (key, value: unknown) => {
    // How a link to a chapter was written that is read as any other now.
    if (key === 'position' || AS_WRITTEN.has(key) || value === null) return undefined;
    if (key === 'url') return here(String(value));
    // A note that reading has made is called by the file of its mark.
    if (key === 'identifier') return String(value).replace(` ${path} `, ` ${here(path)} `);
    if (!isRecord(value)) return value;
    if (value['type'] === 'definition' || isLost(value)) return null;
    const isSaid = key !== 'data' || Object.keys(value).some((name) => !AS_WRITTEN.has(name));
    return isSaid ? ordered(value) : undefined;
  });
}

/** A link without words that leads nowhere is an error, and shown in no edition. */
function isLost({ type, url, children }: Readonly<Record<string, unknown>>): boolean {
  return type === 'link' && (children as readonly unknown[]).length === 0 && !String(url).startsWith('#');
}

/** What nodes have of how they were written. */
const AS_WRITTEN: ReadonlySet<string> = new Set(['otherwise', 'embedded']);
