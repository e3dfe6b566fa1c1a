import type { Element, ElementContent, Root } from 'hast';
import type { Text } from 'mdast';
import type { Directives } from 'mdast-util-directive';
import { defaultHandlers, type Handler } from 'mdast-util-to-hast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';
import type { Book, Chapter } from '../book/book.ts';
import type { OutlineEntry } from '../book/outline.ts';
import { pageRecord } from '../book/page-roles.ts';
import type { Directive, Showing, Syntax } from '../book/syntax.ts';
import { visit } from '../book/visit.ts';
import { INERT_ELEMENTS } from '../manuscript/markdown/inert-html.ts';
import { added, settleAdded } from './added.ts';
import { articleOf } from './article.ts';
import { element } from './directives.ts';
import type { Division } from './division.ts';
import { imageHandler, showImages } from './images.ts';
import { isolate } from './isolate.ts';
import { type ChapterRenderer, Questions } from './kept-chapters.ts';
import type { Labels } from './labels.ts';
import { quotedEmphasis } from './quoted-emphasis.ts';
import type { Templates } from './templates.ts';
import { numberingOfNotes } from './theme.ts';

/** Attributes of old pages, which say how something looks or belong to forms (HTML, 16.2): no edition may have them. */
const OF_LOOKS = new Set(
  `accept acceptCharset accessKey action alt axis border cellPadding cellSpacing char charOff charSet clear color cols compact coords
  encType frame hSpace height hrefLang htmlFor isMap itemProp label maxLength media method multiple name noHref noShade noWrap
  prompt readOnly rev rows rules selected shape size span summary tabIndex useMap vAlign value width`.split(
    /\s+/,
  ),
);

/** What may come out of Markdown and the HTML in it, but for pieces of markup of their own. */
const SCHEMA = {
  ...defaultSchema,
  clobberPrefix: '',
  attributes: {
    ...defaultSchema.attributes,
    '*': [
      ...(defaultSchema.attributes?.['*'] ?? []).filter((name) => !OF_LOOKS.has(String(name))),
      'className',
      'lang',
      'dir',
      'role',
      'ariaLabel',
      'title',
    ],
    a: ['href', 'id', 'className', 'role', 'ariaLabel', 'title'],
    h2: [],
    img: [...(defaultSchema.attributes?.['img'] ?? []), 'alt', 'width'],
    col: ['span'],
    colgroup: ['span'],
    li: ['className', 'value'],
    section: ['className', 'role', 'id'],
    ul: ['className'],
    ol: ['className', 'start', 'type'],
    code: ['className'],
  },
  // What an image shows is looked up in the book (`showImages`), whatever it is called.
  protocols: { cite: ['http', 'https'], href: ['http', 'https', 'mailto', 'tel'] },
};

/** What may come out of Markdown, the HTML in it, and some pieces of markup; the rest is dropped. */
function schemaOf(syntaxes: readonly Syntax[]): Schema {
  const allowed = syntaxes.flatMap(({ allows }) => allows ?? []);
  const attributes: NonNullable<Schema['attributes']> = { ...SCHEMA.attributes };
  for (const [name, own] of allowed.flatMap((one) => Object.entries(one.attributes ?? {})))
    attributes[name] = [...(attributes[name] ?? []), ...own];
  return {
    ...SCHEMA,
    tagNames: [...INERT_ELEMENTS, ...allowed.flatMap(({ elements = [] }) => elements)],
    attributes,
  };
}

