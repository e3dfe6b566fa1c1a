import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { findBrowser } from './find.ts';
import { pinnedRunsHere } from './pinned.ts';

/**
 * What tells the browser that would print from any other: its path, size and last change; «none» where there is none. It is not
 * started.
 */
export async function browserIdentity(asked: string | undefined): Promise<string> {
  try {
    const path = asked ?? (await findBrowser(undefined)).path;
    const { size, mtimeMs } = await stat(path);
    return `${path} ${size} ${mtimeMs}`;
  } catch {
    return 'none';
  }
}

/**
 * What tells the browser that would print from any other, on every machine the same: the pinned one is that of this version; of another
 * one the SHA-256 of its program.
 *
 * @throws WarraqError `browser-missing`
 */
export async function browserDigest(asked: string | undefined): Promise<string> {
  if (asked === undefined && pinnedRunsHere()) return 'pinned';
  const { path } = await findBrowser(asked);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
