import module from 'node:module';
import { join } from 'node:path';
import { cacheHome } from '../cache/cache-home.ts';

/** What Node 20 has not (Node.js 22.8, `module.enableCompileCache`). */
interface CompileCache {
  readonly enableCompileCache?: (folder: string) => unknown;
}

/**
 * Let Node keep what it compiles from now on, beside the browser in the user's cache folder, so that the next command need not
 * compile it anew. Where it can't, it says nothing; who wants nothing kept (`WARRAQ_CACHE=off`) has nothing kept.
 */
export function keepCompiled(): void {
  if (process.env['WARRAQ_CACHE'] === 'off') return;
  const { enableCompileCache } = module as CompileCache;
  try {
    enableCompileCache?.(join(cacheHome(), 'compiled'));
  } catch {
    // Nobody's home: all is compiled anew.
  }
}
