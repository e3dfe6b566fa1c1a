import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Book } from '../book/book.ts';
import { countersOf, numberedIn } from '../book/numbers.ts';
import { type OutlineEntry, pruneOutline } from '../book/outline.ts';
import type { CounterList } from '../book/syntax.ts';
import { formatDate } from '../language/calendar.ts';
import type { Division } from './division.ts';
import { isolate } from './isolate.ts';
import type { Labels } from './labels.ts';
import { fillTemplate } from './templates.ts';

type FrontKind = 'half-title' | 'title-page' | 'imprint' | 'contents' | 'list';

/** The pages before the text: half-title (by theme), title page, imprint, contents. */
export function frontMatter(
  book: Book,
  outline: readonly OutlineEntry[],
  labels: Labels,
): readonly Division[] {
  const { words } = labels;
  const page = (kind: FrontKind, title: string, content: Root): Division => ({
    id: kind,
    kind,
    role: 'front',
    title,
    runningHead: title,
    foliated: kind === 'contents' || kind === 'list',
    recto: kind !== 'imprint',
    content,
  });
  const template = (kind: FrontKind) =>
    isolate(fromTemplate(kind, book, labels, {}), book.language, book.settings.digits);
  const listed = contentsEntries(book, outline);
  return [
    ...(book.theme.traits['half-title'] ? [page('half-title', words.halfTitle, template('half-title'))] : []),
    page('title-page', words.titlePage, template('title-page')),
    page('imprint', words.imprint, template('imprint')),
    ...(listed.length > 0 ? [page('contents', words.contents, contents(book, listed, labels))] : []),
    ...book.settings.lists.flatMap((kind) => listPage(book, kind, labels)),
  ];
}

/** What the contents page lists: an article's one chapter is the whole, so its sections stand in its place. */
export function contentsEntries(book: Book, outline: readonly OutlineEntry[]): readonly OutlineEntry[] {
  const top = book.article ? (outline[0]?.children ?? []) : outline;
  return pruneOutline(top, book.settings['toc-depth']);
}

function contents(book: Book, entries: readonly OutlineEntry[], labels: Labels): Root {
  const tree = fromTemplate('contents', book, labels, {
    entries,
    opening: labels.opening,
    number: labels.number,
  });
  return isolate(tree, book.language, book.settings.digits);
}

/** The id of the page that lists what a counter numbers. */
export function listId({ name }: CounterList): string {
  return `list-of-${name}`;
}

/** The list of what is numbered, of figures or tables; none where the book has none. */
function listPage(book: Book, name: string, labels: Labels): readonly Division[] {
  const list = countersOf(book).find((counter) => counter.list?.name === name)?.list;
  const entries = numberedIn(book).filter(({ counter }) => counter.list?.name === name);
  if (!list || entries.length === 0) return [];
  const title = labels.word(list.title);
  const tree = fromTemplate('list', book, labels, { entries, title, label: labels.caption });
  return [
    {
      id: listId(list),
      kind: 'list',
      role: 'front',
      title,
      runningHead: title,
      foliated: true,
      recto: false,
      content: isolate(tree, book.language, book.settings.digits),
    },
  ];
}

/** A part's title, on a page of its own. */
export function partDivision(entry: OutlineEntry, book: Book, labels: Labels): Division {
  const tree = fromTemplate('part', book, labels, { entry, opening: labels.opening(entry) });
  const content = isolate(tree, book.language, book.settings.digits);
  return {
    id: entry.id,
    kind: 'part',
    role: entry.role,
    title: entry.title,
    runningHead: entry.title,
    foliated: false,
    recto: true,
    content,
  };
}

function fromTemplate(name: FrontKind | 'part', book: Book, labels: Labels, more: object): Root {
  const { settings } = book;
  const html = fillTemplate(book, name, {
    ...more,
    settings,
    words: labels.words,
    dir: book.language.direction,
    date: book.date && formatDate(book.date, book.language, settings.calendar),
    people: (role: string) => settings.contributor.filter((one) => one.role === role).map((one) => one.name),
  });
  return tidy(fromHtml(html, { fragment: true }));
}

/** Drop the white space between the elements of a template. */
function tidy(tree: Root): Root {
  return {
    ...tree,
    children: tree.children.filter((node) => node.type !== 'text' || node.value.trim() !== ''),
  };
}
