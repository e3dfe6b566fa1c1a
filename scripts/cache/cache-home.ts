import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for what can be made again. */
export function cacheHome(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'warraq');
}
