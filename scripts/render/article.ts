import type { ElementContent, Root, RootContent } from 'hast';
import type { Chapter } from '../book/book.ts';
import type { OutlineEntry } from '../book/outline.ts';
import { visit } from '../book/visit.ts';
import { FALLBACK } from '../language/languages.ts';
import { englishAbstract, paragraphs } from './abstracts.ts';
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
  const english = englishPart(around);
  const isAtHead = book.settings['english-abstract'] === 'head';
  const contents: Root = {
    type: 'root',
    children: [...articleContents(outline, templates, { id: chapter.id, content: body })],
  };
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
    templates.isOwn('article-head'),
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
function englishPart({ templates }: Around): readonly RootContent[] {
  const tree = englishAbstract(templates);
  if (!tree) return [];
  const children = allAdded('English abstract of an article', tree).children as ElementContent[];
  return [
    element(
      'div',
      { lang: FALLBACK.tag, dir: FALLBACK.direction, className: ['english-abstract'] },
      children,
    ),
  ];
}
