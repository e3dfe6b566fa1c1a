import type { Root } from 'hast';
import type { Author } from '../book/settings.ts';
import { FALLBACK } from '../language/languages.ts';
import { wordsOf } from '../language/words.ts';
import { proveShown } from './conservation/shown.ts';
import { element } from './directives.ts';
import type { Division } from './division.ts';
import { isolate } from './isolate.ts';
import { fromTemplate } from './template-tree.ts';
import type { Templates } from './templates.ts';

/** The paragraphs of a text of the settings: an empty line stands between them. */
export function paragraphs(text = ''): readonly string[] {
  return text.split(/\n\s*\n/).flatMap((one) => one.replace(/\s+/g, ' ').trim() || []);
}

/** English title, authors, abstract and keywords; undefined where the settings have none of them. */
export function englishAbstract(templates: Templates): Root | undefined {
  const { settings } = templates.book;
  const { 'title-en': title, 'abstract-en': abstract, 'keywords-en': keywords } = settings;
  if (title === undefined && abstract === undefined && keywords.length === 0) return undefined;
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
    templates.isOwn('english-abstract'),
  );
  return tree;
}

/** The abstract of a book on a page of its own, in themes that have one. */
export function abstractPage(templates: Templates): readonly Division[] {
  const { book, labels } = templates;
  const { settings } = book;
  if (!hasAbstracts(templates) || settings.abstract === undefined) return [];
  const own = paragraphs(settings.abstract);
  const tree = fromTemplate('abstract', templates, { paragraphs: own });
  proveShown(tree, [...own, ...settings.keywords], templates.isOwn('abstract'));
  const title = labels.words.abstract;
  const content = isolate(tree, book.language, settings.digits);
  return [
    {
      id: 'abstract',
      kind: 'abstract',
      role: 'front',
      title,
      runningHead: title,
      foliated: true,
      side: 'recto',
      content,
    },
  ];
}

/** The English abstract of a book, behind its text and before its English title page, from left to right. */
export function englishAbstractPage(templates: Templates): readonly Division[] {
  if (!hasAbstracts(templates) || templates.book.settings['abstract-en'] === undefined) return [];
  const tree = englishAbstract(templates)!;
  const title = wordsOf(FALLBACK).abstract;
  const { tag: lang, direction: dir } = FALLBACK;
  const block = element('div', { lang, dir, className: ['english-abstract'] }, tree.children as never);
  return [
    {
      id: 'english-abstract',
      kind: 'english-abstract',
      role: 'back',
      title,
      runningHead: title,
      foliated: false,
      side: undefined,
      content: { type: 'root', children: [block] },
    },
  ];
}

function hasAbstracts({ book: { settings, theme } }: Templates): boolean {
  return settings.kind !== 'article' && theme.traits.abstracts;
}
