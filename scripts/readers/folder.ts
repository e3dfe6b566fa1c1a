import type { Root } from 'mdast';
import { stringify } from 'yaml';
import type { Kind } from '../book/settings.ts';
import { fileName } from '../language/slug.ts';
import { bibliographyFile } from './bibliography.ts';
import { articleOf, chaptersOf, type ImportedChapter } from './chapters.ts';
import type { Imported, ImportedImage, ImportedSettings } from './imported.ts';
import { textOfTree } from './letters.ts';
import { markdownOf } from './markdown.ts';
import { countsItself } from './section-names.ts';

/** A chapter as it is written. */
export interface WrittenChapter {
  /** Such as `01-مقدمه.md`. */
  readonly path: string;
  readonly tree: Root;
  readonly text: string;
}

/** A manuscript as a folder, before it is on a disk. */
export interface ImportedFolder {
  readonly settings: ImportedSettings & { readonly title: string };
  /** Whether nothing says a title, so that it is the name of the file. */
  readonly isNamedByFile: boolean;
  /** The text of `book.yaml`. */
  readonly book: string;
  readonly chapters: readonly WrittenChapter[];
  readonly images: readonly ImportedImage[];
  /** The text of `references.json`, where something is cited. */
  readonly references?: string | undefined;
  /** Text of notes that are marked in several chapters, and so stand in each, but for the first time. */
  readonly repeated: readonly string[];
  /** Text of the trees that stands in `book.yaml` now: titles. */
  readonly moved: readonly string[];
}

/** How many letters of a title are in the name of its file. */
const LONGEST_NAME = 40;

/**
 * @param name What the book is called that says no title itself.
 * @param spell Mends a title, or a name.
 */
export function folderOf(
  { settings, texts, images, sources = [] }: Imported,
  name: string,
  spell: (text: string) => string,
): ImportedFolder {
  const divided = texts.map(({ tree, isArticle }) =>
    isArticle && texts.length === 1 && settings.title !== undefined
      ? articleOf(tree)
      : chaptersOf(tree, texts.length > 1 ? '' : settings.title),
  );
  const found = divided[0]?.title;
  const title = spell(settings.title ?? found ?? name);
  const drafts = divided.flatMap(({ chapters }) => chapters);
  const alone = drafts.length === 1 ? title : undefined;
  const chapters = drafts.map((chapter, at): WrittenChapter => {
    const text = `${matterOf(chapter, at === 0, alone)}${markdownOf(chapter.tree)}`;
    return { path: chapterPath(chapter.title ?? '', at + 1, drafts.length), tree: chapter.tree, text };
  });
  const parts = drafts.flatMap(({ part }, at) =>
    part !== undefined && part !== drafts[at - 1]?.part ? [part] : [],
  );
  const { subtitle, author, abstract, keywords } = settings;
  const spelt = {
    ...settings,
    title,
    subtitle: subtitle && spell(subtitle),
    author: author?.map((one) =>
      typeof one === 'string' ? spell(one) : { name: spell(one.name), affiliation: spell(one.affiliation) },
    ),
    abstract: abstract?.split('\n\n').map(spell).join('\n\n'),
    keywords: keywords?.map(spell),
  };
  const listed = listedChapters(
    drafts.map(({ part }, at) => ({ path: chapters[at]!.path, part: part && spell(part) })),
  );
  // One text is an article, as it would be without a folder.
  const kind = listed.length === 1 && typeof listed[0] === 'string' ? 'article' : undefined;
  return {
    settings: spelt,
    isNamedByFile: (settings.title ?? found) === undefined,
    book: bookYaml(kind, spelt, listed, areCounted(drafts) ? 'none' : undefined),
    chapters,
    images,
    references: sources.length > 0 ? bibliographyFile(sources) : undefined,
    repeated: divided.flatMap((one) => repeatedIn(one.chapters)),
    moved: [...(found === undefined ? [] : [found]), ...parts],
  };
}

function repeatedIn(chapters: readonly ImportedChapter[]): readonly string[] {
  const seen = new Set<string>();
  return chapters.flatMap(({ tree }) =>
    tree.children.flatMap((node) => {
      if (node.type !== 'footnoteDefinition') return [];
      const isNew = !seen.has(node.identifier);
      seen.add(node.identifier);
      return isNew ? [] : [textOfTree({ type: 'root', children: node.children })];
    }),
  );
}

/** The name of the file of a chapter among so many: `01-مقدمه.md`. */
export function chapterPath(title: string, number: number, count: number): string {
  const width = Math.max(2, String(count).length);
  const words = [...fileName(title)]
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/(?<!-)-+$/, '');
  return `${String(number).padStart(width, '0')}${words === '' ? '' : `-${words}`}.md`;
}

/** Front matter for what has no heading: `alone` is the title of a book of one text; else only what opens the book needs any. */
function matterOf({ title }: ImportedChapter, isFirst: boolean, alone: string | undefined): string {
  if (title !== undefined) return '';
  if (alone !== undefined) return `---\n${stringify({ title: alone })}---\n\n`;
  return isFirst ? '---\nrole: front\n---\n\n' : '';
}

type Listed = string | { readonly part: string; readonly chapters: readonly string[] };

/** The chapters in their order, those of a part together. */
export function listedChapters(
  chapters: readonly { readonly path: string; readonly part: string | undefined }[],
): readonly Listed[] {
  const listed: (string | { part: string; chapters: string[] })[] = [];
  for (const [at, { path, part }] of chapters.entries()) {
    const last = listed.at(-1);
    if (part === undefined) listed.push(path);
    else if (typeof last === 'object' && chapters[at - 1]?.part === part) last.chapters.push(path);
    else listed.push({ part, chapters: [path] });
  }
  return listed;
}

/** Whether chapters have numbers that were typed: warraq's would be others, beside them. */
function areCounted(chapters: readonly ImportedChapter[]): boolean {
  return chapters.length > 1 && chapters.some(({ title }) => title !== undefined && countsItself(title));
}

/** The text of `book.yaml`. */
export function bookYaml(
  kind: Kind | undefined,
  settings: ImportedSettings,
  chapters: readonly Listed[],
  numbering?: 'none',
): string {
  const { title, subtitle, author = [], date, language, publisher, description, abstract } = settings;
  const some = <One>(list: readonly One[] = []) => (list.length > 0 ? list : undefined);
  const one = author.length === 1 ? author[0] : some(author);
  const said = {
    kind,
    title,
    subtitle,
    author: one,
    language,
    publisher,
    date,
    description,
    abstract,
    keywords: some(settings.keywords),
    'abstract-en': settings['abstract-en'],
    'keywords-en': some(settings['keywords-en']),
    numbering,
    chapters: chapters.length > 0 ? chapters : undefined,
  };
  return stringify(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)), {
    lineWidth: 0,
  });
}
