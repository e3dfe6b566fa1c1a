import { join } from 'node:path';
import { cacheHome } from '../cache/cache-home.ts';
import { Store, type StoreNote } from '../cache/store.ts';
import { installation } from '../house/package-files.ts';

/** Raised when what stands in the store changes. */
const LAYOUT = 1;

/** Where the results of a user's earlier work are kept. */
export function defaultStore(): string {
  return join(cacheHome(), `results-${LAYOUT}`);
}

/** Open the store in a folder: results of this very installation are found there. */
export function openStore(folder: string, note?: (note: StoreNote) => void): Store {
  return new Store(folder, { program: installation(), ...(note ? { note } : {}) });
}
