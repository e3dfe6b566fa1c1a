import { posix } from 'node:path';
import type { Settings } from '../book/settings.ts';
import type { TextFile } from '../book/text-file.ts';
import {
  SHEETS,
  type Sheet,
  THEME_RECORD,
  type Theme,
  type ThemeRecord,
  themeSchema,
  typefacesFrom,
} from '../book/theme.ts';
import type { TypefaceChoices } from '../book/typefaces.ts';
import type { World } from '../book/world.ts';
import type { RuleFacts } from '../diagnostics/facts.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { MessageList, type Report } from '../diagnostics/report.ts';
import { HOUSE_THEMES, HOUSE_THEMES_FOLDER } from '../house/themes.ts';
import { houseFaces } from '../house/typefaces.ts';
import { diskWorld } from './disk-world.ts';
import { findOwnFolder, findPackage, type OwnFolder } from './own-folder.ts';
import type { PluginTheme } from './plugins.ts';
import type { ReadOptions } from './read-options.ts';
import { checkYaml, placeOfKey, type SettingsSource } from './settings-file.ts';
import { sayUnloaded } from './style-loads.ts';
import { readTemplateFiles } from './template-files.ts';
import { readText } from './text-file.ts';
import { chosenTypefaces } from './typeface/choose.ts';
import { familyWithoutStroke } from './typeface/strokes.ts';
import { readTypefaceFiles } from './typeface-files.ts';

/** A theme, and the texts that it was read from. */
interface ThemeReading {
  readonly theme: Theme;
  readonly told: readonly TextFile[];
}

/**
 * The theme that the settings name: one of warraq's, of a plug-in, a folder of the book, or an npm package, in this order. What warraq does not bring
 * along is code, as its templates are: in a book that is not trusted it is told of and passed over. Where it can't be read the
 * theme of the book's kind stands in, and a message says why.
 */
export async function readTheme(
  settings: Settings,
  source: SettingsSource,
  world: World,
  options: ReadOptions,
  said: MessageList,
): Promise<ThemeReading> {
  const { theme, told } = await namedTheme(settings, source, world, options, said);
  const own = await dressed(theme, settings, source, world, said.report);
  checkEmphasis(own, settings, source, said.report);
  return { theme: await withinStrokes(own, settings, source, said.report), told };
}

/** Tell who asks for emphasis in a second typeface where there is none. */
function checkEmphasis(
  { typefaces, traits }: Theme,
  { emphasis = traits.emphasis }: Settings,
  { file, yaml, base }: SettingsSource,
  report: Report,
): void {
  if (emphasis !== 'face' || typefaces.some(({ role }) => role === 'heading')) return;
  report(file, 'emphasis-face', {}, placeOfKey(file, yaml, ['emphasis'], base));
}

/** A theme in which no word is elongated where its typeface has no stroke for that; who asks for it is told. */
async function withinStrokes(
  theme: Theme,
  { justify = theme.traits.justify }: Settings,
  { file, yaml, base }: SettingsSource,
  report: Report,
): Promise<Theme> {
  const family = await familyWithoutStroke(theme.typefaces);
  if (family === undefined) return theme;
  if (typeof justify === 'object' && justify.kashida) {
    const place = placeOfKey(file, yaml, ['justify'], base);
    report(file, 'typeface-elongates', { family }, place);
  }
  return { ...theme, measures: { others: 1, ...theme.measures, elongates: false } };
}

async function namedTheme(
  settings: Settings,
  source: SettingsSource,
  world: World,
  { untrusted, sealed, plugins }: ReadOptions,
  said: MessageList,
): Promise<ThemeReading> {
  const { theme: name, kind } = settings;
  if (HOUSE_THEMES.includes(name)) return { theme: await houseTheme(name), told: [] };
  const instead = async (told: readonly TextFile[] = []) => ({ theme: await houseTheme(kind), told });
  const { file, yaml, base } = source;
  const place = placeOfKey(file, yaml, ['theme'], base);
  if (untrusted) {
    said.report(file, 'theme-trusted', { name, instead: kind }, place);
    return instead();
  }
  const found = await findTheme(name, world, plugins?.themes ?? new Map(), sealed);
  if ('fault' in found) {
    said.report(file, 'theme-exists', found, place);
    return instead();
  }
  const { theme, told } = await readThemeFolder(name, found.world, found.folder, said);
  if (!theme) return instead(told);
  return { theme: found.isPackage ? { ...theme, home: found.world.root } : theme, told };
}

/** Report columns that can't be had: only an article has them, in a theme that knows how they look. */
export function checkColumns(
  { columns, kind }: Settings,
  { name, traits }: Theme,
  { file, yaml, base }: SettingsSource,
  report: Report,
): void {
  if (columns === 1) return;
  const place = placeOfKey(file, yaml, ['columns'], base);
  if (kind !== 'article') report(file, 'columns-possible', { fault: 'kind', kind }, place);
  else if (!traits.columns) report(file, 'columns-possible', { fault: 'theme', name }, place);
}

/** Where the folder of a theme is that warraq does not have, or why there is none. */
async function findTheme(
  name: string,
  world: World,
  themes: ReadonlyMap<string, PluginTheme>,
  sealed?: boolean,
): Promise<OwnFolder | RuleFacts['theme-exists']> {
  const theme = themes.get(name);
  const found = theme
    ? ((await ofPlugin(theme, world, sealed)) ?? 'missing')
    : await findOwnFolder(name, world, sealed);
  if (typeof found === 'object') return withRecord(found);
  if (found !== 'missing') return { fault: 'no-folder', name, found };
  const known = [...HOUSE_THEMES, ...themes.keys()];
  return { fault: 'unknown', name, known, near: nearest(name, known) };
}

