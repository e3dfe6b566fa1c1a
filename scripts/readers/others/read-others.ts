import { posix } from 'node:path';
import type { Link, Root } from 'mdast';
import type { Chapter } from '../../book/book.ts';
import type { Settings } from '../../book/settings.ts';
import type { Syntax } from '../../book/syntax.ts';
import type { TextFile } from '../../book/text-file.ts';
import type { World } from '../../book/world.ts';
import { MessageList } from '../../diagnostics/report.ts';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import type { Located } from '../../manuscript/chapter-names.ts';
import { Targets } from '../../manuscript/links.ts';
import { readBook } from '../../manuscript/read.ts';
import { readTree } from '../../manuscript/read-chapter.ts';
import type { Found, Reading } from '../../manuscript/reading.ts';
import { pathInBook, unreadOf } from '../../manuscript/text-file.ts';
import { isMarkdown, withoutEnding, withoutIndex } from '../../manuscript/text-names.ts';
import { apply } from '../../orthography/edits.ts';
import { bookYaml, chapterPath, type ImportedFolder, listedChapters } from '../folder.ts';
import type { ImportedSettings } from '../imported.ts';
import type { Remark } from '../remarks.ts';
import { addressEdits, type NewAddresses } from './addresses.ts';
import { type FolderImages, imagesOf } from './folder-images.ts';
import { withKnown, withOwnMatter, withoutMatter } from './front-matter.ts';

/** The folder of another tool as a manuscript, before it is written. */
export interface ReadOthers {
  /** With the titles as they are spelt there, or as `spell` has them. */
  folder(spell: (text: string) => string): ImportedFolder;
  readonly remarks: readonly Remark[];
  /** The chapters as a build of the folder reads them, in the order of those of the manuscript. */
  readonly chapters: readonly Located[];
  readonly settings: Settings;
  /** What was there where, by what is there now: of chapters and images. */
  readonly was: ReadonlyMap<string, string>;
}

/**
 * Read the folder of another tool, or of none, as a build does, and make a manuscript of it: each text stays as it is written, but for its
 * front matter and the addresses of chapters and images; those are where warraq has them.
 *
 * @throws WarraqError `import-readable` where there is no text, or one that can't be read.
 */
export async function readOthers(world: World, syntaxes: readonly Syntax[]): Promise<ReadOthers> {
  const reading = await readBook(world, undefined, { syntaxes });
  const { settings, chapters } = readable(reading, world);
  const texts = await Promise.all(chapters.map((one) => textOf(one, syntaxes)));
  const images = await imagesOf(texts, world);
  const names = new Map(chapters.map((one, at) => [one.path, nameOf(one, at + 1, chapters.length)]));
  const moved: Moved = {
    names,
    images,
    before: new Targets(chapters),
    after: new Targets(chapters.map((one) => ({ ...one, path: names.get(one.path)! }))),
  };
  const written = texts.map((text) => ({
    path: names.get(text.path)!,
    tree: text.tree,
    text: withKnown(
      withOwnMatter(apply(text.source, addressEdits(text.source, text.tree, addressesOf(text.path, moved)))),
      knownOf(text),
    ),
    part: text.chapter.part?.title,
  }));
  return {
    chapters,
    settings,
    was: new Map([...names, ...images.paths].map(([from, to]) => [to, from])),
    remarks: remarksOf(reading, texts),
    folder: (spell) => {
      const said = settingsOf(settings, spell);
      const parted = written.map(({ path, part }) => ({ path, part: part && spell(part) }));
      return {
        settings: said,
        isNamedByFile: false,
        book: bookYaml(undefined, said, listedChapters(parted)),
        chapters: written,
        images: images.files,
        repeated: [],
        moved: [],
      };
    },
  };
}

function readable({ found, files, messages }: Reading, { root }: World): Found {
  const paths = unreadOf(messages);
  const unread = files.find(({ path }) => paths.has(path));
  if (unread) throw new WarraqError('import-readable', { fault: 'text', name: unread.path, folder: root });
  if (!found || found.chapters.length === 0)
    throw new WarraqError('import-readable', { fault: 'nothing', name: root });
  return found;
}

