import type { ElementContent, Root, RootContent } from 'hast';
import type { Book, Chapter } from '../book/book.ts';
import type { OutlineEntry } from '../book/outline.ts';
import type { Author } from '../book/settings.ts';
import { visit } from '../book/visit.ts';
import { FALLBACK } from '../language/languages.ts';
import { wordsOf } from '../language/words.ts';
import { added, allAdded, settleAdded } from './added.ts';
import { proveShown } from './conservation/shown.ts';
import { articleContents } from './contents.ts';
import { element } from './directives.ts';

import { isolate } from './isolate.ts';
import { fromTemplate } from './template-tree.ts';
import type { Templates } from './templates.ts';

/** What an article is made of besides its text. */
interface Around {
  readonly outline: readonly OutlineEntry[];
  readonly templates: Templates;
}

/** Where the template has the title, which may have notes and formulas. */
const TITLE = '<h1></h1>';

/**
 * An article: its head (title, authors, abstract, keywords), contents if it has any, its text, and at the end what is English.
 *
 * @param title The title as it is written, if a heading gives it.
 */
export function articleOf(
  title: ElementContent[] | undefined,
  chapter: Chapter,
  body: Root,
  around: Around,
): Root {
  const { outline, templates } = around;
  const { book } = templates;
  const english = englishAbstract(around);
  const isAtHead = book.settings['english-abstract'] === 'head';
  const contents: Root = { type: 'root', children: [...articleContents(outline, templates)] };
  const head = headOf(title, chapter, around, isAtHead ? english : []);
  return {
    type: 'root',
    children: [
      head,
      ...allAdded('contents of an article', contents).children,
      ...(isAtHead ? body.children : beforeNotes(body.children, english)),
    ],
  };
}

/** What stands at the end of a text stands before its notes, which printing takes from the very end. */
function beforeNotes(text: readonly RootContent[], more: readonly RootContent[]): RootContent[] {
  const last = text.at(-1);
  const hasNotes = last?.type === 'element' && last.properties['role'] === 'doc-endnotes';
  const end = hasNotes ? text.length - 1 : text.length;
  return [...text.slice(0, end), ...more, ...text.slice(end)];
}

function headOf(
  written: ElementContent[] | undefined,
  { title, untitled }: Chapter,
  { templates }: Around,
  more: readonly RootContent[],
): RootContent {
  const { book } = templates;
  const { settings } = book;
  const tree = fromTemplate('article-head', templates, { paragraphs }, TITLE);
  proveShown(
    tree,
    [
      settings.subtitle,
      ...settings.author.flatMap(({ name, affiliation, email, orcid }) => [name, affiliation, email, orcid]),
      ...settings.contributor.map(({ name }) => name),
      ...paragraphs(settings.abstract),
      ...settings.keywords,
      settings.publisher,
      settings.identifier.doi,
      settings.rights,
    ],
    isOwn(book, 'article-head'),
  );
  allAdded('head of an article', tree);
  const words = written ?? [added('title of a chapter that has no heading', title)];
  visit(tree, 'element', (one) => {
    if (one.tagName === 'h1' && one.children.length === 0) one.children = untitled ? [] : words;
  });
  const own = isolate(settleAdded(tree, book), book.language, settings.digits);
  const children = own.children.filter((one) => !isEmptyTitle(one)) as ElementContent[];
  return element('header', { className: ['article-head'] }, [...children, ...(more as ElementContent[])]);
}

function isEmptyTitle(node: RootContent): boolean {
  return node.type === 'element' && node.tagName === 'h1' && node.children.length === 0;
}

/** English title, authors, abstract and keywords, from left to right; none where the settings have none of them. */
function englishAbstract({ templates }: Around): readonly RootContent[] {
  const { book } = templates;
  const { settings } = book;
  const { 'title-en': title, 'abstract-en': abstract, 'keywords-en': keywords } = settings;
  if (title === undefined && abstract === undefined && keywords.length === 0) return [];
  const tree = fromTemplate('english-abstract', templates, {
    paragraphs,
    english: wordsOf(FALLBACK),
    named: settings.author.filter(
      (one): one is Author & { 'name-en': string } => one['name-en'] !== undefined,
    ),
  });
  const names = settings.author.flatMap((one) => [one['name-en'], one['affiliation-en']]);
  proveShown(
    tree,
    [title, settings['subtitle-en'], ...names, ...paragraphs(abstract), ...keywords],
    isOwn(book, 'english-abstract'),
  );
  const children = allAdded('English abstract of an article', tree).children as ElementContent[];
  return [
    element(
      'div',
      { lang: FALLBACK.tag, dir: FALLBACK.direction, className: ['english-abstract'] },
      children,
    ),
  ];
}

function isOwn({ templates, theme }: Book, name: string): boolean {
  return templates.has(name) || theme.templates.has(name);
}

/** The paragraphs of a text of the settings: an empty line stands between them. */
function paragraphs(text = ''): readonly string[] {
  return text.split(/\n\s*\n/).flatMap((one) => one.replace(/\s+/g, ' ').trim() || []);
}
