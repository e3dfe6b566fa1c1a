import type { Paragraph, RootContent } from 'mdast';
import { toString as wordsIn } from 'mdast-util-to-string';
import { chaptersOf } from './chapters.ts';
import type { Imported, ImportedAuthor, ImportedSettings, ImportedText } from './imported.ts';
import type { Remark } from './remarks.ts';
import { isAbstractHeading, isKeywordsHeading } from './section-names.ts';

/**
 * An article whose abstract, keywords and the office of whose author stand in its settings, for the head of its first page, where it is certain
 * that they are these; they are no paragraphs any more. A text of several chapters stays as it is: its editions would not show them.
 *
 *     # چکیده | paragraphs | کلیدواژه‌ها: کاغذ، وراق | # مقدمه   ->   abstract, keywords | # مقدمه
 */
export function withArticleHead(imported: Imported): Imported {
  const [text] = imported.texts;
  if (imported.texts.length !== 1 || !text || !isArticle(text, imported.settings)) return imported;
  const { settings, remarks, replaced } = imported;
  const office = takeOffices(text, settings.author);
  const found = takeParts(office.blocks, settings);
  const taken = [...office.taken, ...found.taken];
  if (taken.length === 0) return imported;
  return {
    ...imported,
    settings: { ...settings, ...office.settings, ...found.settings },
    texts: [{ ...text, tree: { ...text.tree, children: [...found.blocks] } }],
    remarks: [
      ...remarks,
      ...taken.map(
        ({ key, words }): Remark => ({ kind: 'to-settings', facts: { key }, place: words.slice(0, PLACE) }),
      ),
    ],
    replaced: [replaced, ...taken.map(({ words }) => words)].join('\n'),
  };
}

/** How much of a part is shown as its place, in characters. */
const PLACE = 60;

/** What was taken out of a text, under its key in the settings, with all its words. */
interface Taken {
  readonly key: string;
  readonly words: string;
}

interface Rest {
  readonly settings: Partial<ImportedSettings>;
  readonly taken: readonly Taken[];
  readonly blocks: readonly RootContent[];
}

/** Whether it will be one file, and so an article. */
function isArticle({ tree, isArticle: isOne = false }: ImportedText, { title }: ImportedSettings): boolean {
  return (isOne && title !== undefined) || chaptersOf(tree, title).chapters.length === 1;
}

function takeOffices({ tree, offices = [] }: ImportedText, author: ImportedSettings['author'] = []): Rest {
  const [only] = author;
  const at = tree.children.findIndex((node) => !isPlain(node) || !offices.includes(wordsIn(node)));
  if (typeof only !== 'string' || author.length > 1 || offices.length === 0 || at !== offices.length)
    return { settings: {}, taken: [], blocks: tree.children };
  const authors: readonly ImportedAuthor[] = [{ name: only, affiliation: offices.join('، ') }];
  return {
    settings: { author: authors },
    taken: [{ key: 'affiliation', words: offices.join('\n') }],
    blocks: tree.children.slice(at),
  };
}

/** Abstract and keywords, in the text's language and then in English, where the text begins with them. */
function takeParts(blocks: readonly RootContent[], { title, language }: ImportedSettings): Rest {
  // The title of the text, and lines about it, may stand above.
  const begin = blocks.findIndex((node) => startsPart(node));
  const isTitled = blocks[0]?.type === 'heading' && (title === undefined || hasTitle(blocks, title));
  const above = blocks.slice(isTitled ? 1 : 0, Math.max(0, begin));
  if (begin < 0 || begin > MOST_BEFORE || !above.every(isLine)) return { settings: {}, taken: [], blocks };
  const settings: Record<string, string | readonly string[]> = {};
  const taken: Taken[] = [];
  let at = begin;
  for (;;) {
    const part = abstractAt(blocks, at) ?? keywordsAt(blocks, at);
    if (!part) break;
    const suffix = language !== 'en' && /^[\p{Script=Latin}\P{L}]*$/u.test(part.label) ? '-en' : '';
    const key = `${part.kind}${suffix}`;
    if (settings[key] !== undefined) break;
    settings[key] = part.value;
    taken.push({ key, words: wordsOf(blocks.slice(at, part.end)) });
    at = part.end;
  }
  return { settings, taken, blocks: [...blocks.slice(0, begin), ...blocks.slice(at)] };
}

function hasTitle(blocks: readonly RootContent[], title: string): boolean {
  return chaptersOf({ type: 'root', children: [...blocks] }, title).title !== undefined;
}

