import { filesOf } from '../../vault/inventory.ts';
import { findEdition, recordOf } from '../../vault/titles.ts';
import type { ArchiveOptions } from './options.ts';

/** An edition with its files: path -> digest and place. */
export async function showEdition({ store }: ArchiveOptions, name: string) {
  const { title, edition } = await findEdition(store, name);
  const record = await recordOf(title.object, edition.version);
  return { title, edition, record, files: filesOf(title.object.inventory, edition.version) };
}
