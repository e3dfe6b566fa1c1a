import { type Holdings, holdingsOf } from '../../vault/titles.ts';
import type { ArchiveOptions } from './options.ts';

/** All titles of an archive with their editions. */
export async function listTitles({ store }: ArchiveOptions): Promise<Holdings> {
  return holdingsOf(store);
}
