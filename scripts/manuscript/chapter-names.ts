import { posix } from 'node:path';
import type { Chapter } from '../book/book.ts';
import { groupBy } from '../book/group-by.ts';
import { headingText } from '../book/outline.ts';
import { visit } from '../book/visit.ts';
import { foldedId } from '../language/slug.ts';
import { chosenId } from './ids.ts';
import { sharedFolder, withoutEnding, withoutIndex } from './text-names.ts';

/** A chapter with the path of its file in the book's folder. */
export interface Located {
  readonly chapter: Chapter;
  readonly path: string;
}

/** The end of the name of a page. */
const PAGE = /\.html?$/i;

/** The day before the name of a post (Jekyll). */
const DAY = /(^|\/)\d{4}-\d{1,2}-\d{1,2}-(?=[^/]+$)/;

/** The chapters of a book by what links of several tools call them. */
export class ChapterNames {
  readonly #byPath = new Map<string, Located>();
  /** By their paths without what tools leave out; undefined where two have the same. */
  readonly #byName = new Map<string, Located | undefined>();
  /** By their titles, and by the names of their files. */
  readonly #byTitle = new Map<string, Located | undefined>();
  readonly #shared: string;
  /** The chapters of each file. */
  readonly #located: ReadonlyMap<string, readonly Located[]>;
  readonly #headings = new Map<string, Headings>();

  constructor(located: readonly Located[]) {
    this.#located = groupBy(located, ({ path }) => path);
    // Of a file that is several chapters, the first is meant.
    for (const [path, [first]] of this.#located) this.#byPath.set(path, first!);
    this.#shared = sharedFolder([...this.#byPath.keys()]);
    for (const [path, one] of this.#byPath) {
      const name = nameOf(path);
      const names = [name, name.replace(DAY, '$1')];
      for (const each of new Set([...names, ...names.map((full) => this.#withoutShared(full))]))
        put(this.#byName, each, one);
      put(this.#byTitle, foldedId(posix.basename(name).replace(DAY, '$1')), one);
    }
    for (const one of located) put(this.#byTitle, foldedId(one.chapter.title), one);
  }

  /** The first chapter of a file. */
  at(path: string): Located | undefined {
    return this.#byPath.get(path);
  }

  /**
   * The chapter that a path leads to, as it is written in the file `from`: with an ending or without, from that file, from its page
   * (`/city/` of `city.md`), or, behind a slash, from the root of a site.
   */
  find(path: string, from: string): Located | undefined {
    const bases = path.startsWith('/') ? ['', this.#shared] : [posix.dirname(from), nameOf(from)];
    for (const base of bases) {
      const whole = posix.normalize(posix.join(base, path)).replace(/^\/+/, '');
      const found = this.#byPath.get(whole) ?? this.#byName.get(nameOf(whole));
      if (found) return found;
    }
    // A post's page: /2020/05/17/name.html
    const post = /^\/\d{4}\/\d\d\/\d\d\/([^/]+?)\/?$/.exec(path)?.[1];
    return post === undefined ? undefined : this.#byTitle.get(foldedId(nameOf(post).replace(DAY, '')));
  }

  /** The chapter that a title or the name of a file alone means, if no other has it. */
  named(name: string): Located | undefined {
    return this.#byTitle.get(foldedId(name)) ?? this.#byName.get(nameOf(name));
  }

  /** The heading of a chapter that an id made of its title means, however a tool makes ids. */
  headingIn({ chapter, path }: Located, id: string): string | undefined {
    const wanted = foldedId(id);
    if (wanted === '') return undefined;
    const headings = this.#headingsOf(path);
    const byId = headings.ids.get(id) ?? Number.POSITIVE_INFINITY;
    const named = headings.names.get(wanted);
    const first = Math.min(byId, named?.at ?? Number.POSITIVE_INFINITY);
    if (foldedId(chapter.title) === wanted && headings.order.get(chapter)! <= first) return chapter.id;
    // Of several of one name, the one whose very id it is.
    return headings.ids.has(id) && byId === first ? id : named?.id;
  }

  /** Made once for each file that a link leads into. */
  #headingsOf(path: string): Headings {
    const known = this.#headings.get(path) ?? headingsOf(this.#located.get(path) ?? []);
    this.#headings.set(path, known);
    return known;
  }

  #withoutShared(name: string): string {
    return name.startsWith(this.#shared) ? name.slice(this.#shared.length) : name;
  }
}

/** The headings of a file, by what links call them; of each the first chapter that has it counts, by its place in the file. */
interface Headings {
  readonly order: ReadonlyMap<Chapter, number>;
  readonly ids: ReadonlyMap<string, number>;
  /** By their words; without an id where a chapter has two of them. */
  readonly names: ReadonlyMap<string, { readonly at: number; readonly id: string | undefined }>;
}

function headingsOf(located: readonly Located[]): Headings {
  const order = new Map(located.map(({ chapter }, at) => [chapter, at] as const));
  const ids = new Map<string, number>();
  const names = new Map<string, { readonly at: number; readonly id: string | undefined }>();
  for (const [at, { chapter }] of located.entries())
    visit(chapter.tree, 'heading', (heading) => {
      const id = chosenId(heading);
      if (id === undefined) return;
      if (!ids.has(id)) ids.set(id, at);
      const name = foldedId(headingText(heading));
      const known = names.get(name);
      if (known === undefined) names.set(name, { at, id });
      else if (known.at === at) names.set(name, { at, id: undefined });
    });
  return { order, ids, names };
}

function put(names: Map<string, Located | undefined>, name: string, one: Located): void {
  const known = names.get(name);
  names.set(name, names.has(name) && known !== one ? undefined : one);
}

/** `city/README.md`, `city/index.html`, `city.md`, `city/` -> `city` */
function nameOf(path: string): string {
  return withoutIndex(withoutEnding(path.replace(/\/$/, '').replace(PAGE, ''))).replace(/\/$/, '');
}