/** Markdown -> pages, for a book. */
export function chapterRenderer(outline: readonly OutlineEntry[], templates: Templates): ChapterRenderer {
  const { book, labels, kept } = templates;
  const { settings, syntaxes } = book;
  const noteDigits = settings['note-digits'] ?? book.theme.traits['note-digits'];
  const questions = new Questions(labels, book.assets);
  const names = {
    ...labels,
    ...questions.names,
    settings: { ...settings, 'note-digits': noteDigits },
    noteScope: numberingOfNotes(book),
    added,
  };
  const showings = syntaxes.flatMap(({ show }) => show?.(names) ?? []);
  const toHast = markup(syntaxes, showings);
  const render: ChapterRenderer = (chapter, entry) => {
    const arranged = showings.reduce((tree, { arrange }) => arrange?.(tree) ?? tree, chapter.tree);
    const { title, html } = withoutTitle(toHast.runSync(arranged) as Root);
    if (entry) numberHeadings(html, entry, labels);
    const whole = settleAdded(showImages(complete(html, labels, showings), questions.assets), book);
    const body = quotedEmphasis(isolate(whole, book.language, book.settings.digits), book);
    if (book.settings.kind === 'article' && chapter.role === 'body')
      return divisionOf(chapter, articleOf(title, chapter, body, { outline, templates }));
    const untitled = chapter.untitled ? [] : [added('title of a chapter that has no heading', chapter.title)];
    const opening = openingOf(title ?? untitled, entry, labels, book).children;
    return divisionOf(
      chapter,
      inDirection(chapter, { type: 'root', children: [...opening, ...body.children] }),
    );
  };
  const { emphasis } = book.theme.traits;
  const how = [syntaxes, book.language, names.settings, emphasis, names.noteScope, labels.words];
  return kept?.renderer(render, { how, questions, showings }) ?? render;
}

function divisionOf({ id, page, role, title, shortTitle }: Chapter, content: Root): Division {
  const record = page && pageRecord(page);
  return {
    id,
    kind: page ?? 'chapter',
    role,
    title,
    runningHead: shortTitle,
    foliated: record ? record.read === true : true,
    side: record ? record.side : 'recto',
    content,
  };
}

/** A page in foreign letters is set in their direction. */
function inDirection({ page }: Chapter, content: Root): Root {
  if (page !== 'foreign-title') return content;
  const children = content.children as ElementContent[];
  return { type: 'root', children: [element('div', { dir: 'ltr', className: ['foreign'] }, children)] };
}

/** The named order of what happens to a chapter's tree on its way to HTML. */
function markup(syntaxes: readonly Syntax[], showings: readonly Showing[]): Processor {
  return unified()
    .use(remarkRehype, {
      allowDangerousHtml: true,
      handlers: Object.assign(
        { image: imageHandler, text: textHandler, ...directiveHandlers(syntaxes) },
        ...showings.map(({ handlers }) => handlers),
      ),
    })
    .use(rehypeRawIfAny)
    .use(rehypeSanitize, schemaOf(syntaxes))
    .freeze() as unknown as Processor;
}

/** A text, which reading may have added. */
const textHandler: Handler = (state, node: Text) =>
  node.data?.added === undefined ? defaultHandlers.text(state, node) : added(node.data.added, node.value);

/** A directive is shown as its piece of markup says: reading knows no others. */
function directiveHandlers(syntaxes: readonly Syntax[]): Record<string, Handler> {
  const all = syntaxes.flatMap(({ directives = [] }) => directives);
  const handlerOf = (kind: Directive['kind']): Handler => {
    const shown = new Map(all.filter((one) => one.kind === kind).map(({ name, show }) => [name, show]));
    return (state, node: Directives, parent) => shown.get(node.name)!(state, node, parent);
  };
  return { containerDirective: handlerOf('block'), textDirective: handlerOf('phrase') };
}

/** Raw HTML is parsed only where there is some: a parse of the whole tree costs more than all the rest. */
function rehypeRawIfAny() {
  const raw = rehypeRaw();
  return (tree: Root, file: Parameters<typeof raw>[1]) => {
    let any = false;
    visit(tree, 'raw', () => {
      any = true;
    });
    return any ? (raw(tree, file) as Root) : tree;
  };
}

/** Take the written title out of a chapter: it is set in the opening, with its notes. */
function withoutTitle(whole: Root): { title: ElementContent[] | undefined; html: Root } {
  const title = whole.children.find(
    (node): node is Element => node.type === 'element' && node.tagName === 'h1',
  );
  const html = { ...whole, children: whole.children.filter((node) => node !== title) };
  return { title: title?.children, html };
}

