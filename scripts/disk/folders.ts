import { dirname, join } from 'node:path';
import { type Disk, hasNoLinks, isFolder, listFolder } from './disk.ts';

/** Make a folder and those above it that are missing; gives those that were made, from above. */
export async function makeFolders(path: string, disk: Disk): Promise<readonly string[]> {
  if (await isFolder(path)) return [];
  const above = dirname(path);
  const made = above === path ? [] : await makeFolders(above, disk);
  try {
    await disk.makeFolder(path);
  } catch (cause) {
    // Another program was faster.
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST' && (await isFolder(path))) return made;
    throw cause;
  }
  return [...made, path];
}

interface Links {
  /** Names of the folder itself that are passed over. */
  readonly without?: (name: string) => boolean;
  /** What to throw where something is neither a file nor a folder; it is linked too if not given. */
  readonly refuse?: (folder: string, name: string) => Error;
}

/** Give all files of a folder a second name in another one; copies, where the file system has no links. */
export async function linkTree(from: string, to: string, disk: Disk, links: Links = {}): Promise<void> {
  const { without, refuse } = links;
  for (const { name, kind } of (await listFolder(from)) ?? []) {
    if (without?.(name)) continue;
    if (kind === 'folder') {
      await disk.makeFolder(join(to, name));
      await linkTree(join(from, name), join(to, name), disk, refuse ? { refuse } : {});
    } else if (kind === 'file' || !refuse) await linkFile(join(from, name), join(to, name), disk);
    else throw refuse(from, name);
  }
  await disk.sync(to);
}

async function linkFile(from: string, to: string, disk: Disk): Promise<void> {
  try {
    await disk.link(from, to);
  } catch (cause) {
    if (!hasNoLinks(cause)) throw cause;
    await disk.copy(from, to);
  }
}
