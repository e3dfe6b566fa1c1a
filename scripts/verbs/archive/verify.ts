import { findEdition } from '../../vault/titles.ts';
import { type Verdict, verifyStore } from '../../vault/validate/store.ts';
import type { ArchiveOptions } from './options.ts';

/** Look through an archive, or through one title of it. */
export async function verifyArchive(
  { store, signal }: ArchiveOptions,
  name?: string,
  on?: (path: string) => void,
): Promise<Verdict> {
  if (name === undefined) return verifyStore(store, { signal, on });
  // A title that was spoilt may not be found by its name, but by its id.
  const id = name.includes(':') ? name : (await findEdition(store, name)).title.id;
  return verifyStore(store, { signal, on, id });
}
