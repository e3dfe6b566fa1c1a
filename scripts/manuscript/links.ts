import { posix } from 'node:path';
import type { Link, Nodes } from 'mdast';
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
 * title had. One that leads nowhere is told, and shows its words alone; without words it is an error. The trees are this room's own.
 */
export function resolveLinks(located: readonly Located[]): void {
  const named = new Set(located.flatMap(({ chapter }) => namedIds(chapter)));
  const ids = new Set([...named, ...located.flatMap(({ chapter }) => chosenIds(chapter.tree))]);
  const folded = foldedIds(ids);
  const byPath = new Map(located.map(({ chapter, path }) => [path, chapter.id] as const).reverse());
  for (const { chapter, path } of located) {
    const outside: Link[] = [];
    visit(chapter.tree, 'link', (link: Link) => {
      const target = targetOf(link.url, path, byPath);
      if (link.children.length === 0 && (target === undefined || (ids.has(target) && !named.has(target))))
        report(chapter.file, 'link-has-words', { url: link.url }, link);
      if (target === undefined) return;
      const exact = ids.has(target) ? target : folded.get(foldedId(target));
      const id = exact ?? chapterAt(link.url, path, byPath);
      if (exact === undefined && id !== undefined)
        report(chapter.file, 'link-place-exists', { address: link.url }, link);
      if (id !== undefined) link.url = `#${id}`;
      else if (link.children.length > 0) outside.push(link);
      else report(chapter.file, 'link-target-exists', { target }, link, { actual: link.url });
    });
    leaveOut(outside, chapter);
  }
}

/** Show the words of links that lead nowhere without these; of those of a chapter it is said once. */
function leaveOut(links: readonly Link[], { tree, file }: Chapter): void {
  const [first] = links;
  if (!first) return;
  report(file, 'link-inside', { address: first.url, count: links.length }, first, { actual: first.url });
  visitAll(tree, (node) => {
    if (!('children' in node)) return;
    const parent = node as { children: Nodes[] };
    while (parent.children.some((child) => links.includes(child as Link)))
      parent.children = parent.children.flatMap((child) =>
        links.includes(child as Link) ? (child as Link).children : [child],
      );
  });
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
  return fragment || (chapterAt(url, from, byPath) ?? (path || url));
}

/** The chapter whose file an address leads to, as it lies there or as a tool serves it: `a.md`, `a.html`, `a`, `/a/`. */
function chapterAt(url: string, from: string, byPath: ReadonlyMap<string, string>): string | undefined {
  const path = decodedAddress(url.replace(/[#?].*$/, ''));
  if (path === '') return undefined;
  const base = path.startsWith('/') ? '' : posix.dirname(from);
  const file = posix.normalize(posix.join(base, path)).replace(/^\/+|\/+$/g, '');
  const stem = file.replace(/\.(?:html?|md|markdown)$/i, '');
  const candidates = [
    file,
    `${stem}.md`,
    `${stem}.markdown`,
    `${stem}.qmd`,
    `${file}/README.md`,
    `${file}/index.md`,
  ];
  return candidates.map((one) => byPath.get(one)).find((id) => id !== undefined);
}
