import { packagePath, packagePaths } from './package-files.ts';

const FOLDER = 'styles/themes';

/** The folder on disk that has the themes that warraq brings along, each in a folder of its name. */
export const HOUSE_THEMES_FOLDER = packagePath(FOLDER);

/** The names of the themes that warraq brings along. */
export const HOUSE_THEMES: readonly string[] = [
  ...new Set(packagePaths(FOLDER).map((path) => path.slice(FOLDER.length + 1).split('/')[0]!)),
];