async function ofPlugin(
  { folder, package: name }: PluginTheme,
  world: World,
  sealed?: boolean,
): Promise<OwnFolder | undefined> {
  if (name === undefined) return { world, folder, isPackage: false };
  const home = await findPackage(name, world, sealed);
  return home && { world: home, folder, isPackage: true };
}

/** A folder that has the record of a theme. */
async function withRecord(found: OwnFolder): Promise<OwnFolder | RuleFacts['theme-exists']> {
  const { world, folder } = found;
  return (await world.standing(posix.join(folder, THEME_RECORD))) === 'missing'
    ? { fault: 'no-record', folder, record: THEME_RECORD }
    : found;
}

const known = new Map<string, Promise<Theme>>();

/** A theme that warraq brings along: read as any other. */
function houseTheme(name: string): Promise<Theme> {
  const theme = known.get(name) ?? readHouseTheme(name);
  known.set(name, theme);
  return theme;
}

async function readHouseTheme(name: string): Promise<Theme> {
  const said = new MessageList();
  const { theme } = await readThemeFolder(name, diskWorld(HOUSE_THEMES_FOLDER, undefined), name, said);
  if (!theme) throw new Error(`warraq’s own theme ${name}: ${JSON.stringify(said.all)}`);
  return theme;
}

/** Read the folder of a theme; undefined where it has a fault, which is told. */
async function readThemeFolder(
  name: string,
  world: World,
  folder: string,
  said: MessageList,
): Promise<{ readonly theme: Theme | undefined; readonly told: readonly TextFile[] }> {
  const { report } = said;
  const record = await readText(world, posix.join(folder, THEME_RECORD), report);
  const read = record.isUnread ? undefined : checkYaml(record, record.value, themeSchema, report);
  if (!read) return { theme: undefined, told: [record] };
  const own = await typefacesOf(read.typefaces, record, world, folder, report);
  const { sheets, told } = await readSheets(world, folder, report);
  const templates = await readTemplateFiles(world, report, folder);
  const texts = [record, ...told, ...templates.values()];
  if (texts.some((text) => said.refuses(text))) return { theme: undefined, told: texts };
  return { theme: { name, sheets, templates, traits: read.traits, ...own }, told: texts };
}

/** The typefaces of a record, with their files: it lists them, or says as a book does what it is set in. */
async function typefacesOf(
  written: ThemeRecord['typefaces'],
  record: TextFile,
  world: World,
  folder: string,
  report: Report,
): Promise<Pick<Theme, 'typefaces' | 'files' | 'measures'>> {
  if (!Array.isArray(written)) {
    const taken = new Set(houseFaces().map((face) => face.name));
    const chooser = { file: record, yaml: record.value, world, folder, taken, report };
    return chosenTypefaces(written as TypefaceChoices, chooser, undefined);
  }
  const fonts = await readTypefaceFiles(written, record, world, folder, report);
  const typefaces = typefacesFrom(written, (file) => {
    const { bytes, facts } = fonts.get(posix.join(folder, file)) ?? {};
    return { bytes: () => bytes!, ...(facts?.embedding === 'preview' ? { printOnly: true } : {}) };
  });
  const { leading, faces } = typefaces.find(({ role }) => role === 'text') ?? {};
  const measures =
    leading === undefined ? undefined : { leading: leading * (faces?.[0]?.sizeAdjust ?? 1), others: 1 };
  return { typefaces, files: [...fonts.values()].map(({ file }) => file), measures };
}

/** A theme with what the book's settings choose of typefaces laid over it. */
async function dressed(
  theme: Theme,
  { typefaces: choices }: Settings,
  { file, yaml, base }: SettingsSource,
  world: World,
  report: Report,
): Promise<Theme> {
  if (!choices) return theme;
  const faces = [...houseFaces(), ...theme.typefaces.flatMap((one) => one.faces)];
  const taken = new Set(faces.map((face) => face.name));
  const chooser = { file, yaml, base, world, folder: '', taken, report };
  const own = await chosenTypefaces(choices, chooser, theme.measures);
  const roles = new Set<string>(own.typefaces.map(({ role }) => role));
  const others = theme.typefaces.filter(({ role }) => !roles.has(role));
  return {
    ...theme,
    typefaces: [...own.typefaces, ...others],
    files: [...theme.files, ...own.files],
    measures: own.measures,
  };
}

/** The style sheets that a theme has, `base.css` and those of media. */
async function readSheets(
  world: World,
  folder: string,
  report: Report,
): Promise<{ readonly sheets: Theme['sheets']; readonly told: readonly TextFile[] }> {
  const sheets = new Map<Sheet, TextFile>();
  for (const sheet of SHEETS) {
    const path = posix.join(folder, `${sheet}.css`);
    if ((await world.standing(path)) !== 'missing') sheets.set(sheet, await readText(world, path, report));
  }
  for (const sheet of sheets.values()) sayUnloaded(sheet, report);
  return {
    sheets: Object.fromEntries([...sheets].map(([sheet, file]) => [sheet, file.value])),
    told: [...sheets.values()],
  };
}
