import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { FootnoteDefinition, Heading, Nodes, Root, RootContent } from 'mdast';
import type { Language } from '../../book/language.ts';
import { visitAll } from '../../book/visit.ts';
import { guessLanguage } from '../../language/guess-language.ts';
import { LANGUAGES } from '../../language/languages.ts';
import type { GivenFile } from '../imported.ts';
import { isNotesHeading } from '../section-names.ts';
import { articleOf } from './article.ts';
import { elementsOf, lettersIn, lineOf, shallow, textOf, withoutSilent } from './elements.ts';
import { type LeftOut, omitted, withoutOmissions } from './left-out.ts';
import { metadataOf, type PageMetadata } from './metadata.ts';
import { markNotes, NOTE, takeMarkedNotes } from './notes.ts';
import { type TakenImage, takeImages } from './page-images.ts';
import { richTables } from './page-tables.ts';
import { gatherPoems } from './poems.ts';
import { type Media, markdownOf } from './to-markdown.ts';

/** A page, read. */
export interface ReadPage {
  readonly metadata: PageMetadata;
  readonly language: Language;
  readonly tree: Root;
  readonly images: readonly TakenImage[];
  /** What is no part of the text. */
  readonly left: readonly LeftOut[];
  /** Images and films that stayed where they are: their addresses; those of kept images are in the text. */
  readonly remote: readonly {
    readonly kind: 'image' | 'kept' | 'media' | 'drawing';
    readonly address: string;
  }[];
  /** Tables that are HTML, by their first words. */
  readonly tables: ReturnType<typeof richTables>;
  /** All that the page shows, and the words that became text. */
  readonly text: string;
  /** What of it is not in the tree: what was left out, the title, marks of notes. */
  readonly replaced: string;
}

/** What lies around a page, and what becomes of what does not. */
type Around = Pick<GivenFile, 'beside' | 'remoteImages'>;

/**
 * A saved page as a tree of Markdown: its article, with the notes that belong to it, and its images as far as they lie beside it. Undefined where it
 * can't be parsed.
 */
export async function readPage(html: string, around: Around): Promise<ReadPage | undefined> {
  const parsed = parsePage(html);
  return parsed && readTree(parsed, around);
}

