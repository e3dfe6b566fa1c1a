import type { Position } from 'unist';
import type { TextFile } from '../book/text-file.ts';
import type { World } from '../book/world.ts';
import type { RuleFacts } from '../diagnostics/facts.ts';
import { type Report, silent } from '../diagnostics/report.ts';
import type { NamedPlugin } from './plugins-key.ts';
import type { SettingsSource } from './settings-file.ts';
import { BOOK_FILE, readMarkdown, readText } from './text-file.ts';

/** What reading has to know of the plug-ins of a book, beyond their markup. */
export interface OwnPlugins {
  /** Their themes by name. */
  readonly themes: ReadonlyMap<string, PluginTheme>;
  /** Those that could not be loaded, and why. */
  readonly faults: readonly {
    readonly place: Position | undefined;
    readonly facts: RuleFacts['plugin-loads'];
  }[];
  /** Those that were not loaded, as the book is not trusted. */
  readonly passedOver: readonly NamedPlugin[];
}

/** The theme of a plug-in. */
export interface PluginTheme {
  /** Its folder, below the book's, or below the one whose `node_modules` has the package. */
  readonly folder: string;
  /** The package that it is in, if it is not in the book's folder. */
  readonly package: string | undefined;
}

/** Front matter at the beginning of a text, as Markdown has it. */
export const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?=\r?\n|$)/;

/** The key, which YAML can write with escapes too: without either, the settings need not be understood to know that none is named. */
const MAY_NAME_PLUGINS = /plugins|\\/;

/**
 * The plug-ins that the settings of a book name, before anything else of it is read: how it is read depends on them. What is wrong
 * with the settings is told when they are read; then none is named here.
 */
export async function namedPlugins(world: World, only: string | undefined): Promise<readonly NamedPlugin[]> {
  const source = await firstSource(world, only);
  if (!source || !MAY_NAME_PLUGINS.test(source.yaml)) return [];
  const { pluginsIn } = await import('./plugins-key.ts');
  return pluginsIn(source);
}

/** Where a book has its settings: `book.yaml`, or the front matter of its one file; undefined where it has none. */
export async function firstSource(
  world: World,
  only: string | undefined,
): Promise<SettingsSource | undefined> {
  if (only === undefined) {
    if ((await world.standing(BOOK_FILE)) !== 'file') return undefined;
    const file = await readText(world, BOOK_FILE, silent);
    return { file, yaml: file.value, base: 0 };
  }
  const file = await readMarkdown(world, only, silent);
  const yaml = FRONT_MATTER.exec(file.value)?.[1];
  return yaml === undefined ? undefined : { file, yaml, base: file.value.indexOf('\n') + 1 };
}

/** Say of the settings which plug-ins were not loaded, and why. */
export function sayOfPlugins(file: TextFile, plugins: OwnPlugins | undefined, report: Report): void {
  for (const { place, facts } of plugins?.faults ?? []) report(file, 'plugin-loads', facts, place);
  for (const { place, name } of plugins?.passedOver ?? []) report(file, 'plugin-trusted', { name }, place);
}
