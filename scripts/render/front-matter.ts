import type { Root } from 'hast';
import type { OutlineEntry } from '../book/outline.ts';
import { proveShown } from './conservation/shown.ts';
import { contentsPages } from './contents.ts';
import type { Division } from './division.ts';
import { showImages } from './images.ts';
import { imprintData, titlePeople } from './imprint.ts';
import { isolate } from './isolate.ts';
import { fromTemplate } from './template-tree.ts';
import type { Templates } from './templates.ts';

type FrontKind = 'half-title' | 'title-page' | 'imprint';

/** The pages that are made before the text, but for those that files may stand for or between. */
interface FrontMatter {
  /** The half-title, if the theme has one. */
  readonly halfTitle: readonly Division[];
  readonly title: readonly Division[];
  /** Contents and lists. */
  readonly contents: readonly Division[];
}

/** The pages before the text: half-title (by theme), title page, imprint, contents. An article has none. */
export function frontMatter(
  outline: readonly OutlineEntry[],
  templates: Templates,
  rendered: readonly Division[],
): FrontMatter {
  const { book, labels } = templates;
  if (book.settings.kind === 'article') return { halfTitle: [], title: [], contents: [] };
  const { words } = labels;
  const page = (kind: FrontKind, title: string, content: Root): Division => ({
    id: kind,
    kind,
    role: 'front',
    title,
    runningHead: title,
    foliated: false,
    side: kind === 'imprint' ? undefined : 'recto',
    content,
  });
  const template = (kind: FrontKind, more: object = {}) => {
    const tree = showImages(fromTemplate(kind, templates, more), book.assets);
    return isolate(tree, book.language, book.settings.digits);
  };
  const hasHalfTitle = book.theme.traits['half-title'];
  return {
    halfTitle: hasHalfTitle ? [page('half-title', words.halfTitle, template('half-title'))] : [],
    title: [
      page('title-page', words.titlePage, template('title-page', { contributors: titlePeople(book, words) })),
      page('imprint', words.imprint, template('imprint', imprintData(book, labels))),
    ],
    contents: contentsPages(outline, templates, rendered),
  };
}

/** The English title page at the other end of a book, where its settings have an English title. */
export function foreignTitle(templates: Templates): readonly Division[] {
  const { book, labels } = templates;
  const { settings } = book;
  if (settings.kind === 'article' || settings['title-en'] === undefined) return [];
  const title = labels.words.foreignTitle;
  const content = fromTemplate('foreign-title', templates, { year: settings.date?.slice(0, 4) });
  proveShown(
    content,
    [settings['title-en'], settings['subtitle-en'], ...settings.author.map((one) => one['name-en'])],
    book.templates.has('foreign-title') || book.theme.templates.has('foreign-title'),
  );
  return [
    {
      id: 'foreign-title',
      kind: 'foreign-title',
      role: 'back',
      title,
      runningHead: title,
      foliated: false,
      side: 'verso',
      content,
    },
  ];
}

/** A part's title, on a page of its own. */
export function partDivision(entry: OutlineEntry, templates: Templates): Division {
  const { book, labels } = templates;
  const tree = fromTemplate('part', templates, { entry, opening: labels.opening(entry) });
  const content = isolate(tree, book.language, book.settings.digits);
  return {
    id: entry.id,
    kind: 'part',
    role: entry.role,
    title: entry.title,
    runningHead: entry.title,
    foliated: false,
    side: 'recto',
    content,
  };
}
