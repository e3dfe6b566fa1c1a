import type { Root } from 'mdast';
import type { Node } from 'unist';
import { headingText } from '../book/outline.ts';
import type { TextFile } from '../book/text-file.ts';
import { visitAll } from '../book/visit.ts';
import type { Report } from '../diagnostics/report.ts';
import { slug } from '../language/slug.ts';

/** Gives out the ids of one book: each is given once. */
export class Ids {
  /** The ids, each with what it was given to. */
  readonly #given = new Map<string, Node | undefined>();
  readonly #chosen: ReadonlySet<string>;
  /** The number behind the last id of a title: all before it are taken. */
  readonly #counts = new Map<string, number>();

  /** `chosen`: the ids that authors chose anywhere in the book; no title takes one of them. */
  constructor(chosen: ReadonlySet<string>) {
    this.#chosen = chosen;
  }

  /** An id that the author chose: taken twice, it is a fault. */
  claim(id: string, file: TextFile, place: Node | undefined, report: Report): string {
    // A note that two chapters mark stands in both, and is still one.
    if (this.#given.has(id) && (place === undefined || this.#given.get(id) !== place)) {
      report(file, 'id-unique', { id }, place, { actual: id });
    }
    this.#given.set(id, place);
    return id;
  }

  /** An id made from a title: `-2`, `-3` … where it is taken. */
  make(title: string, otherwise: string): string {
    const base = slug(title) || otherwise;
    let count = this.#counts.get(base) ?? 1;
    const named = () => (count === 1 ? base : `${base}-${count}`);
    while (this.#given.has(named()) || this.#chosen.has(named())) count += 1;
    const id = named();
    this.#counts.set(base, count);
    this.#given.set(id, undefined);
    return id;
  }
}

/**
 * Give every heading (below the first level) of a chapter and all that is numbered its id; ids that other blocks chose are theirs
 * alone. The tree is this room's own.
 */
export function giveIds(tree: Root, file: TextFile, ids: Ids, report: Report): void {
  visitAll(tree, (node) => {
    const chosen = chosenId(node);
    const counter = node.data?.counter;
    if (node.type !== 'heading' && counter === undefined) {
      if (chosen !== undefined) ids.claim(chosen, file, node, report);
      return;
    }
    // The title's id is that of its chapter.
    if (node.type === 'heading' && node.depth === 1) return;
    const made =
      node.type === 'heading'
        ? () => ids.make(headingText(node), 'section')
        : () => ids.make(counter!, counter!);
    const id = chosen === undefined ? made() : ids.claim(chosen, file, node, report);
    node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
  });
}

/** All ids that authors chose in a tree: in attributes, and in HTML. */
export function chosenIds(tree: Root): readonly string[] {
  const ids: string[] = [];
  visitAll(tree, (node) => {
    const id = chosenId(node);
    if (id !== undefined) ids.push(id);
    if (node.type === 'html') for (const [, html = ''] of node.value.matchAll(HTML_ID)) ids.push(html);
  });
  return ids;
}

/** The id of an element of HTML. */
const HTML_ID = /<[a-z][^<>]*?\sid\s*=\s*["']?([^\s"'<>]+)/gi;

/** The id in a node's attributes: `{#id}`. */
export function chosenId(node: Node): string | undefined {
  const properties = (node.data as { hProperties?: { id?: unknown } } | undefined)?.hProperties;
  return typeof properties?.id === 'string' ? properties.id : undefined;
}
