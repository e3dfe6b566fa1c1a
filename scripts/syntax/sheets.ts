import { posix } from 'node:path';
import { markupSheets, packageText } from '../house/package-files.ts';

/**
 * The sheets of a piece of markup: what stands in its folder as `base.css`, `print.css`, `epub.css` or `web.css`. A record has them
 * by a getter, so that they are read where an edition is made, and nowhere else.
 */
export function sheetsOf(name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    markupSheets(name).map((path) => [posix.basename(path, '.css'), packageText(path)] as const),
  );
}
