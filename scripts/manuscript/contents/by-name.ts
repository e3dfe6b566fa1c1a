import { languageNamed } from '../../language/languages.ts';
import { isIndex, sharedFolder } from '../text-names.ts';
import type { ContentsEntry } from './contents.ts';

/** Folders whose names say what tools have in them, and nothing of a book. */
const OF_TOOLS = new Set(
  '_posts _docs _pages _chapters posts post docs doc content pages src text texts chapters book manuscript'.split(
    ' ',
  ),
);

/**
 * Texts in the order of their names, folder by folder, as a language sorts them, numbers by their values; what opens a folder comes
 * first. A folder is a part, unless it holds everything.
 *
 *     2-city/b.md  1-sea.md  README.md  2-city/index.md  ->  README.md, 1-sea.md, then in «city»: 2-city/index.md, 2-city/b.md
 */
export function entriesByName(paths: readonly string[], language: string): readonly ContentsEntry[] {
  const collator = new Intl.Collator(languageNamed(language).collation, { numeric: true });
  // What opens the whole lies outside of the folder that has all else.
  const shared = sharedFolder(paths.filter((path) => path.includes('/') || !isIndex(path)));
  const sorted = [...paths].sort((one, other) => {
    const [a, b] = [one.split('/'), other.split('/')];
    const level = a.findIndex((name, index) => name !== b[index]);
    const [x = '', y = ''] = [a[level], b[level]];
    if (isIndex(x) !== isIndex(y)) return isIndex(x) ? -1 : 1;
    return collator.compare(x, y);
  });
  return sorted.map((path) => {
    const [folder, ...rest] = path.startsWith(shared) ? path.slice(shared.length).split('/') : [];
    return { path, part: rest.length > 0 && !OF_TOOLS.has(folder!) ? titleOf(folder!) : undefined };
  });
}

/** `02-the_city` -> `the city` */
function titleOf(folder: string): string {
  return (
    folder
      .replace(/^[\d۰-۹٠-٩]+[-_. ]+/, '')
      .replace(/[-_]+/g, ' ')
      .trim() || folder
  );
}
