import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'vitest/config';
import { IN_SEARCH } from '../../scripts/targets/web/search-script.ts';

const ROOT = join(import.meta.dirname, '../..');
const SCRIPTS = join(ROOT, 'scripts');
const TEST = join(ROOT, 'test');
const FOLDER = join(TEST, 'target/pure');

/** A module of ours that code names: an import, or what is put in the place of one. */
const OURS = /'(\.\.?\/[\w/.-]+\.ts)'/g;

const isSource = (path: string) => !relative(SCRIPTS, path).startsWith('..');

/** The modules of `scripts/` that tests name, or their helpers; what else these need comes with them. */
function namedSources(tests: readonly string[]): readonly string[] {
  const seen = new Set(tests);
  for (const path of seen) {
    // Some name modules in texts, which are nowhere.
    if (isSource(path) || !existsSync(path)) continue;
    for (const [, name] of readFileSync(path, 'utf8').matchAll(OURS)) seen.add(join(path, '..', name!));
  }
  return [...seen].filter(isSource);
}

/** The files of tests in some folders of `test/`, and those that stand in none. */
function testsIn(folders: readonly string[]): readonly string[] {
  return readdirSync(TEST, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => path.endsWith('.test.ts') && (!path.includes(sep) || folders.includes(path.split(sep)[0]!)),
    )
    .map((path) => join(TEST, path));
}

/**
 * The modules of `scripts/` as esbuild joins them to fewer files, with maps of their lines, before a test imports any: for Vitest to
 * look at each takes three seconds. Where it measures what tests reach, or watches for changes, they are themselves.
 */
export function joined(folders: readonly string[]): Plugin {
  return {
    name: 'sources-joined',
    enforce: 'pre',
    apply: () =>
      process.argv.includes('run') && !process.argv.some((argument) => argument.startsWith('--coverage')),
    async buildStart() {
      await build({
        absWorkingDir: ROOT,
        entryPoints: [...namedSources(testsIn(folders))],
        outbase: SCRIPTS,
        outdir: FOLDER,
        bundle: true,
        splitting: true,
        packages: 'external',
        platform: 'node',
        format: 'esm',
        target: 'node20.19',
        sourcemap: true,
        sourcesContent: false,
        logLevel: 'warning',
      });
      // It is looked for beside its module, as in the package.
      await build({
        absWorkingDir: ROOT,
        entryPoints: [join(SCRIPTS, 'targets/web/in-search/main.ts')],
        outfile: join(FOLDER, 'targets/web/in-search/script.js'),
        bundle: true,
        ...IN_SEARCH,
        logLevel: 'warning',
      });
    },
    resolveId(source, importer) {
      if (!importer || !/^\.\.?\/.*\.ts$/.test(source)) return undefined;
      const path = join(importer, '..', source);
      if (!isSource(path)) return undefined;
      return join(FOLDER, relative(SCRIPTS, path).replace(/\.ts$/, '.js')).replaceAll(sep, '/');
    },
  };
}
