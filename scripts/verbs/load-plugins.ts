import { createRequire } from 'node:module';
import { join, posix, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { resolve as resolveModule } from 'import-meta-resolve';
import type { Format } from '../book/artifact.ts';
import type { World } from '../book/world.ts';
import type { PluginPart, RuleFacts } from '../diagnostics/facts.ts';
import { HOUSE_THEMES } from '../house/themes.ts';
import { findOwnFolder, type OwnFolder } from '../manuscript/own-folder.ts';
import type { OwnPlugins, PluginTheme } from '../manuscript/plugins.ts';
import type { NamedPlugin } from '../manuscript/plugins-key.ts';
import { SYNTAXES } from '../syntax/syntaxes.ts';
import { FORMATS } from '../targets/formats.ts';
import { guardedPlugin } from './guarded-plugin.ts';
import { type Plugin, pluginOf } from './plugin.ts';
import { RULE_IDS } from './rules.ts';

type Fault = RuleFacts['plugin-loads'];

/** The plug-ins of a book that could be loaded, and what reading has to know of all of them. */
export interface LoadedPlugins {
  readonly plugins: readonly Plugin[];
  readonly own: OwnPlugins;
}

/** Load plug-ins, which runs them. One that has a fault is left out, and the fault is told when the book is read. */
export async function loadPlugins(named: readonly NamedPlugin[], world: World): Promise<LoadedPlugins> {
  const plugins: Plugin[] = [];
  const themes = new Map<string, PluginTheme>();
  const faults: OwnPlugins['faults'][number][] = [];
  const names = new Set(OWN_NAMES);
  for (const one of named) {
    const loaded = await load(one, world, names);
    if ('fault' in loaded) {
      faults.push({ place: one.place, facts: loaded });
      continue;
    }
    const { plugin, place } = loaded;
    for (const { key } of namesIn(plugin)) names.add(key);
    for (const [name, theme] of Object.entries(plugin.themes ?? {}))
      themes.set(name, {
        folder: posix.join(place.folder, theme),
        package: place.isPackage ? one.name : undefined,
      });
    plugins.push(plugin);
  }
  return { plugins, own: { themes, faults, passedOver: [] } };
}

async function load(
  named: NamedPlugin,
  world: World,
  names: ReadonlySet<string>,
): Promise<Fault | { readonly plugin: Plugin; readonly place: OwnFolder }> {
  const { name } = named;
  const place = await findOwnFolder(name, world);
  if (place === 'missing') return { fault: 'unknown', name };
  if (typeof place === 'string') return { fault: 'no-folder', name, found: place };
  let exported: unknown;
  try {
    exported = ((await import(addressOf(name, place))) as { readonly default?: unknown }).default;
  } catch (cause) {
    return { fault: 'fails', name, said: cause instanceof Error ? cause.message : String(cause) };
  }
  const plugin = pluginOf(exported);
  if ('key' in plugin) return { fault: 'no-plugin', name, ...plugin };
  const taken = firstTaken(plugin, names);
  if (taken) return { fault: 'taken', name, kind: taken.kind, part: taken.part };
  return { plugin: guardedPlugin(plugin, named), place };
}

/** The module of a plug-in, as Node finds that of a package, or of a folder. */
function addressOf(name: string, { world, folder, isPackage }: OwnFolder): string {
  const from = join(resolve(world.root), 'book.yaml');
  if (isPackage) return resolveModule(name, pathToFileURL(from).href);
  return pathToFileURL(createRequire(from).resolve(`./${folder}`)).href;
}

/** Something that has a name of its own among all of its kind. */
interface Name {
  readonly kind: PluginPart;
  readonly part: string;
  readonly key: string;
}

function nameOf(kind: PluginPart, part: string): Name {
  return { kind, part, key: `${kind} ${part}` };
}

function namesIn({
  syntaxes = [],
  rules = [],
  themes = {},
  targets = [],
}: Omit<Plugin, 'name'>): readonly Name[] {
  return [
    ...syntaxes.map(({ name }) => nameOf('markup', name)),
    ...syntaxes.flatMap(({ directives = [] }) => directives.map(({ name }) => nameOf('directive', name))),
    ...[...syntaxes, { rules }].flatMap(({ rules: own = [] }) => own.map(({ id }) => nameOf('rule', id))),
    ...Object.keys(themes).map((name) => nameOf('theme', name)),
    ...targets.flatMap(({ format }) => namesOf(format)),
  ];
}

function namesOf({ name, opens, options = [] }: Format): readonly Name[] {
  return [
    nameOf('format', name),
    nameOf('format', opens),
    ...options.map((one) => nameOf('option', one.name)),
  ];
}

/** The names of what warraq has. */
const OWN_NAMES: readonly string[] = [
  ...namesIn({ syntaxes: SYNTAXES }),
  ...RULE_IDS.map((id) => nameOf('rule', id)),
  ...HOUSE_THEMES.map((name) => nameOf('theme', name)),
  ...FORMATS.flatMap(namesOf),
].map(({ key }) => key);

/** The first name that is taken: by warraq, by a plug-in before, or by the plug-in itself. */
function firstTaken(plugin: Plugin, names: ReadonlySet<string>): Name | undefined {
  const own = new Set<string>();
  return namesIn(plugin).find(({ key }) => {
    const isTaken = names.has(key) || own.has(key);
    own.add(key);
    return isTaken;
  });
}
