import { posix } from 'node:path';
import type { TextFile } from '../../book/text-file.ts';
import type { World } from '../../book/world.ts';
import { MessageList, type Report } from '../../diagnostics/report.ts';
import { readText } from '../text-file.ts';
import { isIndex, TEXT_ENDINGS } from '../text-names.ts';
import { ABOUT_FORMATS } from './about.ts';
import { entriesByName } from './by-name.ts';
import type { About, Contents, ContentsEntry, ContentsFormat } from './contents.ts';
import { JUPYTER_BOOK } from './jupyter-book.ts';
import { SIDEBAR, SUMMARY } from './link-list.ts';
import { MKDOCS } from './mkdocs.ts';
import { QUARTO } from './quarto.ts';

/** In the order of trust. */
const FORMATS: readonly ContentsFormat[] = [SUMMARY, QUARTO, MKDOCS, JUPYTER_BOOK, SIDEBAR];

/** Texts about the folder, not of the book. */
const ABOUT_FOLDER =
  /^(?:licen[cs]e|copying|contribut\w*|changelog|code[-_]of[-_]conduct|security|404|(?:pull_request|issue)_template|summary|_(?:sidebar|navbar|coverpage|footer|header))(?:[-_.]\w+)*\.[a-z]+$/i;

/** The same, where they are written as is the custom: «history.md» may be a chapter. */
const ABOUT_FOLDER_IN_CAPITALS = /^(?:CHANGES|HISTORY|SUPPORT|FUNDING|CREDITS|AUTHORS|TODO)\.[a-zA-Z]+$/;

/** Folders of what tools make, and of what they make it with. */
const OF_TOOLS =
  /(?:^|\/)(?:dist|public|site|_site|_book|_output|themes|archetypes|layouts|partials|templates|static|vendor|venv|__pycache__|_includes|_layouts|_data|_sass|_drafts)\//;

/** The texts of a folder that has no list of its own. */
export interface FoundTexts {
  readonly entries: readonly ContentsEntry[];
  /** What the order was taken from, if from a file. */
  readonly order: string | undefined;
  /** The Markdown files that are no texts of the book. */
  readonly passedOver: readonly string[];
  readonly about: About;
  /** The files that were read for it. */
  readonly files: readonly TextFile[];
}

/**
 * Find the texts of a book in the folder of another tool, or of none, and their order: that of its own file, else that of the names.
 * `language` sorts these.
 */
export async function findTexts(world: World, language: string, said: MessageList): Promise<FoundTexts> {
  const texts = await textsIn(world);
  const read: TextFile[] = [];
  const about = await readAbout(world, read, said);
  const listed = await readContents(new Set(texts), world, read, said);
  const entries =
    listed?.entries ??
    entriesByName(
      texts.filter((path) => !isAboutFolder(path) && !isExcluded(path, about.excluded)),
      language,
    );
  const taken = new Set(entries.map(({ path }) => path));
  return {
    entries,
    order: listed?.order,
    passedOver: texts.filter((path) => !taken.has(path) && path !== listed?.order).sort(),
    about: { ...about, ...defined(listed?.about ?? {}) },
    files: read,
  };
}

function isAboutFolder(path: string): boolean {
  const name = posix.basename(path);
  return (
    ABOUT_FOLDER.test(name) || ABOUT_FOLDER_IN_CAPITALS.test(name) || (/^[_.]/.test(name) && !isIndex(path))
  );
}

function isExcluded(path: string, patterns: readonly string[] = []): boolean {
  return patterns.some((pattern) => {
    const written = pattern.replace(/^\/|\/$/g, '').replace(/[.+^${}()|[\]\\]/g, '\\$&');
    const name = written.replace(/\*\*?|\?/g, (sign) => ({ '**': '.*', '*': '[^/]*' })[sign] ?? '[^/]');
    return new RegExp(`^${name}(?:/|$)`, 'u').test(path);
  });
}

/** The texts of a folder, but for those that are there for a tool. */
export async function textsIn(world: World): Promise<readonly string[]> {
  return (await world.texts()).filter((path) => !OF_TOOLS.test(path));
}

/** Whether a folder is that of a tool: it has a list of chapters, or settings, as one of them has. */
export async function isOfTool(world: World): Promise<boolean> {
  for (const path of [...FORMATS, ...ABOUT_FORMATS].flatMap(({ paths }) => paths))
    if ((await world.standing(path)) === 'file') return true;
  return false;
}

async function readAbout(world: World, read: TextFile[], said: MessageList): Promise<About> {
  for (const format of ABOUT_FORMATS)
    for (const path of format.paths) {
      if ((await world.standing(path)) !== 'file') continue;
      // What is wrong with a file that says nothing of the book is nobody’s matter.
      const own = new MessageList();
      const file = await readText(world, path, own.report);
      const about = format.read(file.value);
      if (about) {
        read.push(file);
        said.add(own.all);
        return defined(about);
      }
    }
  return {};
}

/** The first list of chapters that leads to texts. */
async function readContents(
  texts: ReadonlySet<string>,
  world: World,
  read: TextFile[],
  said: MessageList,
): Promise<(Contents & { readonly order: string }) | undefined> {
  for (const format of FORMATS)
    for (const path of format.paths) {
      if ((await world.standing(path)) !== 'file') continue;
      const own = new MessageList();
      const file = await readText(world, path, own.report);
      const folder = posix.dirname(path);
      const contents = format.read(file.value, folder === '.' ? '' : folder);
      const entries = contents && foundEntries(contents.entries, texts, file, own.report);
      if (!contents || !entries || entries.length === 0) continue;
      read.push(file);
      said.add(own.all);
      return { ...contents, entries: withHome(entries, texts, format, folder), order: path };
    }
  return undefined;
}

/** The entries whose files are there, each once; of the others it is said that they are not. */
function foundEntries(
  entries: readonly ContentsEntry[],
  texts: ReadonlySet<string>,
  file: TextFile,
  report: Report,
): readonly ContentsEntry[] {
  const found = new Map<string, ContentsEntry>();
  const missing = new Set<string>();
  for (const entry of entries) {
    const path = candidates(entry.path).find((one) => texts.has(one));
    if (path !== undefined && !found.has(path)) found.set(path, { ...entry, path });
    else if (path === undefined) missing.add(entry.path);
  }
  if (found.size > 0) for (const path of missing) report(file, 'listed-text-exists', { path });
  return [...found.values()];
}

/** A path as it is written, without its ending, or of a folder that has an opening text. */
function candidates(path: string): readonly string[] {
  const folder = path === '.' ? '' : `${path.replace(/\/$/, '')}/`;
  return [
    path,
    ...TEXT_ENDINGS.map((ending) => path + ending),
    ...['README.md', 'index.md', '_index.md', 'index.qmd'].map((name) => folder + name),
    path.replace(/\.html$/, '.md'),
  ];
}

/** docsify shows its home page before what the list has. */
function withHome(
  entries: readonly ContentsEntry[],
  texts: ReadonlySet<string>,
  format: ContentsFormat,
  folder: string,
): readonly ContentsEntry[] {
  const home = posix.join(folder, 'README.md');
  const isListed = entries.some(({ path }) => path === home);
  return format === SIDEBAR && !isListed && texts.has(home) ? [{ path: home }, ...entries] : entries;
}

function defined(about: About): About {
  return Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined));
}