/** The opening of a chapter: its label and its title, one heading; nothing where it has neither. */
function openingOf(
  words: ElementContent[],
  entry: OutlineEntry | undefined,
  labels: Labels,
  book: Book,
): Root {
  const label = entry && labels.opening(entry);
  const span = (name: string, ...children: ElementContent[]): Element => ({
    type: 'element',
    tagName: 'span',
    properties: { className: [name] },
    children,
  });
  if (!label && words.length === 0) return { type: 'root', children: [] };
  const title = words.length > 0 ? [span('chapter-title', ...words)] : [];
  const children: ElementContent[] = label
    ? [span('chapter-label', added('label of a chapter', label)), { type: 'text', value: ' ' }, ...title]
    : title;
  const heading: Element = { type: 'element', tagName: 'h1', properties: {}, children };
  const header: Element = {
    type: 'element',
    tagName: 'header',
    properties: { className: ['chapter-opening'] },
    children: [heading],
  };
  const tree = settleAdded({ type: 'root', children: [header] }, book);
  return isolate(tree, book.language, book.settings.digits);
}

/** Put the numbers of sections before their titles, as runs of their own. */
function numberHeadings(tree: Root, entry: OutlineEntry, labels: Labels): void {
  const numbers = new Map<string, readonly number[]>();
  const collect = (one: OutlineEntry): void => {
    numbers.set(one.id, one.number);
    one.children.forEach(collect);
  };
  collect(entry);
  visit(tree, 'element', (element) => {
    if (!/^h[2-6]$/.test(element.tagName)) return;
    const number = numbers.get(String(element.properties['id']));
    if (!number?.length) return;
    const bdi: Element = {
      type: 'element',
      tagName: 'bdi',
      properties: { dir: 'ltr', className: ['heading-number'] },
      children: [added('number of a heading', labels.number(number))],
    };
    element.children = [bdi, { type: 'text', value: ' ' }, ...element.children];
  });
}

/**
 * Say what Markdown only implies: cells of the first row are headers of their columns, a box of a task list is ticked or not;
 * and what HTML has no attribute for: the side that a column is set to. Pieces of markup have their say.
 */
function complete(tree: Root, { words }: Labels, showings: readonly Showing[]): Root {
  visit(tree, 'element', (element) => {
    const { properties } = element;
    if (element.tagName === 'th') properties['scope'] ??= 'col';
    if (element.tagName === 'ol') widenNumbers(element);
    if (element.tagName === 'p' && isLoneImage(element)) properties['className'] = ['lone-image'];
    if (element.tagName === 'input')
      properties['ariaLabel'] = properties['checked'] ? words.done : words.toDo;
    for (const showing of showings) showing.complete?.(element);
    if (properties['align']) alignAsSaid(element);
  });
  return tree;
}

/** The side that an element is set to, which HTML has no attribute for any more. */
function alignAsSaid({ tagName, properties }: Element): void {
  const side = String(properties['align']).toLowerCase();
  delete properties['align'];
  // Whatever else is written there would be CSS of a stranger.
  if (!/^(?:left|right|center|justify)$/.test(side)) return;
  if (/^t[dh]$/.test(tagName)) properties['style'] = `text-align:${side}`;
  else if (/^(?:p|div|h[1-6])$/.test(tagName))
    properties['className'] = [...[properties['className'] ?? []].flat().map(String), `aligned-${side}`];
}

/** Whether a paragraph is an image, or the frame of one, and nothing else: such a one has no indent. */
function isLoneImage({ children }: Element): boolean {
  const drawn = children.filter((child) => child.type !== 'text' || child.value.trim());
  const [only, ...others] = drawn;
  if (only?.type !== 'element' || others.length > 0) return false;
  const { className } = only.properties;
  return only.tagName === 'img' || (Array.isArray(className) && className.includes('absent'));
}

/** Say how many digits the longest number of a list has, where the usual room holds fewer. */
function widenNumbers(list: Element): void {
  const entries = list.children.filter((child) => child.type === 'element' && child.tagName === 'li').length;
  const digits = String(Number(list.properties['start'] ?? 1) + entries - 1).length;
  if (digits < 3) return;
  const { className } = list.properties;
  list.properties['className'] = [
    ...(Array.isArray(className) ? className : []),
    `digits-${Math.min(4, digits)}`,
  ];
}
