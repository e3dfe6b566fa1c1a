import { posix } from 'node:path';
import type { World } from '../book/world.ts';
import type { NoFile } from '../diagnostics/facts.ts';

/** A folder that the settings name: of the book, or of an npm package. */
export interface OwnFolder {
  readonly world: World;
  /** Below the folder of its world, with `/`. */
  readonly folder: string;
  readonly isPackage: boolean;
}

/** How npm allows a package to be called, with or without a scope. */
const PACKAGE_NAME = /^(?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/;

/**
 * A folder of the book, or an npm package, in this order; else what stands there. `sealed`: no package is looked for above the book's
 * folder.
 */
export async function findOwnFolder(
  name: string,
  world: World,
  sealed?: boolean,
): Promise<OwnFolder | Exclude<NoFile, 'folder'> | 'file'> {
  const standing = await world.standing(name);
  if (standing === 'folder') return { world, folder: posix.normalize(name), isPackage: false };
  if (standing !== 'missing') return standing;
  const home = await findPackage(name, world, sealed);
  return home ? { world: home, folder: `node_modules/${name}`, isPackage: true } : 'missing';
}

/** The folder whose `node_modules` has an npm package; undefined for what can be none. */
export async function findPackage(name: string, world: World, sealed?: boolean): Promise<World | undefined> {
  return PACKAGE_NAME.test(name) ? world.packageHome(name, sealed) : undefined;
}
