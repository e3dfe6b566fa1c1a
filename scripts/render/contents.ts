import type { ElementContent, Root, RootContent } from 'hast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Book } from '../book/book.ts';
import { countersOf, numberedIn } from '../book/numbers.ts';
import { type OutlineEntry, pruneOutline } from '../book/outline.ts';
import { marginOf } from '../book/page-margin.ts';
import type { CounterList } from '../book/syntax.ts';
import { trimSize } from '../book/trim-size.ts';
import { visit } from '../book/visit.ts';
import { element } from './directives.ts';
import type { Division } from './division.ts';
import { isolate } from './isolate.ts';
import { type Titles, titlesWithMarkup, withTitles } from './listed-titles.ts';
import { fromTemplate } from './template-tree.ts';
import type { Templates } from './templates.ts';

/** What the contents list: where one text is the whole, its sections stand in its place. */
export function contentsEntries(book: Book, outline: readonly OutlineEntry[]): readonly OutlineEntry[] {
  const { kind, title } = book.settings;
  const [first] = outline;
  const isWhole =
    outline.length === 1 && first?.kind === 'chapter' && first.number.length === 0 && first.title === title;
  const top =
    kind === 'article'
      ? outline.flatMap((entry) => (entry.role === 'body' ? entry.children : [entry]))
      : isWhole
        ? first.children
        : outline;
  return pruneOutline(top, book.settings['toc-depth']);
}

/** Whether the contents are printed: as the settings say, else those of whatever has any, but for a short article. */
function hasContents(book: Book, outline: readonly OutlineEntry[]): boolean {
  const { contents, kind } = book.settings;
  return (contents ?? (kind !== 'article' || isLong(book))) && contentsEntries(book, outline).length > 0;
}

/** Letters on a square millimetre of the page area of an article, with its headings, notes and tables. */
const DENSITY = 0.062;

/** An article of more pages than these has contents. They are reckoned from its letters: the pages are set after it is known. */
const LONG = 12;

function isLong(book: Book): boolean {
  const { width, height } = trimSize(book.settings.page.size ?? book.theme.traits.page.size);
  const margins = marginOf(book);
  const mm = (length: string | number) => Number.parseFloat(String(length));
  const area =
    (mm(width) - mm(margins.inner) - mm(margins.outer)) * (mm(height) - mm(margins.top) - mm(margins.bottom));
  const letters = book.chapters.reduce((sum, { tree }) => sum + textOf(tree).length, 0);
  return letters > LONG * area * DENSITY;
}

/** A text as it is rendered, with the id of its chapter. */
type Rendered = Pick<Division, 'id' | 'content'>;

/** Contents and lists as pages of their own. `rendered`: the texts whose titles they name. */
export function contentsPages(
  outline: readonly OutlineEntry[],
  templates: Templates,
  rendered: readonly Rendered[],
): readonly Division[] {
  const { book, labels } = templates;
  const title = labels.words.contents;
  const titles = titlesWithMarkup(rendered);
  const page: Division[] = hasContents(book, outline)
    ? [
        {
          id: 'contents',
          kind: 'contents',
          role: 'front',
          title,
          runningHead: title,
          foliated: true,
          side: 'recto',
          content: contentsOnce(outline, templates, titles),
        },
      ]
    : [];
  const lists = book.settings.lists.flatMap((kind) => listPage(kind, templates));
  return [...page, ...lists.map((list) => ({ ...list, content: withTitles(list.content, titles) }))];
}

/** Contents and lists of an article: they stand between its head and its text. */
export function articleContents(
  outline: readonly OutlineEntry[],
  templates: Templates,
  text: Rendered,
): readonly RootContent[] {
  return contentsPages(outline, templates, [text]).map(({ id, content }) => {
    visit(content, 'element', (one) => {
      if (one.tagName === 'h1') one.tagName = 'h2';
    });
    const children = content.children as ElementContent[];
    return element('div', { id, className: ['article-contents'] }, children);
  });
}

/** The contents are long: where they would say what they said before, they are not made anew. */
function contentsOnce(outline: readonly OutlineEntry[], templates: Templates, titles: Titles): Root {
  const { book, labels, kept } = templates;
  const make = () => withTitles(contents(outline, templates), titles);
  if (!kept || templates.isOwn('contents')) return make();
  const entries = contentsEntries(book, outline);
  return kept.made('contents', [entries, [...titles], book.settings, book.language, labels.words], make);
}

function contents(outline: readonly OutlineEntry[], templates: Templates): Root {
  const { book, labels } = templates;
  const entries = contentsEntries(book, outline);
  const tree = fromTemplate('contents', templates, {
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
function listPage(name: string, templates: Templates): readonly Division[] {
  const { book, labels } = templates;
  const list = countersOf(book).find((counter) => counter.list?.name === name)?.list;
  const entries = numberedIn(book).filter(({ counter }) => counter.list?.name === name);
  if (!list || entries.length === 0) return [];
  const title = labels.word(list.title);
  const tree = fromTemplate('list', templates, { entries, title, label: labels.caption });
  return [
    {
      id: listId(list),
      kind: 'list',
      role: 'front',
      title,
      runningHead: title,
      foliated: true,
      side: undefined,
      content: isolate(tree, book.language, book.settings.digits),
    },
  ];
}
