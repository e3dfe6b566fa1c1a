import { posix } from 'node:path';
import type { Link } from 'mdast';
import { decodedAddress } from '../book/address.ts';
import type { Chapter } from '../book/book.ts';
import { visit, visitAll } from '../book/visit.ts';
import { report } from '../diagnostics/report.ts';
import { foldedId } from '../language/slug.ts';
import { chosenId, chosenIds } from './ids.ts';

/** A chapter with the path of its file in the book's folder. */
export interface Located {
  readonly chapter: Chapter;
  readonly path: string;
}

/**
 * Resolve links inside the book: `#id`, `02.md`, `02.md#id` become `#id`, which is unique in the book, in whatever spelling its
 * title had; a link that leads nowhere is reported, and one that shows nothing. The trees are this room's own.
 */
export function resolveLinks(located: readonly Located[]): void {
  const named = new Set(located.flatMap(({ chapter }) => namedIds(chapter)));
  const ids = new Set([...named, ...located.flatMap(({ chapter }) => chosenIds(chapter.tree))]);
  const folded = foldedIds(ids);
  const byPath = new Map(located.map(({ chapter, path }) => [path, chapter.id]));
  for (const { chapter, path } of located) {
    visit(chapter.tree, 'link', (link: Link) => {
      const target = targetOf(link.url, path, byPath);
      if (link.children.length === 0 && (target === undefined || (ids.has(target) && !named.has(target))))
        report(chapter.file, 'link-has-words', { url: link.url }, link);
      if (target === undefined) return;
      const id = ids.has(target) ? target : folded.get(foldedId(target));
      if (id !== undefined) link.url = `#${id}`;
      else
        report(chapter.file, 'link-target-exists', { target }, link, {
          actual: link.url,
        });
    });
  }
}

/** The ids by what they have in common with other spellings of them; undefined where two of them have the same. */
function foldedIds(ids: ReadonlySet<string>): ReadonlyMap<string, string | undefined> {
  const folded = new Map<string, string | undefined>();
  for (const id of ids) {
    const key = foldedId(id);
    folded.set(key, folded.has(key) ? undefined : id);
  }
  return folded;
}

/** The ids of what has a name that a link without words can show: chapters and parts, headings, and what is numbered. */
function namedIds({ id, part, tree }: Chapter): readonly string[] {
  const ids = [id, ...(part ? [part.id] : [])];
  visitAll(tree, (node) => {
    const own = node.type === 'heading' || node.data?.counter !== undefined ? chosenId(node) : undefined;
    if (own !== undefined) ids.push(own);
  });
  return ids;
}

/** The id that an address leads to, or undefined when it leads out of the book. */
function targetOf(url: string, from: string, byPath: ReadonlyMap<string, string>): string | undefined {
  if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(url)) return undefined;
  const [path = '', fragment = ''] = url.split('#', 2).map(decodedAddress);
  if (fragment) return fragment;
  const file = posix.normalize(posix.join(posix.dirname(from), path));
  return byPath.get(file) ?? (path.endsWith('.md') || url.startsWith('#') ? path || url : path);
}
