import { posix } from 'node:path';
import type { Definition, FootnoteDefinition, Heading, Root, RootContent, Yaml } from 'mdast';
import type { Written } from '../book/conservation.ts';
import { isRecord } from '../book/is-record.ts';
import type { Message } from '../book/message.ts';
import { headingText } from '../book/outline.ts';
import { type ChapterSettings, chapterSettingsSchema } from '../book/settings.ts';
import type { Syntax } from '../book/syntax.ts';
import type { TextFile } from '../book/text-file.ts';
import { visit } from '../book/visit.ts';
import { keptValue } from '../cache/kept-value.ts';
import { Kinds } from '../diagnostics/kinds.ts';
import { MessageList, type Report } from '../diagnostics/report.ts';
import { withinTime } from '../diagnostics/within-time.ts';
import { countOf } from '../language/ordinals.ts';
import { at, tomlOf, yamlOf } from './contents/values.ts';
import type { Foreign } from './foreign-keys.ts';
import { readHtml } from './markdown/carried-html.ts';
import { tellControls } from './markdown/controls.ts';
import { readDirectives } from './markdown/directives.ts';
import { saysNothing } from './markdown/inert-html.ts';
import { markedIn } from './markdown/marked.ts';
import { tellOpenBlocks } from './markdown/open-blocks.ts';
import { parseMarkdown } from './markdown/parse.ts';
import { widenTables } from './markdown/tables.ts';
import { tellUnknownDirectives } from './markdown/unknown-directives.ts';
import { writtenIn } from './markdown/written.ts';
import { checkMerge, isUnsettled } from './merge-markers.ts';
import type { ReadOptions } from './read-options.ts';
import { checkFrontMatter } from './settings-file.ts';
import { unreadOf } from './text-file.ts';

/** A chapter as its file gives it, before the book numbers it. */
export interface Draft {
  readonly path: string;
  readonly file: TextFile;
  readonly settings: ChapterSettings;
  /** What its front matter has for other tools. */
  readonly foreign: Foreign;
  /** The heading of the first level, which is also in the tree. */
  readonly heading: Heading | undefined;
  readonly tree: Root;
  /** What is written in its file, of which it is a part. */
  readonly written: readonly Written[];
}

interface ReadTree {
  readonly tree: Root;
  /** Front matter; that in TOML as YAML. */
  readonly matter: Yaml | undefined;
  readonly written: readonly Written[];
}

/**
 * The Markdown of a file as a checked tree, with what is said of it; front matter is taken off. A file that can't be read in time,
 * or is too deep, has no tree, and says so. Where the store has what the same text was read as, nothing is read.
 */
export async function readTree(file: TextFile, options: ReadOptions, said: MessageList): Promise<ReadTree> {
  const own = new MessageList();
  const read = await keptValue(
    options.store,
    'text read',
    [file.path, file.value, ...macrosAsKey(options)],
    () => readText(file, options, own),
  );
  said.add(read?.messages ?? own.all);
  return read ?? { tree: { type: 'root', children: [] }, matter: undefined, written: [] };
}

/** Undefined where it can't be read, for today at least. */
async function readText(
  file: TextFile,
  { syntaxes, timeout, macros }: ReadOptions,
  said: MessageList,
): Promise<(ReadTree & { readonly messages: readonly Message[] }) | undefined> {
  const { report } = said;
  const read = withinTime(file, report, 'read', () => treeOf(file, syntaxes, report), timeout);
  if (!read) return undefined;
  const known = macros ?? macrosIn(read.matter?.value ?? '');
  for (const { prepare } of syntaxes) await prepare?.(read.tree, file, report, known);
  return { ...read, messages: said.all };
}

/** Front matter in TOML (Hugo) as YAML: its faults are told at its beginning. */
function matterOfToml(node: RootContent): Yaml | undefined {
  if ((node.type as string) !== 'toml' || !('value' in node)) return undefined;
  const { value, position } = node;
  const yaml = JSON.stringify(tomlOf(value) ?? {});
  return { type: 'yaml', value: yaml, ...(position ? { position } : {}) };
}

function macrosAsKey({ macros }: ReadOptions): readonly string[] {
  return macros === undefined ? [] : [JSON.stringify(macros)];
}

