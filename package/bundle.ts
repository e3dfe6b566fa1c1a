import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';

const SCRIPTS = join(import.meta.dirname, '../scripts');

/**
 * Packages that are installed beside warraq and not taken into its modules: they find files of their own by the place where
 * they stand, are loaded by few commands, or are for checkouts alone.
 */
const BESIDE = ['dictionary-fa', 'esbuild', 'fontverter', 'harfbuzzjs', 'puppeteer', 'subset-font'];

/** What CommonJS packages take for granted. */
const REQUIRE = "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);";

/**
 * Join modules, with the packages that they use, to few files: a thousand modules take Node a second to find and to read. What
 * several entries have in common is there once, so all of them have the same classes; what is imported with `import()` stays apart
 * until then.
 *
 * @param entries Their paths without `.ts`, by the names of what is made of them, without `.js`.
 * @returns What has gone into each file.
 */
export async function bundle(entries: Readonly<Record<string, string>>, folder: string): Promise<Metafile> {
  const common = { bundle: true, logLevel: 'warning' } as const;
  const [program] = await Promise.all([
    build({
      ...common,
      entryPoints: entries,
      outdir: folder,
      platform: 'node',
      target: 'node20.19',
      format: 'esm',
      splitting: true,
      chunkNames: '[name]-[hash]',
      banner: { js: REQUIRE },
      external: BESIDE,
      legalComments: 'eof',
      metafile: true,
    }),
    build({
      ...common,
      entryPoints: [join(SCRIPTS, 'setting/in-page/main.ts')],
      outfile: join(folder, 'in-page/script.js'),
      format: 'iife',
      globalName: 'inPage',
      charset: 'utf8',
    }),
  ]);
  return program.metafile;
}
