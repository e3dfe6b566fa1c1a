import type { Root } from 'mdast';
import { stringify } from 'yaml';
import { fileName } from '../language/slug.ts';
import { chaptersOf, type ImportedChapter } from './chapters.ts';
import type { Imported, ImportedImage, ImportedSettings } from './imported.ts';
import { markdownOf } from './markdown.ts';

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
  /** The text of `book.yaml`. */
  readonly book: string;
  readonly chapters: readonly WrittenChapter[];
  readonly images: readonly ImportedImage[];
  /** Text of the trees that stands in `book.yaml` now: titles. */
  readonly moved: readonly string[];
}

/** How many letters of a title are in the name of its file. */
const LONGEST_NAME = 40;

/** `name`: what the book is called that says no title itself. */
export function folderOf({ settings, texts, images }: Imported, name: string): ImportedFolder {
  const divided = texts.map(({ tree }) => chaptersOf(tree, settings.title !== undefined || texts.length > 1));
  const found = divided[0]?.title;
  const title = settings.title ?? found ?? name;
  const drafts = divided.flatMap(({ chapters }) => chapters);
  const width = Math.max(2, String(drafts.length).length);
  const chapters = drafts.map((chapter, at) =>
    written(chapter, pathOf(chapter, at + 1, width), drafts.length === 1 ? title : undefined),
  );
  const parts = drafts.flatMap(({ part }, at) =>
    part !== undefined && part !== drafts[at - 1]?.part ? [part] : [],
  );
  return {
    settings: { ...settings, title },
    book: bookYaml({ ...settings, title }, order(drafts, chapters)),
    chapters,
    images,
    moved: [...(found === undefined ? [] : [found]), ...parts],
  };
}

function pathOf({ title }: ImportedChapter, number: number, width: number): string {
  const words = [...fileName(title ?? '')].slice(0, LONGEST_NAME).join('').replace(/-+$/, '');
  return `${String(number).padStart(width, '0')}${words === '' ? '' : `-${words}`}.md`;
}

/** What has no heading is called by its front matter: what stands before the first of several is that of the book. */
function written({ title, tree }: ImportedChapter, path: string, alone: string | undefined): WrittenChapter {
  const matter =
    title !== undefined ? '' : alone === undefined ? FRONT : `---\n${stringify({ title: alone })}---\n\n`;
  return { path, tree, text: `${matter}${markdownOf(tree)}` };
}

const FRONT = '---\nrole: front\n---\n\n';

type Listed = string | { readonly part: string; readonly chapters: readonly string[] };

/** The chapters in their order, those of a part together. */
function order(drafts: readonly ImportedChapter[], chapters: readonly WrittenChapter[]): readonly Listed[] {
  const listed: (string | { part: string; chapters: string[] })[] = [];
  for (const [at, { part }] of drafts.entries()) {
    const { path } = chapters[at]!;
    const last = listed.at(-1);
    if (part === undefined) listed.push(path);
    else if (typeof last === 'object' && last.part === part && drafts[at - 1]?.part === part)
      last.chapters.push(path);
    else listed.push({ part, chapters: [path] });
  }
  return listed;
}

function bookYaml(settings: ImportedSettings, chapters: readonly Listed[]): string {
  const { title, subtitle, author = [], date, language, publisher, description, keywords = [] } = settings;
  const one = author.length === 1 ? author[0] : author.length > 1 ? author : undefined;
  const said = {
    title,
    subtitle,
    author: one,
    language,
    publisher,
    date,
    description,
    keywords: keywords.length > 0 ? keywords : undefined,
    chapters: chapters.length > 0 ? chapters : undefined,
  };
  return stringify(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)), {
    lineWidth: 0,
  });
}
