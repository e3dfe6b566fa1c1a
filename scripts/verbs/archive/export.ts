import { exportBag } from '../../vault/bag.ts';
import { findEdition } from '../../vault/titles.ts';
import { type ArchiveOptions, instant } from './options.ts';

export interface ExportOptions extends ArchiveOptions {
  /** SOURCE_DATE_EPOCH, in seconds. */
  readonly sourceDateEpoch?: string | undefined;
}

/** Write an edition as a BagIt bag; its date is SOURCE_DATE_EPOCH, if it is given. */
export async function exportEdition(
  { store, sourceDateEpoch }: ExportOptions,
  name: string,
  to: string,
): Promise<void> {
  const { title, edition } = await findEdition(store, name);
  await exportBag(title, edition, to, instant(sourceDateEpoch).slice(0, 10));
}
