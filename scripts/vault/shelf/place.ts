import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { besidePath, copyOut, disk, listFolder, readTextAt, writeOut } from '../../disk/disk.ts';
import { makeFolders } from '../../disk/folders.ts';
import type { Placed } from '../../disk/place-set.ts';
import type { Copied } from './shelf.ts';

/** What tells a shelf from any other folder. */
const SIGN = '<meta name="generator" content="warraq shelf">';

/** Put a shelf in its place, whole: beside it first, then by renaming. A folder that is no shelf is left alone. */
export async function placeShelf(
  path: string,
  written: readonly Placed[],
  copied: readonly Copied[],
): Promise<void> {
  const folder = besidePath(path);
  const entries = (await listFolder(folder)) ?? [];
  const isShelf = (await readTextAt(join(folder, 'index.html')))?.includes(SIGN) === true;
  if (entries.length > 0 && !isShelf) throw new WarraqError('restore-occupied', { fault: 'shelf', folder });
  const fresh = `${folder}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await makeFolders(fresh, disk);
    for (const one of written) await writeOut(join(fresh, one.path), one.bytes);
    for (const { from, to } of copied) await copyOut(from, join(fresh, to));
    if (isShelf && !(await disk.exchange(fresh, folder))) {
      const old = `${fresh}.old`;
      await disk.rename(folder, old);
      await disk.rename(fresh, folder);
      await disk.removeTree(old);
    } else if (!isShelf) await disk.rename(fresh, folder);
  } finally {
    await disk.removeTree(fresh);
  }
}
