import { join } from 'node:path';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { copyOut, digestsOf, disk, listFolder } from '../disk/disk.ts';
import { makeFolders } from '../disk/folders.ts';
import { filesOf } from './inventory.ts';
import { clashOf } from './names.ts';
import { contentPath, type StoredObject } from './read.ts';

/**
 * Write the files of an edition, or those below one of its folders, into a folder that is empty or not there. Each file's digest
 * is checked while it is written.
 *
 * @returns The paths that were written.
 * @throws WarraqError `restore-occupied`, `archive-damaged`
 */
export async function restoreFiles(
  object: StoredObject,
  version: string,
  to: string,
  below = '',
): Promise<readonly string[]> {
  if (((await listFolder(to)) ?? []).length > 0)
    throw new WarraqError('restore-occupied', { fault: 'files', folder: to });
  const files = [...filesOf(object.inventory, version)].filter(([path]) => path.startsWith(below));
  const names = files.map(([path]) => path.slice(below.length));
  const clash = clashOf(names);
  if (clash) throw new WarraqError('archive-damaged', { fault: 'name', object: object.folder, name: clash });
  await makeFolders(to, disk);
  for (const [index, [, { digest, content }]] of files.entries()) {
    const target = join(to, names[index]!);
    const sha512 = await copyOut(await contentPath(object, content), target);
    const { digestAlgorithm } = object.inventory;
    const written =
      digestAlgorithm === 'sha512' ? sha512 : (await digestsOf(target, [digestAlgorithm]))[digestAlgorithm];
    if (written !== digest.toLowerCase())
      throw new WarraqError('archive-damaged', {
        fault: 'other-bytes',
        object: object.folder,
        path: content,
      });
  }
  return names;
}