/** A chapter as it is written, and as it was read before its links were resolved. */
interface Text {
  readonly path: string;
  readonly source: string;
  readonly tree: Root;
  readonly chapter: Chapter;
}

async function textOf({ path, chapter }: Located, syntaxes: readonly Syntax[]): Promise<Text> {
  const source = chapter.file.value;
  const { tree } = await readTree({ path, value: source }, { syntaxes }, new MessageList());
  return { path, source, tree, chapter };
}

/** What only a list of the other tool says of a text, which its front matter says from now on. */
function knownOf({ tree, chapter: { role, title, untitled } }: Text): Readonly<Record<string, string>> {
  const isNamed = untitled || tree.children.some((node) => node.type === 'heading');
  return { ...(isNamed ? {} : { title }), ...(role === 'back' ? { role } : {}) };
}

/** `01-title.md`; a chapter without a title has the name that its file or its folder had. */
function nameOf({ chapter, path }: Located, number: number, count: number): string {
  const bare = withoutIndex(withoutEnding(path)).replace(/\/$/, '');
  return chapterPath(chapter.untitled ? posix.basename(bare) : chapter.title, number, count);
}

/** Where files of the folder are in the manuscript, and what links lead to there and here. */
interface Moved {
  readonly names: ReadonlyMap<string, string>;
  readonly images: FolderImages;
  readonly before: Targets;
  readonly after: Targets;
}

/** Where the links and images of a text lead. */
function addressesOf(path: string, { names, images, before, after }: Moved): NewAddresses {
  const link = (node: Link) => {
    const target = before.of(node, path);
    if (!('by' in target) || !target.by) return undefined;
    const isNamed = node.data?.otherwise !== undefined;
    if (isNamed && (target.to !== 'id' || isSame(target, after.of(node, names.get(path)!)))) return undefined;
    const { chapter, fragment } = target.by;
    return names.get(chapter.path)! + (fragment === '' ? '' : `#${inAddress(fragment)}`);
  };
  return {
    link,
    image: (address) => images.at(address, path),
    definition: (url) => link({ type: 'link', url, children: [] }),
  };
}

function isSame(one: { readonly id: string }, other: ReturnType<Targets['of']>): boolean {
  return other.to === 'id' && other.by !== undefined && other.id === one.id;
}

/** What ends an address of Markdown, or is read as something else in it, in percent signs. */
function inAddress(fragment: string): string {
  return fragment.replace(
    /[\s()<>%"\\&]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** What `book.yaml` says. */
function settingsOf(
  { title, subtitle, author, date, language, description, keywords }: Settings,
  spell: (text: string) => string,
): ImportedSettings & { readonly title: string } {
  return {
    title: spell(title),
    subtitle: subtitle && spell(subtitle),
    author: author.map(({ name }) => spell(name)),
    date,
    language,
    description,
    keywords,
  };
}

/** What was left where it was, and what became a comment. */
function remarksOf({ files, found, foundIn }: Reading, texts: readonly Text[]): readonly Remark[] {
  const taken = new Set(texts.map(({ path }) => path));
  const isDraft = (file: TextFile, path: string) =>
    isMarkdown(path) && path !== foundIn?.order && withoutMatter(file.value).trim() !== '';
  const others = files.filter((file) => !taken.has(pathInBook(file)) && isDraft(file, pathInBook(file)));
  const left = new Set([...(foundIn?.passedOver ?? []), ...others.map(pathInBook)]);
  return [
    ...[...left].map((path): Remark => ({ kind: 'passed-over', facts: { path } })),
    ...texts
      .filter(({ source }) => withOwnMatter(source) !== source)
      .map(({ path }): Remark => ({ kind: 'foreign-matter', facts: { path } })),
    ...(found?.remote ?? []).map((address): Remark => ({ kind: 'image-absent', facts: { address } })),
  ];
}