/** How many blocks may stand above an abstract: title and lines about it. */
const MOST_BEFORE = 4;
/** The longest line about a text, in characters. */
const LONGEST_LINE = 160;
/** The longest abstract, in characters: some two pages. */
const LONGEST_ABSTRACT = 6000;
/** How many keywords an article has, and how long one is at most, in characters. */
const [FEWEST, MOST, LONGEST_KEYWORD] = [2, 20, 60];

function isLine(node: RootContent): boolean {
  return isPlain(node) && wordsIn(node).length <= LONGEST_LINE;
}

function startsPart(node: RootContent): boolean {
  if (heads(node, isAbstractHeading) || heads(node, isKeywordsHeading)) return true;
  return node.type === 'paragraph' && labelled(node) !== undefined;
}

/** Whether a heading, or a line by itself, is the name of a part. */
function heads(node: RootContent | undefined, isName: (words: string) => boolean): boolean {
  const isBlock = node?.type === 'heading' || (node?.type === 'paragraph' && hasWordsAlone(node));
  return isBlock && isName(wordsIn(node));
}

interface HeadField {
  readonly kind: 'abstract' | 'keywords';
  readonly label: string;
  readonly value: string | readonly string[];
  /** Where it ends in the list of blocks. */
  readonly end: number;
}

/**
 * An abstract: paragraphs of text alone, below their heading or behind «چکیده:», up to keywords or a heading. What goes on to the end of the
 * text is the text itself.
 */
function abstractAt(blocks: readonly RootContent[], at: number): HeadField | undefined {
  const first = blocks[at];
  if (!first) return undefined;
  const runIn = first.type === 'paragraph' && isPlain(first) ? labelled(first) : undefined;
  const isHeading = heads(first, isAbstractHeading);
  if (!isHeading && !(runIn && isAbstractHeading(runIn.label))) return undefined;
  const from = isHeading ? at + 1 : at;
  let end = from;
  while (end < blocks.length && isPlain(blocks[end]!) && (end === at || !startsPart(blocks[end]!))) end += 1;
  const next = blocks[end];
  const paragraphs = blocks.slice(from, end).map((node) => wordsIn(node).trim());
  if (runIn) paragraphs[0] = runIn.rest;
  const value = paragraphs.join('\n\n');
  const isEnded = next !== undefined && (next.type === 'heading' || startsPart(next));
  if (!isEnded || value.trim() === '' || value.length > LONGEST_ABSTRACT) return undefined;
  return { kind: 'abstract', label: isHeading ? wordsIn(first) : runIn!.label, value, end };
}

/** Keywords behind «کلیدواژه‌ها:», or in the paragraph below a heading of that name. */
function keywordsAt(blocks: readonly RootContent[], at: number): HeadField | undefined {
  const [first, second] = blocks.slice(at);
  if (first && heads(first, isKeywordsHeading) && second && isPlain(second))
    return keywordsPart(wordsIn(first), wordsIn(second), at + 2);
  const said = first?.type === 'paragraph' && hasWordsAlone(first) ? labelled(first) : undefined;
  return said && isKeywordsHeading(said.label) ? keywordsPart(said.label, said.rest, at + 1) : undefined;
}

function keywordsPart(label: string, words: string, end: number): HeadField | undefined {
  const value = words
    .replace(/(?<![.\s])[.\s]+$/, '')
    .split(/[،,؛;•·\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const isList = value.length >= FEWEST && value.length <= MOST;
  return isList && value.every((word) => word.length <= LONGEST_KEYWORD)
    ? { kind: 'keywords', label, value, end }
    : undefined;
}

/** «چکیده: …»: what stands before a colon, if it names a part, and what behind it. */
function labelled(node: Paragraph): { readonly label: string; readonly rest: string } | undefined {
  const [, label, rest] = /^\s*([^:：\n]{2,40})[:：]\s*(\S[\s\S]*)$/.exec(wordsIn(node)) ?? [];
  if (label === undefined || rest === undefined) return undefined;
  return isAbstractHeading(label) || isKeywordsHeading(label) ? { label, rest } : undefined;
}

/** A paragraph that is text and nothing else, which settings can hold. */
function isPlain(node: RootContent): boolean {
  return node.type === 'paragraph' && !node.data && node.children.every(({ type }) => type === 'text');
}

/** One whose label may be bold. */
function hasWordsAlone({ children, data }: Paragraph): boolean {
  return !data && children.every(({ type }) => ['text', 'strong', 'emphasis'].includes(type));
}

function wordsOf(blocks: readonly RootContent[]): string {
  return blocks.map((node) => wordsIn(node)).join('\n');
}
