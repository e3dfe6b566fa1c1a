import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { hastyDisk } from '../disk/disk.ts';
import { newUnfinished, removeUnfinished } from '../disk/unfinished.ts';

const BEGIN = 'warraq-browser-';

/** A folder for all that a browser writes while it runs: its profile, and what it would leave in the system's folder. */
export interface Scratch {
  readonly path: string;
  /** Remove it, when the browser has ended. */
  remove(): Promise<void>;
}

/** Make one; those of programs that were killed are removed. */
export async function makeScratch(): Promise<Scratch> {
  // Those of other users are theirs.
  await removeUnfinished(tmpdir(), BEGIN, hastyDisk).catch(() => undefined);
  const { path, end } = newUnfinished(tmpdir(), BEGIN);
  await mkdir(path, { mode: 0o700 });
  return {
    path,
    async remove() {
      // The last of its processes may still be writing.
      await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => undefined);
      end();
    },
  };
}
