import { basename, dirname, join, resolve } from 'node:path';
import type { TextFile } from '../../book/text-file.ts';
import type { RuleFacts } from '../../diagnostics/facts.ts';
import { hasErrors, MessageList, type Report, type Told } from '../../diagnostics/report.ts';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { kindAt, listFolder, readTextAt } from '../../disk/disk.ts';
import { HOUSE_THEMES } from '../../house/themes.ts';
import { isPassedOver } from '../../manuscript/listed-world.ts';
import { checkYaml, placeOfKey } from '../../manuscript/settings-file.ts';
import { isMarkdown, withoutEnding } from '../../manuscript/text-names.ts';
import { type CatalogueSettings, catalogueSchema } from './settings.ts';

/** The name of the file that makes a folder a catalogue. */
export const CATALOGUE_FILE = 'catalogue.yaml';

/** A catalogue that was read. */
export interface Catalogue {
  /** Its folder; all paths of its settings are from there. */
  readonly folder: string;
  readonly settings: CatalogueSettings;
}

/** A title of a catalogue. */
export interface Title {
  /** Its path in the catalogue's folder, with `/`: its name wherever something is said of it. */
  readonly name: string;
  /** Its folder, and the one file in it that is the manuscript, if it is one. */
  readonly folder: string;
  readonly only: string | undefined;
}

/** Read `catalogue.yaml`; `path` is its folder, or the file itself. What is wrong is told with its place; then there is no catalogue. */
export async function openCatalogue(path: string): Promise<Told & { readonly catalogue?: Catalogue }> {
  const at = /\.ya?ml$/i.test(path) ? path : join(path, CATALOGUE_FILE);
  const value = await readTextAt(at);
  const file: TextFile = { path: at, value: value ?? '' };
  const said = new MessageList();
  const told = () => ({ files: [file], messages: said.all });
  if (value === undefined) {
    said.report(file, 'path-exists', { fault: 'missing', path: at });
    return told();
  }
  const settings = checkYaml(file, value, catalogueSchema, said.report);
  const folder = dirname(resolve(at));
  if (settings) await checkTogether(file, settings, folder, said.report);
  return settings && !hasErrors(said.all) ? { ...told(), catalogue: { folder, settings } } : told();
}

/** What shows only where all is known: places that are not there, a theme that not every title may have. */
async function checkTogether(
  file: TextFile,
  { titles, theme, trusted }: CatalogueSettings,
  folder: string,
  report: Report,
): Promise<void> {
  const tell = (path: readonly PropertyKey[], facts: RuleFacts['setting-valid']) =>
    report(file, 'setting-valid', facts, placeOfKey(file, file.value, path));
  for (const [at, one] of titles.entries())
    if ((await kindAt(join(folder, one))) === 'missing')
      tell(['titles', at], { fault: 'no-titles', path: one });
  if (theme === undefined || HOUSE_THEMES.includes(theme)) return;
  if ((await kindAt(join(folder, theme))) !== 'folder')
    tell(['theme'], { fault: 'catalogue-theme', name: theme, known: HOUSE_THEMES });
  else if (trusted !== true) tell(['theme'], { fault: 'theme-code', name: theme });
}

/**
 * The titles of a catalogue, one after the other, in the order of their names; nothing of them is read.
 *
 * @throws WarraqError `catalogue-title` where one has the name of another: «a» and «a.md» are both «a».
 */
export async function* titlesOf({ folder, settings }: Catalogue): AsyncGenerator<Title> {
  const seen = new Set<string>();
  for (const one of settings.titles)
    for await (const title of titlesAt(folder, one)) {
      const name = title.name.normalize('NFC').toLowerCase();
      if (seen.has(name)) throw new WarraqError('catalogue-title', { fault: 'twice', title: title.name });
      seen.add(name);
      yield title;
    }
}

async function* titlesAt(home: string, path: string): AsyncGenerator<Title> {
  const full = join(home, path);
  const shown = (name = '') => {
    const whole = withoutEnding(join(path, name).replaceAll('\\', '/').replace(/\/$/, ''));
    return whole === '.' ? basename(home) : whole;
  };
  const entries = await listFolder(full);
  if (entries === undefined) {
    yield { name: shown(), folder: dirname(full), only: basename(full) };
    return;
  }
  if (entries.some(({ name }) => name === 'book.yaml')) {
    yield { name: shown(), folder: full, only: undefined };
    return;
  }
  for (const { name, kind } of entries) {
    if (isPassedOver(name)) continue;
    if (kind === 'file' && isMarkdown(name)) yield { name: shown(name), folder: full, only: name };
    else if (kind === 'folder' && (await isManuscript(join(full, name))))
      yield { name: shown(name), folder: join(full, name), only: undefined };
  }
}

/** Whether a folder has a text of its own. Others, with images, editions or an archive, are no titles. */
async function isManuscript(folder: string): Promise<boolean> {
  const entries = (await listFolder(folder)) ?? [];
  if (entries.some(({ name }) => name.startsWith('0=ocfl_'))) return false;
  return entries.some(({ name, kind }) => name === 'book.yaml' || (kind === 'file' && isMarkdown(name)));
}

/** Whether templates, style and theme of a title are trusted. */
export function isTrusted(name: string, { settings: { trusted } }: Catalogue): boolean {
  return typeof trusted === 'boolean' ? trusted : trusted.includes(name);
}