/** The macros of a one-file book, whose settings are checked when it has been read. */
function macrosIn(yaml: string): Readonly<Record<string, string>> {
  const written = yaml.includes('macros') ? at(yamlOf(yaml), 'macros') : undefined;
  const entries = isRecord(written) ? Object.entries(written) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function treeOf(file: TextFile, syntaxes: readonly Syntax[], report: Report): ReadTree {
  let written: readonly Written[] = [];
  const whole = parseMarkdown(file, syntaxes, report, (parsed) => {
    written = writtenIn(parsed, syntaxes);
    tellOpenBlocks(parsed, file, report);
  });
  checkMerge(file, report, whole);
  const [first, ...rest] = whole.children;
  const matter = first?.type === 'yaml' ? first : first && matterOfToml(first);
  const text: Root = { ...whole, children: matter ? rest : whole.children };
  const tree = syntaxes.reduce((made, { read }) => read?.(made, file, report) ?? made, text);
  tellControls(file, report);
  readDirectives(tree, file, report);
  tellUnknownDirectives(tree, file, syntaxes, report);
  widenTables(tree, file, report);
  readHtml(tree, file, report);
  return { tree, matter, written };
}

/** One file of a book's folder: one chapter. `article`: its title, if its text is an article's. */
export async function readChapter(
  file: TextFile,
  path: string,
  options: ReadOptions,
  said: MessageList,
  article?: { readonly title: string },
): Promise<Draft> {
  const { report } = said;
  const { tree, matter, written } = await readTree(file, options, said);
  const base = matter ? file.value.indexOf('\n') + 1 : 0;
  const { settings = chapterSettingsSchema.parse({}), foreign = {} } = matter
    ? checkFrontMatter(file, matter.value, chapterSettingsSchema, report, base)
    : {};
  if (article && settings.role === 'body')
    return articleDraft({ path, file, settings, foreign, tree, written }, article.title, report);
  const lowered: Lowered = new Map();
  return drafted(
    { path, file, settings, foreign, tree: withOneTitle(tree, file, lowered, report), written },
    report,
    lowered,
  );
}

/** Headings that were set a level lower, with the levels that they have in the file. */
type Lowered = Map<RootContent, Heading['depth']>;

function lower(heading: Heading, lowered: Lowered): void {
  lowered.set(heading, heading.depth);
  heading.depth = Math.min(6, heading.depth + 1) as Heading['depth'];
}

/** The first heading of the first level is the title; where others are, they and all below them are a level lower. */
function withOneTitle(tree: Root, file: TextFile, lowered: Lowered, report: Report): Root {
  const titles = tree.children.filter(isTitle);
  const [second] = titles.slice(1);
  if (!second) return tree;
  if (!isUnsettled(file.value, tree)) report(file, 'chapter-has-one-title', { count: titles.length }, second);
  const from = tree.children.indexOf(second);
  const children = tree.children.map((node, index) => {
    if (node.type !== 'heading' || index < from) return node;
    const heading = { ...node };
    lower(heading, lowered);
    return heading;
  });
  return { ...tree, children };
}

function isTitle(node: RootContent): node is Heading {
  return node.type === 'heading' && node.depth === 1;
}

/** The chapters of a one-file book: one for each heading of the first level, or one in all. */
export function splitChapters(
  tree: Root,
  file: TextFile,
  written: readonly Written[],
  report: Report,
): readonly Draft[] {
  const path = posix.basename(file.path);
  const settings = chapterSettingsSchema.parse({});
  return divided(tree).map((part) =>
    drafted({ path, file, settings, foreign: {}, tree: part, written }, report),
  );
}

/** A text in parts that begin with titles, each with the notes that are marked in it. */
function divided(tree: Root): readonly Root[] {
  const isDefinition = (node: RootContent) =>
    node.type === 'footnoteDefinition' || node.type === 'definition';
  const definitions = tree.children.filter(isDefinition) as (FootnoteDefinition | Definition)[];
  const parts: RootContent[][] = [[]];
  for (const node of tree.children.filter((one) => !isDefinition(one))) {
    // A comment, or a tag around the whole, is no chapter before the first.
    const isBegun = parts.at(-1)!.some((one) => one.type !== 'html');
    if (isTitle(node) && isBegun) parts.push([]);
    parts.at(-1)!.push(node);
  }
  return parts.map((children) => {
    const part: Root = { type: 'root', children };
    part.children = [...children, ...definitionsOf(part, definitions)];
    return part;
  });
}

function drafted(read: Omit<Draft, 'heading'>, report: Report, lowered: Lowered = new Map()): Draft {
  const draft = { ...read, heading: read.tree.children.find(isTitle) };
  settleLevels(draft, lowered, report);
  return draft;
}

/**
 * The text of an article: all of a file, with one title. What else is a heading of the first level is one of a section, and all
 * below it go down with it. `title`: that of the settings, if they have one. The tree is ours to change.
 */
export function articleDraft(read: Omit<Draft, 'heading'>, title: string | undefined, report: Report): Draft {
  const { tree } = read;
  const heading = titleHeading(tree, title);
  const lowered: Lowered = new Map();
  if (tree.children.some((node) => isTitle(node) && node !== heading))
    visit(tree, 'heading', (one: Heading) => {
      if (one !== heading) lower(one, lowered);
    });
  const draft = { ...read, heading };
  settleLevels(draft, lowered, report);
  return draft;
}

/** The text of a single file that is an article. */
export function wholeText(
  tree: Root,
  file: TextFile,
  written: readonly Written[],
  title: string | undefined,
  report: Report,
): Draft {
  const path = posix.basename(file.path);
  const settings = chapterSettingsSchema.parse({});
  return articleDraft({ path, file, settings, foreign: {}, tree, written }, title, report);
}

/**
 * The heading that is the title of an article: the first of the first level, if it says what the settings say; where they say
 * nothing, if the text begins with it, and it is no first chapter among others («فصل اول»).
 */
function titleHeading(tree: Root, title: string | undefined): Heading | undefined {
  const headings = tree.children.filter(isTitle);
  const [first] = headings;
  if (!first) return undefined;
  if (title !== undefined) return headingText(first) === title ? first : undefined;
  const isSilent = ({ type }: RootContent) => type === 'html' || type.endsWith('efinition');
  const begins = tree.children.find((node) => !isSilent(node)) === first;
  return begins && (headings.length === 1 || !countOf(headingText(first))) ? first : undefined;
}

/** The notes that are marked in a part of a file (and those of its notes), and all link definitions. */
function definitionsOf(
  part: Root,
  definitions: readonly (FootnoteDefinition | Definition)[],
): (FootnoteDefinition | Definition)[] {
  const marked = markedIn(
    part,
    definitions.filter((one) => one.type === 'footnoteDefinition'),
  );
  return definitions.filter((one) => one.type === 'definition' || marked.has(one.identifier));
}

/**
 * Sections begin at the second level, whether the title is a heading or a setting; none skips one: a heading that does is told, and set
 * one level below the one that it stands under.
 *
 *     #, ###, ###, ####, ##   ->   #, ##, ##, ###, ##
 *
 * What is told is told of the levels in the file.
 */
function settleLevels({ file, tree }: Draft, lowered: Lowered, report: Report): void {
  const kinds = new Kinds();
  const open: { readonly depth: number; readonly level: Heading['depth'] }[] = [{ depth: 1, level: 1 }];
  let above = 1;
  for (const node of tree.children) {
    if (node.type !== 'heading') continue;
    const { depth } = node;
    const written = lowered.get(node) ?? depth;
    while (open.length > 1 && open.at(-1)!.depth >= depth) open.pop();
    const level = depth === 1 ? 1 : ((open.at(-1)!.level + 1) as Heading['depth']);
    if (written > above + 1) {
      const most = Math.max(2, level - (lowered.has(node) ? 1 : 0));
      const place = { ...node };
      kinds.add(`${written} ${most}`, (more) =>
        report(file, 'heading-level', { level: written, most, more }, place),
      );
    }
    above = written;
    node.depth = level;
    if (depth > 1) open.push({ depth, level });
  }
  kinds.tell();
}

/** Say which chapters are empty; a book in which all are is none. */
export function checkTexts(drafts: readonly Draft[], said: MessageList): void {
  const unread = unreadOf(said.all);
  const read = drafts.filter(({ file }) => !unread.has(file.path));
  const empty = read.filter((draft) => !hasText(draft));
  const rule = empty.length === drafts.length ? 'book-has-text' : 'chapter-has-text';
  for (const { file, heading } of empty) said.report(file, rule, {}, heading);
}

/** Whether a chapter says anything beside its title. */
export function hasText({ heading, tree }: Draft): boolean {
  return tree.children.some(
    (node) =>
      node !== heading &&
      !node.type.endsWith('efinition') &&
      (node.type !== 'html' || !saysNothing(node.value)),
  );
}