/** HTML as a tree; undefined where its elements lie deeper in one another than the parser can tell: some thousands. */
function parsePage(html: string): HastRoot | undefined {
  try {
    return fromHtml(html);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

async function readTree(parsed: HastRoot, around: Around): Promise<ReadPage> {
  const page = shallow(parsed);
  const metadata = metadataOf(page);
  const root = withoutSilent(page);
  const shown = textOf(root);
  const marks = markNotes(root);
  const article = articleOf(root);
  const { tree, left } = withoutOmissions(asRoot(article), hasNote);
  const outside = omitted(root, article, hasNote);
  const notes = takeMarkedNotes(root).notes.map(bareNote);
  const { tree: bare, dropped } = takeMarkedNotes(tree);
  const { tree: untitled, title, heading } = withoutTitle(bare, metadata.title);
  const language = languageOf(metadata, shown);
  const bareNotes = notes.map((note) => note.tree);
  const converted = await convert(untitled, bareNotes, language, around);
  const all = [...left, ...outside, ...notes.flatMap((note) => note.left)];
  return {
    ...converted,
    metadata: { ...metadata, ...(title ? { title } : {}) },
    language,
    left: all.filter(({ begins }) => begins !== title),
    text: [shown, converted.text].join('\n'),
    replaced: [marks, dropped, heading, converted.replaced, ...all.map(({ text }) => text)].join('\n'),
  };
}

/** Chapters that were pages, one after the other, as one text: nothing of them is left out but `left`. */
export async function readPages(root: HastRoot, metadata: PageMetadata, around: Around): Promise<ReadPage> {
  const shown = textOf(root);
  const marks = markNotes(root);
  const { tree, notes, dropped } = takeMarkedNotes(root);
  const language = languageOf(metadata, shown);
  const converted = await convert(tree, notes, language, around);
  return {
    ...converted,
    metadata,
    language,
    left: [],
    text: [shown, converted.text].join('\n'),
    replaced: [marks, dropped, converted.replaced].join('\n'),
  };
}

/** The text and the notes of a page as Markdown; `text` and `replaced` are those of this step. */
async function convert(text: HastRoot, notes: readonly Element[], language: Language, around: Around) {
  const images = await takeImages(
    { type: 'root', children: [...(text.children as ElementContent[]), ...notes] },
    around.beside,
  );
  const { toTree, remote, wrote, formulas } = conversion(images, language, around);
  const tables = richTables(text);
  const sections = withoutEmptySections(toTree(text).children);
  const definitions = notes.map((note) => definitionOf(note, toTree));
  const tree: Root = { type: 'root', children: [...withDepths(sections.blocks), ...definitions] };
  return {
    tree,
    images: [...images.values()],
    remote,
    tables,
    text: wrote.join('\n'),
    replaced: [sections.dropped, ...formulas].join('\n'),
  };
}

/** How parts of a page become Markdown, and what is told of it. */
function conversion(
  images: ReadonlyMap<string, TakenImage>,
  language: Language,
  { remoteImages = false }: Around,
) {
  const [remote, wrote, formulas]: [ReadPage['remote'][number][], string[], string[]] = [[], [], []];
  const media: Media = {
    path: (address) => {
      const isKept = remoteImages && /^https?:\/\//i.test(address);
      if (isKept) remote.push({ kind: 'kept', address });
      return isKept ? address : images.get(address)?.path;
    },
    left: (kind, address) => void remote.push({ kind, address }),
    wrote: (words) => void wrote.push(words),
    replaced: (words) => void formulas.push(words),
  };
  const toTree = (part: HastRoot) => markdownOf(gatherPoems(part), media, language);
  return { toTree, remote, wrote, formulas };
}

function asRoot(article: Element | HastRoot): HastRoot {
  if (article.type === 'root') return article;
  return { type: 'root', children: article.tagName === 'table' ? [article] : article.children };
}

/** A note without what is no part of it; a note of nothing else is left as it is. */
function bareNote(note: Element): { readonly tree: Element; readonly left: readonly LeftOut[] } {
  const bare = withoutOmissions(note, hasNote);
  return lettersIn(bare.tree) > 0 ? bare : { tree: note, left: [] };
}

function hasNote(element: Element): boolean {
  return element.tagName === NOTE || elementsOf(element).some(({ tagName }) => tagName === NOTE);
}

/** The language of a page: what it says, if books can be in it and its letters don't say otherwise. */
function languageOf({ language }: PageMetadata, text: string): Language {
  const own = language?.split('-', 1)[0]?.toLowerCase();
  const said = LANGUAGES.find(({ tag }) => tag === own);
  const guessed = guessLanguage(text);
  const written = LANGUAGES.find(({ tag }) => tag === guessed);
  return (said && written?.script !== said.script ? written : said) ?? written ?? LANGUAGES[0]!;
}

/**
 * The title, and the article without the heading that is it: its first `h1` where that is the one of the page, or is in the title of the page («Title – Site»).
 */
function withoutTitle(
  article: HastRoot,
  said: string | undefined,
): { readonly tree: HastRoot; readonly title: string | undefined; readonly heading: string } {
  const all = elementsOf(article);
  const firsts = all.filter(({ tagName }) => tagName === 'h1');
  const [first] = firsts;
  const words = first ? lineOf(first) : '';
  const bare = said && siteless(said);
  if (!first || words === '' || elementsOf(first).some(({ tagName }) => /^warraq-/.test(tagName)))
    return { tree: article, title: bare, heading: '' };
  if (firsts.length > 1 && !(said && squeezed(said).includes(squeezed(words))))
    return { tree: article, title: bare, heading: '' };
  const without = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes
      .filter((node) => node !== first)
      .map((node) => (node.type === 'element' ? { ...node, children: without(node.children) } : node));
  return {
    tree: { ...article, children: without(article.children as ElementContent[]) },
    title: words,
    heading: textOf(first),
  };
}

function squeezed(text: string): string {
  return text.replace(/[\s\u200c]+/g, '').toLowerCase();
}

/** A title without the name of its site: «Title – Site», `Title | Site`. A dash may be one of the title itself, if that is short. */
function siteless(title: string): string {
  const [, parted, dashed] =
    /^(.{2,}?)(?<!\s)\s+[|»]\s+[^|»]{1,40}$|^(.{8,}?)(?<!\s)\s+[–—·-]\s+[^|–—»·]{1,40}$/.exec(title) ?? [];
  return parted ?? dashed ?? title;
}

/** Headings as deep as they are below one another: the highest are the sections of the text, and no depth is skipped. */
function withDepths(blocks: readonly RootContent[]): RootContent[] {
  const headings = blocks.filter((block): block is Heading => block.type === 'heading');
  const highest = Math.min(...headings.map(({ depth }) => depth));
  let last = 0;
  return blocks.map((block) => {
    if (block.type !== 'heading') return block;
    last = Math.min(block.depth - highest + 1, last + 1);
    return { ...block, depth: last as Heading['depth'] };
  });
}

/** Blocks without headings of notes that have lost their notes, whose words are `dropped`, and without what says nothing. */
function withoutEmptySections(all: readonly RootContent[]) {
  const isEmptied = (block: RootContent, index: number) => {
    const next = all[index + 1];
    return block.type === 'heading' && isNotesHeading(wordsIn(block)) && (!next || next.type === 'heading');
  };
  const blocks = all.filter(
    (block, index) => !isEmptied(block, index) && (!('children' in block) || saysSomething(block)),
  );
  return { blocks, dropped: all.filter(isEmptied).map(wordsIn).join(' ') };
}

/** Whether a block has words, or something to see. */
function saysSomething(block: Nodes): boolean {
  let any = false;
  visitAll(block, (node) => {
    any ||=
      ('value' in node && node.value.trim() !== '') ||
      ['image', 'footnoteReference', 'thematicBreak'].includes(node.type);
  });
  return any;
}

function wordsIn(node: Nodes): string {
  return 'value' in node ? node.value : 'children' in node ? node.children.map(wordsIn).join('') : '';
}

function definitionOf(note: Element, toTree: (part: HastRoot) => Root): FootnoteDefinition {
  const label = String(note.properties['label']);
  const children = toTree({ type: 'root', children: note.children }).children;
  return {
    type: 'footnoteDefinition',
    identifier: label,
    label,
    children: children as FootnoteDefinition['children'],
  };
}
