import type { Syntax } from '../book/syntax.ts';
import { diskWorld } from '../manuscript/disk-world.ts';
import { type Manuscript, openManuscript, placeOf } from '../manuscript/open.ts';
import { namedPlugins } from '../manuscript/plugins.ts';
import type { NamedPlugin } from '../manuscript/plugins-key.ts';
import type { ReadOptions } from '../manuscript/read-options.ts';
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

/** Open a book with its plug-ins: they are loaded, but for a book that is not trusted, or comes out of an archive. */
export async function openBook(
  path: string,
  epoch: string | undefined,
  options: Omit<ReadOptions, 'syntaxes' | 'formatOptions' | 'plugins' | 'store'>,
): Promise<OpenBook> {
  const { plugins, own } = await pluginsOf(path, options);
  const syntaxes = async () => {
    const { SYNTAXES } = await import('../syntax/syntaxes.ts');
    return [...SYNTAXES, ...plugins.flatMap((one) => one.syntaxes ?? [])];
  };
  const moreTargets = plugins.flatMap(({ targets = [] }) => targets);
  const formats = [...FORMATS, ...moreTargets.map(({ format }) => format)];
  return {
    manuscript: await openManuscript(path, epoch, async () => ({
      ...options,
      syntaxes: await syntaxes(),
      formatOptions: formats.flatMap(({ options: own = [] }) => own),
      plugins: own,
    })),
    plugins,
    syntaxes,
    moreTargets,
    isWhole: own.faults.length === 0,
  };
}

async function pluginsOf(
  path: string,
  { untrusted, sealed }: Pick<ReadOptions, 'untrusted' | 'sealed'>,
): Promise<LoadedPlugins> {
  const place = await placeOf(path);
  if ('fault' in place) return withoutAny([]);
  const world = diskWorld(place.folder, undefined);
  const named = await namedPlugins(world, place.only);
  if (untrusted || sealed || named.length === 0) return withoutAny(named);
  const { loadPlugins } = await import('./load-plugins.ts');
  return loadPlugins(named, world);
}

function withoutAny(passedOver: readonly NamedPlugin[]): LoadedPlugins {
  return { plugins: [], own: { themes: new Map(), faults: [], passedOver } };
}
