import { posix } from 'node:path';
import { headingText } from '../book/outline.ts';
import type { Settings } from '../book/settings.ts';
import type { TextFile } from '../book/text-file.ts';
import type { World } from '../book/world.ts';
import type { MessageList, Report } from '../diagnostics/report.ts';
import { languageNamed } from '../language/languages.ts';
import type { Entry } from './chapter-order.ts';
import type { About, ContentsEntry } from './contents/contents.ts';
import { findTexts, textsIn } from './contents/find.ts';
import { dayOf, isDraft, weightOf } from './foreign-keys.ts';
import { hasText } from './read-chapter.ts';
import { placeOfKey, type SettingsSource } from './settings-file.ts';
import { isIndex } from './text-names.ts';
import { titleIn } from './titles.ts';

/** A file of a book, before it is read. */
export interface Listed {
  readonly path: string;
  readonly part: string | undefined;
  readonly listed: Entry['listed'];
  /** What a list of another tool says of it, where it says nothing itself. */
  readonly known?: Pick<ContentsEntry, 'title' | 'role'>;
}

/** The texts of a book's folder, in their order. */
export interface FolderTexts {
  readonly listed: readonly Listed[];
  readonly about: About;
  /** Files that were read to find them. */
  readonly files: readonly TextFile[];
  readonly found: FoundIn;
}

/** Where the texts of a folder were found. */
export interface FoundIn {
  /** The file that has their order, of another tool; undefined where it is that of `book.yaml` or of the names. */
  readonly order: string | undefined;
  /** What the texts say of themselves that put them in order, where no file does. */
  readonly by?: 'weights' | 'dates';
  /** Markdown files that are no texts of the book, sorted. */
  readonly passedOver: readonly string[];
}

/**
 * The texts of a folder: those that `book.yaml` lists, else those that lie beside it, else those of a folder of another tool.
 * `settings`: those of `book.yaml`, if there is one.
 */
export async function textsOfFolder(
  world: World,
  settings: Settings | undefined,
  source: SettingsSource,
  language: string,
  said: MessageList,
): Promise<FolderTexts> {
  if (settings?.chapters)
    return { ...NOTHING_FOUND, listed: await listedChapters(settings, source, world, said.report) };
  const beside = (await world.list()).filter(isText);
  if (settings && beside.length > 0) {
    const others = (await textsIn(world)).filter((path) => path.includes('/'));
    return {
      ...NOTHING_FOUND,
      listed: sorted(beside, language),
      found: { order: undefined, passedOver: [...others].sort() },
    };
  }
  const { entries, about, files, order, passedOver } = await findTexts(world, language, said);
  const listed = entries.map(({ path, part, ...known }) => ({ path, part, listed: undefined, known }));
  return { listed, about, files, found: { order, passedOver } };
}

const NOTHING_FOUND = { about: {}, files: [], found: { order: undefined, passedOver: [] } } as const;

/** A text that lies beside `book.yaml`. */
function isText(name: string): boolean {
  return name.endsWith('.md') && !/^[_.]|^readme\.md$/i.test(name);
}

/** In the order of their names, as a language sorts them; numbers by their values. */
export function sorted(names: readonly string[], language: string): readonly Listed[] {
  const { collation } = languageNamed(language);
  const collator = new Intl.Collator(collation, { numeric: true });
  return [...names].sort(collator.compare).map((path) => ({ path, part: undefined, listed: undefined }));
}

async function listedChapters(
  settings: Settings,
  source: SettingsSource,
  world: World,
  report: Report,
): Promise<readonly Listed[]> {
  const listed: Listed[] = [];
  for (const [index, entry] of (settings.chapters ?? []).entries()) {
    const paths = typeof entry === 'string' ? [entry] : entry.chapters;
    for (const [inner, path] of paths.entries()) {
      const key = typeof entry === 'string' ? ['chapters', index] : ['chapters', index, 'chapters', inner];
      const place = placeOfKey(source.file, source.yaml, key, source.base);
      const standing = await world.standing(path);
      if (standing === 'file')
        listed.push({
          path,
          part: typeof entry === 'string' ? undefined : entry.part,
          listed: { file: source.file, place },
        });
      else report(source.file, 'chapter-exists', { path, found: standing }, place);
    }
  }
  return listed;
}

