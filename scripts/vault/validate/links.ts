import { join } from 'node:path';
import { type Identity, listFolder } from '../../disk/disk.ts';
import type { Problems } from './problem.ts';

/** Tell of each symbolic link, and of what is no file, below a folder whose files OCFL says nothing of (OCFL 1.1, section 4.6). */
export async function checkLinks(root: string, path: string, problems: Problems): Promise<void> {
  for (const { name, kind } of (await listFolder(join(root, path))) ?? []) {
    if (kind === 'folder') await checkLinks(root, `${path}/${name}`, problems);
    else if (kind !== 'file') problems.add('E090', { fault: 'no-file' }, `${path}/${name}`);
  }
}

/** Finds files of a storage root that are one on the disk, by hard links (OCFL 1.1, section 4.6). */
export class HardLinks {
  readonly #paths = new Map<string, string>();

  /** The path by which a file was seen before, if that was another one. A link from outside of the root is none of its own. */
  seen({ inode }: Identity, path: string): string | undefined {
    if (inode === undefined) return undefined;
    const before = this.#paths.get(inode) ?? path;
    this.#paths.set(inode, before);
    return before === path ? undefined : before;
  }
}
