import { posix } from 'node:path';
import type { VFile } from 'vfile';
import type { World } from '../../book/world.ts';
import { report } from '../../diagnostics/report.ts';
import { readText } from '../text-file.ts';
import { ABOUT_FORMATS } from './about.ts';
import { entriesByName, isIndex } from './by-name.ts';
import type { About, Contents, ContentsEntry, ContentsFormat } from './contents.ts';
import { JUPYTER_BOOK } from './jupyter-book.ts';
import { SIDEBAR, SUMMARY } from './link-list.ts';
import { MKDOCS } from './mkdocs.ts';
import { QUARTO } from './quarto.ts';

/** In the order of trust. */
const FORMATS: readonly ContentsFormat[] = [SUMMARY, QUARTO, MKDOCS, JUPYTER_BOOK, SIDEBAR];

const ENDINGS = ['.md', '.markdown', '.mdown', '.mkd', '.qmd', '.rmd', '.mdx'];

/** Texts about the folder, not of the book. */
const ABOUT_FOLDER =
  /^(?:licen[cs]e|copying|contribut\w*|change(?:s|log)|history|code[-_]of[-_]conduct|security|support|funding|credits|authors|todo|404|(?:pull_request|issue)_template|summary|_(?:sidebar|navbar|coverpage|footer|header))(?:[-_.]\w+)*\.[a-z]+$/i;

/** Folders of what tools make, and of what they make it with. */
const OTHER_FOLDERS =
  /(?:^|\/)(?:dist|public|site|_site|_book|_output|themes|archetypes|layouts|partials|templates|static|vendor|venv|__pycache__|_includes|_layouts|_data|_sass|_drafts)\//;

/** The texts of a folder that has no list of its own. */
export interface FoundTexts {
  readonly entries: readonly ContentsEntry[];
  /** What the order was taken from, if from a file. */
  readonly order: string | undefined;
  /** The Markdown files that are no texts of the book. */
  readonly passedOver: readonly string[];
  readonly about: About;
  /** The files that were read for it, with what is to be said of them. */
  readonly files: readonly VFile[];
}

/** Whether a file's name says that it is Markdown. */
export function isMarkdown(path: string): boolean {
  return ENDINGS.includes(posix.extname(path).toLowerCase());
}

/**
 * Find the texts of a book in the folder of another tool, or of none, and their order: that of its own file, else that of the names.
 * `language` sorts these.
 */
export async function findTexts(world: World, language: string): Promise<FoundTexts> {
  const paths = (await world.files()).filter((path) => !OTHER_FOLDERS.test(path));
  const texts = paths.filter(isMarkdown);
  const read: VFile[] = [];
  const about = await readAbout(paths, world, read);
  const listed = await readContents(paths, texts, world, read);
  const entries =
    listed?.entries ??
    entriesByName(
      texts.filter((path) => !isAboutFolder(path)),
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
  return ABOUT_FOLDER.test(name) || (/^[_.]/.test(name) && !isIndex(path));
}

async function readAbout(paths: readonly string[], world: World, read: VFile[]): Promise<About> {
  for (const format of ABOUT_FORMATS)
    for (const path of format.paths.filter((one) => paths.includes(one))) {
      const file = await readText(world, path);
      const about = format.read(String(file));
      if (about) {
        read.push(file);
        return defined(about);
      }
    }
  return {};
}

/** The first list of chapters that leads to texts. */
async function readContents(
  paths: readonly string[],
  texts: readonly string[],
  world: World,
  read: VFile[],
): Promise<(Contents & { readonly order: string }) | undefined> {
  for (const format of FORMATS)
    for (const path of format.paths.filter((one) => paths.includes(one))) {
      const file = await readText(world, path);
      const folder = posix.dirname(path);
      const contents = format.read(String(file), folder === '.' ? '' : folder);
      const entries = contents && foundEntries(contents.entries, texts, file);
      if (!contents || !entries || entries.length === 0) continue;
      read.push(file);
      return { ...contents, entries: withHome(entries, texts, format, folder), order: path };
    }
  return undefined;
}

/** The entries whose files are there, each once; of the others it is said that they are not. */
function foundEntries(
  entries: readonly ContentsEntry[],
  texts: readonly string[],
  file: VFile,
): readonly ContentsEntry[] {
  const found = new Map<string, ContentsEntry>();
  const missing = new Set<string>();
  for (const entry of entries) {
    const path = candidates(entry.path).find((one) => texts.includes(one));
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
    ...ENDINGS.map((ending) => path + ending),
    ...['README.md', 'index.md', '_index.md', 'index.qmd'].map((name) => folder + name),
    path.replace(/\.html$/, '.md'),
  ];
}

/** docsify shows its home page before what the list has. */
function withHome(
  entries: readonly ContentsEntry[],
  texts: readonly string[],
  format: ContentsFormat,
  folder: string,
): readonly ContentsEntry[] {
  const home = posix.join(folder, 'README.md');
  const isListed = entries.some(({ path }) => path === home);
  return format === SIDEBAR && !isListed && texts.includes(home) ? [{ path: home }, ...entries] : entries;
}

function defined(about: About): About {
  return Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined));
}