/**
 * The texts of a folder without a list, put in order by what they say of themselves; those that are not to come out are left out.
 * `found`: where they were found, which then says this too.
 */
export function settled(
  entries: readonly Entry[],
  found: FoundIn,
): { readonly drafts: readonly Entry[]; readonly found: FoundIn } {
  const published = entries.filter(({ foreign }) => !isDraft(foreign));
  const unpublished = entries.filter(({ foreign }) => isDraft(foreign)).map(({ path }) => path);
  const passedOver = [...found.passedOver, ...unpublished].sort();
  const chapters = published.filter(({ path }) => !isIndex(path));
  const by = orderOf(chapters);
  if (by === undefined) return { drafts: withOpenings(published), found: { ...found, passedOver } };
  return { drafts: withOpenings(inOrder(published, WORTH[by])), found: { ...found, by, passedOver } };
}

/** What a text says of its place: the less, the earlier. */
const WORTH = {
  weights: ({ foreign }: Entry) => weightOf(foreign),
  dates: ({ foreign }: Entry) => dayOf(foreign),
} as const;

/** Weights, where there are some; dates, where each text has one and no name has a number of its own. */
function orderOf(chapters: readonly Entry[]): FoundIn['by'] {
  if (chapters.some((one) => WORTH.weights(one) !== undefined)) return 'weights';
  const isDated = (one: Entry) =>
    WORTH.dates(one) !== undefined && !/^[\d۰-۹]/.test(posix.basename(one.path));
  return chapters.length > 1 && chapters.every(isDated) ? 'dates' : undefined;
}

/** Within each folder in the order of what they are worth; those that are worth nothing come after, as they are. */
function inOrder(entries: readonly Entry[], worth: (entry: Entry) => number | undefined): readonly Entry[] {
  const folderOf = ({ path }: Entry) => (isIndex(path) ? '' : posix.dirname(path));
  const rank = (one: Entry) => worth(one) ?? Number.MAX_SAFE_INTEGER;
  const result = [...entries];
  for (const folder of new Set(entries.map(folderOf))) {
    const places = entries.flatMap((one, index) =>
      folder !== '' && folderOf(one) === folder ? [index] : [],
    );
    const sorted = places.map((index) => entries[index]!).sort((a, b) => rank(a) - rank(b));
    for (const [at, index] of places.entries()) result[index] = sorted[at]!;
  }
  return result;
}

/** What opens a folder names its part; where it says nothing more, that is all that it does. */
function withOpenings(entries: readonly Entry[]): readonly Entry[] {
  const titles = new Map<string, string>();
  const opens = (entry: Entry, index: number) =>
    entry.part !== undefined && isIndex(entry.path) && entries[index - 1]?.part !== entry.part;
  for (const [index, entry] of entries.entries()) {
    const title = entry.settings.title ?? (entry.heading && headingText(entry.heading));
    if (opens(entry, index) && title) titles.set(entry.part!, title);
  }
  const count = ({ part }: Entry) => entries.filter((one) => one.part === part).length;
  // A folder for each text parts nothing.
  const areParts = entries.some((entry) => entry.part !== undefined && count(entry) > 1);
  const isSilent = (entry: Entry) => isIndex(entry.path) && !hasText(entry) && titleIn(entry) === undefined;
  return entries
    .filter((entry, index) => !opens(entry, index) || hasText(entry) || count(entry) === 1)
    .filter((entry) => entries.length === 1 || !isSilent(entry))
    .map((entry) => ({
      ...entry,
      part: areParts ? (titles.get(entry.part ?? '') ?? entry.part) : undefined,
    }));
}
