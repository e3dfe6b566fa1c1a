import { createHash } from 'node:crypto';
import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modulePath } from '../engine/module-path.ts';

/** The folder that `templates/` and `styles/` stand in: one level up in a checkout, two in the compiled package. */
const HOME = findHome(dirname(fileURLToPath(import.meta.url)));

/** Whether what runs is the modules of the package: those that a checkout has beside it may be made anew while it runs. */
const IS_JOINED = fileURLToPath(import.meta.url).startsWith(join(HOME, 'lib', sep));

/** The text of one of warraq's own files, such as `styles/base.css`. */
export function packageText(path: string): string {
  return readFileSync(join(HOME, path), 'utf8');
}

/** The text of one of warraq's own modules. */
export function moduleText(module: URL): string {
  return readFileSync(module, 'utf8');
}

/** The version of an installed npm package. */
export function moduleVersion(name: string): string {
  return (JSON.parse(readFileSync(modulePath(`${name}/package.json`), 'utf8')) as { version: string })
    .version;
}

/** The paths of warraq's own files below one of its folders, such as `templates`, in the package as in a checkout. */
export function packagePaths(folder: string): readonly string[] {
  return (readdirSync(join(HOME, folder), { recursive: true, withFileTypes: true }) as Dirent[])
    .filter((entry) => entry.isFile())
    .map((entry) => relative(HOME, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** The paths of the style sheets that stand with pieces of markup, or with one. */
export function markupSheets(name = '.'): readonly string[] {
  return packagePaths(join('scripts/syntax', name)).filter((path) => path.endsWith('.css'));
}

/** The paths of all that decides how books look, but for typefaces. */
export function lookPaths(): readonly string[] {
  return [...packagePaths('templates'), ...packagePaths('styles'), ...markupSheets()];
}

/** The lock file that this installation was made from; undefined where npm left none. */
export function lockFile(): string | undefined {
  return [join(HOME, 'package-lock.json'), join(HOME, '..', '.package-lock.json')].find((path) =>
    existsSync(path),
  );
}

/** Where one of warraq's own files lies. */
export function packagePath(path: string): string {
  return join(HOME, path);
}

/**
 * What tells this installation from any other: warraq's own files and the list of what npm has installed, each with its size and last
 * change; and the Node that runs it.
 */
export function installation(): string {
  const own = ['scripts', 'styles', 'templates'].filter((folder) => existsSync(join(HOME, folder)));
  const paths = [
    ...own.flatMap((folder) => packagePaths(folder).map(packagePath)),
    ...joinedModules(),
    ...['package.json', 'node_modules/.package-lock.json', '../.package-lock.json'].map(packagePath),
    fileURLToPath(import.meta.url),
  ];
  const stamps = paths
    .filter((path) => existsSync(path))
    .map((path) => {
      const { size, mtimeMs } = statSync(path);
      return `${path} ${size} ${mtimeMs}`;
    });
  return [version(), process.version, process.versions.icu, process.arch, ...stamps].join('\n');
}

/** The files that the modules of the package are joined to; what lies in folders beside them is made with them. */
function joinedModules(): readonly string[] {
  if (!IS_JOINED) return [];
  const folder = join(HOME, 'lib');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name));
}

/**
 * What tells this version from any other, on every machine the same: the bytes of warraq's own files, the versions of the packages that it
 * uses, and the Node that runs it. In hexadecimal digits of SHA-256.
 */
export function versionDigest(): string {
  const hash = createHash('sha256');
  const { dependencies, devDependencies } = JSON.parse(packageText('package.json')) as Readonly<
    Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
  >;
  const own = ['scripts', ...(IS_JOINED ? ['lib'] : []), 'styles', 'templates'].filter((folder) =>
    existsSync(join(HOME, folder)),
  );
  hash.update(JSON.stringify([version(), process.version, process.versions.icu, process.arch]));
  for (const path of own.flatMap((folder) => packagePaths(folder).filter(isNoDeclaration)))
    hash.update(JSON.stringify(path)).update(readFileSync(packagePath(path)));
  // What is joined with the modules of the package is in their bytes; a checkout has it beside them.
  const beside = existsSync(join(HOME, 'scripts/index.ts'))
    ? { ...devDependencies, ...dependencies }
    : dependencies;
  for (const [name, range] of Object.entries(beside))
    hash.update(JSON.stringify([name, installedVersion(name) ?? range]));
  return hash.digest('hex');
}

/** Undefined where a package tells nobody: what it exports has no `package.json`, and its range in ours stands for it. */
function installedVersion(name: string): string | undefined {
  try {
    return moduleVersion(name);
  } catch {
    return undefined;
  }
}

/** Declarations of types run nowhere, and are most of the files of the package. */
function isNoDeclaration(path: string): boolean {
  return !path.endsWith('.d.ts');
}

/** The version of warraq. */
export function version(): string {
  return (JSON.parse(packageText('package.json')) as { version: string }).version;
}

/** The oldest Node that warraq runs on: `20.19.0`. */
export function leastNode(): string {
  const { engines } = JSON.parse(packageText('package.json')) as { engines: { node: string } };
  return engines.node.replace(/^>=/, '');
}

function findHome(from: string): string {
  return existsSync(join(from, 'styles/base.css')) && existsSync(join(from, 'package.json'))
    ? from
    : findHome(dirname(from));
}
