import type { Syntax } from '../book/syntax.ts';
import type { World } from '../book/world.ts';
import { diskWorld } from '../manuscript/disk-world.ts';
import { type Manuscript, openManuscript, placeOf } from '../manuscript/open.ts';
import type { Overrule } from '../manuscript/overruled-world.ts';
import { namedPlugins } from '../manuscript/plugins.ts';
import type { NamedPlugin } from '../manuscript/plugins-key.ts';
import type { ReadOptions } from '../manuscript/read-options.ts';
import { type Unsaved, unsavedWorld } from '../manuscript/unsaved-world.ts';
import { FORMATS } from '../targets/formats.ts';
import type { Target } from '../targets/target.ts';
import type { LoadedPlugins } from './load-plugins.ts';
import type { Plugin } from './plugin.ts';

/** A manuscript that is open, and what its plug-ins add to what warraq has. */
export interface OpenBook {
  readonly manuscript: Manuscript;
  readonly plugins: readonly Plugin[];
  /** The pieces of markup that it is read with, warraq's among them. */
  syntaxes(): Promise<readonly Syntax[]>;
  readonly moreTargets: readonly Target[];
  /** Whether all plug-ins could be loaded that the book names and that may be. */
  readonly isWhole: boolean;
}

/** How a book is opened; `overrules`: settings that say something else than its file; `unsaved`: texts as an editor has them. */
type Opening = Omit<ReadOptions, 'syntaxes' | 'formatOptions' | 'plugins' | 'store'> & {
  readonly overrules?: readonly Overrule[] | undefined;
  readonly unsaved?: Unsaved | undefined;
  /** None of its plug-ins is loaded, though all else of it is trusted. */
  readonly withoutPlugins?: boolean | undefined;
};

/** Open a book with its plug-ins: they are loaded, but for a book that is not trusted, or comes out of an archive. */
export async function openBook(path: string, epoch: string | undefined, options: Opening): Promise<OpenBook> {
  const { overrules = [], unsaved } = options;
  const { plugins, own } = await pluginsOf(path, options);
  const syntaxes = async () => {
    const { SYNTAXES } = await import('../syntax/syntaxes.ts');
    return [...SYNTAXES, ...plugins.flatMap((one) => one.syntaxes ?? [])];
  };
  const moreTargets = plugins.flatMap(({ targets = [] }) => targets);
  const formats = [...FORMATS, ...moreTargets.map(({ format }) => format)];
  return {
    manuscript: await openManuscript(
      path,
      epoch,
      async () => ({
        ...options,
        syntaxes: await syntaxes(),
        formatOptions: formats.flatMap(({ options: own = [] }) => own),
        plugins: own,
      }),
      await overruling(overrules),
      unsaved,
    ),
    plugins,
    syntaxes,
    moreTargets,
    isWhole: own.faults.length === 0,
  };
}

async function pluginsOf(
  path: string,
  { untrusted, sealed, withoutPlugins, overrules = [], unsaved = new Map() }: Opening,
): Promise<LoadedPlugins> {
  const place = await placeOf(path, unsaved);
  if ('fault' in place) return withoutAny([]);
  const onDisk = unsavedWorld(diskWorld(place.folder, undefined), unsaved);
  const world = (await overruling(overrules))(onDisk, place.only);
  const named = await namedPlugins(world, place.only);
  if (untrusted || sealed || withoutPlugins || named.length === 0) return withoutAny(named);
  const { loadPlugins } = await import('./load-plugins.ts');
  return loadPlugins(named, world);
}

function withoutAny(passedOver: readonly NamedPlugin[]): LoadedPlugins {
  return { plugins: [], own: { themes: new Map(), faults: [], passedOver } };
}

/** What understands settings in YAML is loaded only where some are overruled. */
async function overruling(
  overrules: readonly Overrule[],
): Promise<(world: World, only: string | undefined) => World> {
  if (overrules.length === 0) return (world) => world;
  const { overruledWorld } = await import('../manuscript/overruled-world.ts');
  return (world, only) => overruledWorld(world, only, overrules);
}
