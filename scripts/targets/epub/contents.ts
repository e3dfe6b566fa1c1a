import ejs from 'ejs';
import type { Element, Root } from 'hast';
import { decodedAddress } from '../../book/address.ts';
import { identifiersOf } from '../../book/identifiers.ts';
import { countersOf, numberedIn } from '../../book/numbers.ts';
import type { OutlineEntry } from '../../book/outline.ts';
import { packageText } from '../../house/package-files.ts';
import { contentsEntries, listId } from '../../render/contents.ts';
import type { Division } from '../../render/division.ts';
import { isolate, withOwnDigits } from '../../render/isolate.ts';
import type { Rendering } from '../../render/render.ts';
import { type PrintPage, pageBreak } from '../page-breaks.ts';
import { accessibilityOf } from './accessibility.ts';
import { type ManifestItem, printEditionOf } from './package.ts';
import { toXhtml } from './xhtml.ts';

/** The three documents that tell a reading system what the publication holds. */
export interface PackageDocuments {
  readonly opf: string;
  readonly nav: string;
  readonly ncx: string;
}

/** An entry of the navigation, with the marks of the pages that begin with it. */
interface NavEntry {
  readonly id: string;
  readonly href: string;
  readonly plain: string;
  readonly label: string;
  readonly marks: string;
  readonly children: readonly NavEntry[];
}

/** A list of the navigation document: the contents, or what is numbered. */
interface NavList {
  readonly id: string;
  /** Its `epub:type`. */
  readonly type: string;
  readonly title: string;
  readonly marks: string;
  /** For the reading system alone: the book itself shows no such list. */
  readonly hidden: boolean;
  readonly entries: readonly NavEntry[];
}

/** The publication, as its documents describe it. */
export interface Publication {
  readonly rendering: Rendering;
  readonly items: readonly ManifestItem[];
  /** Where an id stands: its file below `OEBPS/`. */
  readonly href: (id: string) => string;
  /** The pages of the print edition, if they are known. */
  readonly pages: readonly PrintPage[];
}

/** Package document, navigation and NCX (EPUB 3.3, 5 and 7; OPF 2.0.1 for the NCX of old readers). */
export function packageDocuments(publication: Publication): PackageDocuments {
  const { rendering, items, href, pages } = publication;
  const { book, labels } = rendering;
  const { settings } = book;
  const lists = navLists(publication);
  const [contents] = lists as [NavList];
  const [identifier, ...otherIdentifiers] = identifiersOf(book.settings);
  const spine = items.filter((item) => item.spine).map((item) => item.id);
  const data = {
    settings,
    words: labels.words,
    dir: book.language.direction,
    identifier,
    otherIdentifiers,
    source: pages.length > 0 ? printEditionOf(book) : undefined,
    modified: book.instant,
    items,
    spine: isRead(rendering) ? withNavigation(spine) : spine,
    accessibility: accessibilityOf(rendering, items, pages.length > 0),
    cover: items.find((item) => item.properties === 'cover-image'),
    lists,
    depth: depthOf(contents.entries),
    entries: contents.entries,
    landmarks: landmarksOf(publication, lists),
    pages: pages.map((page) => ({ ...page, href: pageHref(page, publication) })),
  };
  const made = (name: string) => ejs.render(packageText(`templates/epub/${name}.ejs`), { ...data, href });
  return { opf: made('package.opf'), nav: made('nav.xhtml'), ncx: made('toc.ncx') };
}

/** Whether the navigation document is read in its turn, as contents are: an article has contents of its own, or none. */
function isRead({ book, divisions }: Rendering): boolean {
  const { kind, contents } = book.settings;
  return kind !== 'article' && (contents !== false || divisions.some((division) => division.kind === 'list'));
}

/** The navigation document stands where the printed contents do: after the imprint. */
function withNavigation(spine: readonly string[]): readonly string[] {
  const after = spine.lastIndexOf('imprint') + 1;
  return [...spine.slice(0, after), 'nav', ...spine.slice(after)];
}

function depthOf(entries: readonly NavEntry[]): number {
  return entries.length === 0 ? 0 : 1 + Math.max(...entries.map((entry) => depthOf(entry.children)));
}

