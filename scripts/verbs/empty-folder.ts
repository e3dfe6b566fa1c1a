import { join } from 'node:path';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { hastyDisk, kindAt, listFolder } from '../disk/disk.ts';
import { type Placed, placeSet } from '../disk/place-set.ts';

/** @throws WarraqError `import-occupied` where a folder has anything in it, or is none. */
export async function refuseOccupied(folder: string): Promise<void> {
  const kind = await kindAt(folder);
  if (kind === 'missing') return;
  const names = kind === 'folder' ? ((await listFolder(folder)) ?? []) : undefined;
  // What we put there ourselves while we write is no file of anybody's.
  if (names?.every(({ name }) => name.startsWith('.warraq'))) return;
  throw new WarraqError('import-occupied', { folder, free: join(folder, 'manuscript') });
}

/**
 * Put files into a folder that is empty, or not there yet: all of them or none.
 *
 * @throws WarraqError `import-occupied`, `output-unwritable`, `disk-full`
 */
export async function placeNew(
  folder: string,
  files: readonly Placed[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const look = async (target: string) => {
    await refuseOccupied(target);
    return new Set<string>();
  };
  await placeSet(folder, files, { disk: hastyDisk, signal, look });
}
