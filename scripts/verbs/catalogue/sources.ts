import { join } from 'node:path';
import { isMap, isScalar, parseDocument, stringify } from 'yaml';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { digestsOf, listFiles, listFolder, readTextAt, sizeOf } from '../../disk/disk.ts';
import { HOUSE_THEMES } from '../../house/themes.ts';
import { isPassedOver } from '../../manuscript/listed-world.ts';
import { openBook } from '../open-book.ts';
import { type SourceFile, sha256 } from './job.ts';
import { type Catalogue, isTrusted, type Title } from './open.ts';

/** The folder that a theme of the catalogue has in each title. */
const THEME = 'catalogue-theme';

/** A file of a title, and how it is had. */
export interface Source extends SourceFile {
  /** Where it lies, or its text where the catalogue has changed it. */
  readonly from: { readonly path: string } | { readonly text: string };
}

/**
 * The files that a title is made of, in the order of their paths: all of its folder but what is hidden and what npm has installed; of one
 * Markdown file those that it needs. A theme of the catalogue is written into its settings, so that whoever has the sources has all.
 *
 * @throws WarraqError `catalogue-title` where they are too large, or where a theme has no place.
 */
export async function sourcesOfTitle(title: Title, catalogue: Catalogue): Promise<readonly Source[]> {
  const { folder, only, name } = title;
  const most = catalogue.settings.limits.size;
  const paths =
    only === undefined ? await filesOf(folder) : await filesNeeded(folder, only, !isTrusted(name, catalogue));
  const sizes = await Promise.all(paths.map((path) => sizeOf(join(folder, path))));
  const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
  if (megabytes > most)
    throw new WarraqError('catalogue-title', {
      fault: 'large',
      title: name,
      megabytes: Math.ceil(megabytes),
      most,
    });
  const found: Source[] = [];
  for (const [at, path] of paths.entries()) found.push(await sourceAt(folder, path, sizes[at]!));
  const themed = await themedSources(found, title, catalogue);
  return [...themed].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { name, kind } of (await listFolder(folder)) ?? []) {
    if (isPassedOver(name)) continue;
    if (kind === 'file') files.push(name);
    else if (kind === 'folder')
      files.push(
        ...(await listFiles(join(folder, name)))
          .filter((path) => !isPassedOver(path))
          .map((path) => `${name}/${path}`),
      );
  }
  return files;
}

/** One file may stand among thousands: it is read to know what it needs. */
async function filesNeeded(folder: string, only: string, untrusted: boolean): Promise<readonly string[]> {
  const { manuscript } = await openBook(join(folder, only), undefined, { untrusted });
  await manuscript.read();
  const read = manuscript.trace().filter(({ what }) => what === 'read');
  return [...new Set([only, ...read.map(({ path }) => path)])];
}

async function sourceAt(folder: string, path: string, bytes: number): Promise<Source> {
  const full = join(folder, path);
  return { path, bytes, sha256: (await digestsOf(full, ['sha256']))['sha256']!, from: { path: full } };
}

async function themedSources(
  found: readonly Source[],
  { name, only }: Title,
  { folder, settings }: Catalogue,
): Promise<readonly Source[]> {
  const { theme } = settings;
  if (theme === undefined) return found;
  const settingsPath = only ?? 'book.yaml';
  const own = found.find(({ path }) => path === settingsPath);
  const text = own && 'path' in own.from ? await readTextAt(own.from.path) : undefined;
  const isHouse = HOUSE_THEMES.includes(theme);
  const changed =
    text === undefined ? undefined : withTheme(text, isHouse ? theme : `./${THEME}`, only !== undefined);
  if (changed === undefined) throw new WarraqError('catalogue-title', { fault: 'no-settings', title: name });
  const bytes = Buffer.from(changed);
  const instead = { path: settingsPath, bytes: bytes.length, sha256: sha256(bytes), from: { text: changed } };
  const files = isHouse ? [] : await filesOf(join(folder, theme));
  const themed: Source[] = [];
  for (const path of files) {
    const one = await sourceAt(join(folder, theme), path, await sizeOf(join(folder, theme, path)));
    themed.push({ ...one, path: `${THEME}/${path}` });
  }
  return [...found.filter(({ path }) => path !== settingsPath), instead, ...themed];
}

/**
 * A text of settings with another theme: the value of `theme` where it has one, else a line at the end, so that all else stays in its
 * place. `isMarkdown`: they stand in its front matter. Undefined where there are no settings.
 */
export function withTheme(text: string, theme: string, isMarkdown: boolean): string | undefined {
  if (!isMarkdown) return themedYaml(text, theme);
  const [, begin, yaml, end] =
    /^(\ufeff?---[ \t]*\r?\n)([\s\S]*?\n)(---[ \t]*(?:\r?\n[\s\S]*)?)$/.exec(text) ?? [];
  const changed = yaml === undefined ? undefined : themedYaml(yaml, theme);
  return changed === undefined ? undefined : `${begin}${changed}${end}`;
}

function themedYaml(yaml: string, theme: string): string | undefined {
  const { contents, errors } = parseDocument(yaml, { prettyErrors: false });
  if (errors.length > 0 || !isMap(contents) || contents.flow) return undefined;
  const value = contents.get('theme', true);
  const said = stringify(theme).trimEnd();
  if (isScalar(value) && value.range)
    return yaml.slice(0, value.range[0]) + said + yaml.slice(value.range[1]);
  if (contents.has('theme') || /^\.\.\.\s*$/m.test(yaml)) return undefined;
  return `${yaml}${yaml.endsWith('\n') ? '' : '\n'}theme: ${said}\n`;
}
