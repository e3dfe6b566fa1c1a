import type { FootnoteDefinition, Link, Parents, PhrasingContent, Text } from 'mdast';
import { decodedAddress } from '../book/address.ts';
import type { Chapter } from '../book/book.ts';
import { visit, visitAll } from '../book/visit.ts';
import { Kinds } from '../diagnostics/kinds.ts';
import type { Report } from '../diagnostics/report.ts';
import { foldedId } from '../language/slug.ts';
import { ChapterNames, type Located } from './chapter-names.ts';
import { chosenId, chosenIds } from './ids.ts';

declare module 'mdast' {
  interface LinkData {
    /** A chapter is meant by its name alone; where there is none of it, this is what was written. */
    otherwise?: string;
  }
}

/** Where a link leads: to an id, maybe by the file of a chapter; out of the book; nowhere, with what it names. */
type Target =
  | { readonly to: 'id'; readonly id: string; readonly by?: ByFile }
  | { readonly to: 'out' }
  | { readonly to: 'chapter-alone'; readonly id: string; readonly wanted: string; readonly by: ByFile }
  | { readonly to: 'no-id' | 'no-chapter'; readonly wanted: string };

/** The chapter that a link names by its file, or its title, and the place in it, if it names one. */
interface ByFile {
  readonly chapter: Located;
  readonly fragment: string;
}

/**
 * Resolve links inside the book: `#id`, `02.md`, `02.md#id`, and what other tools write for these, become `#id`, which is unique in the
 * book, in whatever spelling its title had. A link that leads nowhere becomes its words, and, by `notes`, a note with the address of the
 * file; one that has none is an error. The trees are this room's own.
 */
export function resolveLinks(located: readonly Located[], notes: boolean, report: Report): void {
  const targets = new Targets(located);
  for (const one of located) resolveIn(one, targets, notes, report);
}

function resolveIn({ chapter, path }: Located, targets: Targets, notes: boolean, report: Report): void {
  const { tree, file } = chapter;
  const kinds = new Kinds();
  const found: FootnoteDefinition[] = [];
  visit(tree, 'link', (link: Link, index, parent) => {
    const target = targets.of(link, path);
    const isBare = link.children.length === 0;
    if (isBare && (target.to === 'out' || (target.to === 'id' && targets.isNameless(target.id))))
      report(file, 'link-has-words', { url: link.url }, link);
    if (target.to === 'out') return;
    if (target.to === 'id') {
      link.url = `#${target.id}`;
      return;
    }
    const { wanted } = target;
    const { otherwise } = link.data ?? {};
    if (isBare && otherwise === undefined) {
      report(file, 'link-target-exists', { target: wanted }, link, { actual: link.url });
      return;
    }
    if (otherwise !== undefined) {
      if (isBare)
        kinds.add(target.to, (more) =>
          report(file, 'link-carried', { fault: target.to, target: wanted, noted: false, more }, link),
        );
      put(parent as Parents, index!, [textOf(otherwise, link)]);
      return;
    }
    const noted = notes && target.to === 'no-chapter';
    const { url: actual } = link;
    kinds.add(target.to, (more) =>
      report(file, 'link-carried', { fault: target.to, target: wanted, noted, more }, link, { actual }),
    );
    if (target.to === 'chapter-alone') {
      link.url = `#${target.id}`;
      return;
    }
    const note = noted ? noteOf(wanted, `${path} ${found.length + 1}`) : undefined;
    if (note) found.push(note);
    put(parent as Parents, index!, carried(link, note));
  });
  tree.children.push(...found);
  kinds.tell();
}

/** A link without its address: its words, and the mark of the note that has it. */
function carried(link: Link, note: FootnoteDefinition | undefined): PhrasingContent[] {
  const place = link.position ? { position: link.position } : {};
  const mark = note && { type: 'footnoteReference' as const, identifier: note.identifier, ...place };
  return [...link.children, ...(mark ? [mark] : [])];
}

/** No label that can be written begins with a space. */
function noteOf(address: string, key: string): FootnoteDefinition {
  return {
    type: 'footnoteDefinition',
    identifier: ` ${key}`,
    children: [
      {
        type: 'paragraph',
        children: [{ type: 'text', value: address, data: { added: 'address of a file that is no chapter' } }],
      },
    ],
  };
}

/** Put nodes in the place of one; those that come after are seen in their turn. */
function put(parent: Parents, index: number, nodes: readonly PhrasingContent[]): void {
  (parent.children as PhrasingContent[]).splice(index, 1, ...nodes);
}

/** What the links of a book lead to. */
export class Targets {
  readonly #names: ChapterNames;
  readonly #named: ReadonlySet<string>;
  readonly #ids: ReadonlySet<string>;
  readonly #folded: ReadonlyMap<string, string | undefined>;

  constructor(located: readonly Located[]) {
    this.#names = new ChapterNames(located);
    this.#named = new Set(located.flatMap(({ chapter }) => namedIds(chapter)));
    this.#ids = new Set([...this.#named, ...located.flatMap(({ chapter }) => chosenIds(chapter.tree))]);
    this.#folded = foldedIds(this.#ids);
  }

  /** Whether what has an id has no name that a link without words can show. */
  isNameless(id: string): boolean {
    return !this.#named.has(id);
  }

  /** Where a link leads as it is written in the file `from`. */
  of({ url, data }: Link, from: string): Target {
    const isNamed = data?.otherwise !== undefined;
    if (!isNamed && /^([a-z][a-z\d+.-]*:|\/\/)/i.test(url)) return { to: 'out' };
    const [written = '', hash = ''] = url.split('#', 2).map(decodedAddress);
    const path = written.replace(/\?.*$/s, '');
    // docsify has the id behind a question mark.
    const fragment = hash || (/\?id=([^&]*)/.exec(written)?.[1] ?? '');
    const own = this.#names.at(from);
    if (path === '') {
      const id = (own && this.#names.headingIn(own, fragment)) ?? this.#id(fragment);
      return id === undefined ? { to: 'no-id', wanted: fragment || url } : { to: 'id', id };
    }
    const chapter = isNamed ? this.#names.named(path) : this.#names.find(path, from);
    if (!chapter) {
      const id = this.#id(fragment || path);
      return id === undefined ? { to: 'no-chapter', wanted: decodedAddress(url) } : { to: 'id', id };
    }
    const by = { chapter, fragment };
    if (!fragment) return { to: 'id', id: chapter.chapter.id, by };
    const id = this.#names.headingIn(chapter, fragment) ?? this.#id(fragment);
    return id === undefined
      ? { to: 'chapter-alone', id: chapter.chapter.id, wanted: fragment, by }
      : { to: 'id', id, by };
  }

  #id(wanted: string): string | undefined {
    return this.#ids.has(wanted) ? wanted : this.#folded.get(foldedId(wanted));
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

function textOf(value: string, { position }: Link): Text {
  return { type: 'text', value, ...(position ? { position } : {}) };
}