/** What the navigation document lists: what is numbered where the book has any. */
function navLists(publication: Publication): readonly NavList[] {
  const { book, outline, labels, divisions } = publication.rendering;
  const listed = contentsEntries(book, outline);
  const list = (id: string, type: NavList['type'], title: string, entries: readonly NavEntry[]): NavList => ({
    id,
    type,
    title,
    marks: marksIn(publication, id, undefined),
    hidden: type !== 'toc' && !divisions.some((division) => division.id === id),
    entries,
  });
  const all = numberedIn(book);
  const numbered = countersOf(book).flatMap((counter) => {
    const own = counter.list;
    if (!own?.epubType) return [];
    const entries = all
      .filter((one) => one.counter === counter)
      .map(({ id, caption }) =>
        navEntry(publication, id, `${labels.caption(id) ?? ''} ${caption}`, listId(own)),
      );
    return entries.length > 0 ? [list(listId(own), own.epubType, labels.word(own.title), entries)] : [];
  });
  const top = (listed.length > 0 ? listed : outline).map((entry) => outlineEntry(publication, entry));
  return [list('contents', 'toc', labels.words.contents, top), ...numbered];
}

function outlineEntry(publication: Publication, entry: OutlineEntry): NavEntry {
  const { labels } = publication.rendering;
  const number = labels.opening(entry) ?? (entry.kind === 'section' ? labels.number(entry.number) : '');
  const plain = number ? `${number}${entry.kind === 'section' ? ' ' : ': '}${entry.title}` : entry.title;
  const children = entry.children.map((child) => outlineEntry(publication, child));
  return { ...navEntry(publication, entry.id, plain, 'contents'), children };
}

/** `division`: the printed page that lists the same. */
function navEntry(publication: Publication, id: string, plain: string, division: string): NavEntry {
  const { language, settings } = publication.rendering.book;
  const text: Root = { type: 'root', children: [{ type: 'text', value: plain }] };
  return {
    id,
    href: publication.href(id),
    plain,
    label: toXhtml(isolate(text, language, settings.digits)),
    marks: marksIn(publication, division, id),
    children: [],
  };
}

/** The marks of the pages of a printed list that begin with an entry; of its first page without one. */
function marksIn({ rendering, pages }: Publication, division: string, entry: string | undefined): string {
  const list = rendering.divisions.find((page) => page.id === division);
  const begun = pages.filter(
    (page) => list && page.division === division && entryAt(list, page.element) === entry,
  );
  return toXhtml({ type: 'root', children: begun.map(pageBreak) });
}

/** The id that the entry of a printed list leads to in which a page begins. */
function entryAt(list: Division, path: readonly number[]): string | undefined {
  let at: Root | Element = list.content;
  for (const index of path) {
    const elements: Element[] = (at.children as Element[]).filter((child) => child.type === 'element');
    at = elements[index] ?? at;
    const { href } = at.type === 'element' ? at.properties : {};
    if (typeof href === 'string') return decodedAddress(href.slice(1));
  }
  return linkIn(at);
}

function linkIn(node: Root | Element): string | undefined {
  for (const child of node.children) {
    if (child.type !== 'element' || node.type === 'root') continue;
    const { href } = child.properties;
    const found = typeof href === 'string' ? decodedAddress(href.slice(1)) : linkIn(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Contents and lists are in the navigation document, all else in files of its own. */
function pageHref({ division, id }: PrintPage, { rendering, href }: Publication): string {
  const kind = rendering.divisions.find((page) => page.id === division)?.kind;
  return kind === 'contents' || kind === 'list' ? `nav.xhtml#${id}` : href(division).replace(/#.*/, `#${id}`);
}

interface Landmark {
  readonly type: string;
  readonly href: string;
  readonly title: string;
}

function landmarksOf(
  { rendering, items, href }: Publication,
  lists: readonly NavList[],
): readonly Landmark[] {
  const { book, divisions, labels } = rendering;
  const { words } = labels;
  const own = (title: string) => withOwnDigits(title, book.language, book.settings.digits);
  const first = (role: Division['role']) =>
    divisions.find((division) => division.role === role && division.kind !== 'contents');
  const [body, back] = [first('body'), first('back')];
  return [
    ...(items.some((item) => item.id === 'cover')
      ? [{ type: 'cover', href: 'cover.xhtml', title: words.cover }]
      : []),
    ...(divisions.some(({ kind }) => kind === 'title-page')
      ? [{ type: 'titlepage', href: href('title-page'), title: words.titlePage }]
      : []),
    // What is not read in its turn may not be led to.
    ...(isRead(rendering) ? lists : []).map(({ type, id, title }) => ({
      type,
      href: `nav.xhtml#${id}`,
      title,
    })),
    ...(body ? [{ type: 'bodymatter', href: href(body.id), title: own(body.title) }] : []),
    ...(back ? [{ type: 'backmatter', href: href(back.id), title: own(back.title) }] : []),
  ];
}
