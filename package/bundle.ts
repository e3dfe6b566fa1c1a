import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { IN_SEARCH } from '../scripts/targets/web/search-script.ts';
import { IN_BROWSER } from '../scripts/verbs/preview/scripts.ts';
import { mergeChunks } from './merge-chunks.ts';

const ROOT = join(import.meta.dirname, '..');
const SCRIPTS = join(ROOT, 'scripts');

/**
 * Packages that are installed beside warraq and not taken into its modules: they find files of their own by the place where
 * they stand, or bring a browser's worth of modules that few commands need, or are installed only where a catalogue has a queue; esbuild is for checkouts alone.
 */
const BESIDE = [
  '@puppeteer/browsers',
  'aws4fetch',
  'bullmq',
  'dictionary-fa',
  'esbuild',
  'fontverter',
  'harfbuzzjs',
  'ioredis',
  'puppeteer',
  'subset-font',
];

/** What is loaded with one another: by every command, by a build, by a check, by the thread that mends prints. */
const LOADS = [
  ['warraq/main'],
  ['warraq/command'],
  ['warraq/commands/build'],
  ['warraq/commands/check', 'manuscript/read', 'syntax/syntaxes', 'verbs/rules', 'orthography/speech'],
  ['targets/pdf/mend-worker'],
].map((modules) => modules.map((path) => `scripts/${path}.ts`));

/** What CommonJS packages take for granted. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);`;

/**
 * Join modules of `scripts/`, with the packages that they use, to few files: a thousand modules take Node a second to find and to
 * read. What several entries have in common is there once, so all of them have the same classes and the same state; what is imported
 * with `import()` stays apart until then. Beside them, the thread that mends prints, the process that does jobs of a catalogue, the
 * script of the pages, that of the search in web editions, and those of the preview.
 *
 * @param entries What each file is made of, by its name in the folder, all without their endings.
 * @returns What has gone into each file.
 */
export async function bundle(entries: Readonly<Record<string, string>>, folder: string): Promise<Metafile> {
  const common = { absWorkingDir: ROOT, bundle: true, metafile: true, logLevel: 'warning' } as const;
  const all = {
    ...entries,
    'mend-worker': 'targets/pdf/mend-worker',
    'catalogue-process': 'verbs/catalogue/process',
  };
  const [modules, inPage, inSearch, inBrowser] = await Promise.all([
    build({
      ...common,
      entryPoints: Object.fromEntries(
        Object.entries(all).map(([name, path]) => [name, join(SCRIPTS, `${path}.ts`)]),
      ),
      outdir: folder,
      platform: 'node',
      target: 'node20.19',
      format: 'esm',
      splitting: true,
      chunkNames: '[name]-[hash]',
      banner: { js: REQUIRE },
      external: BESIDE,
      legalComments: 'eof',
      write: false,
    }),
    build({
      ...common,
      entryPoints: [join(SCRIPTS, 'setting/in-page/main.ts')],
      outfile: join(folder, 'in-page/script.js'),
      format: 'iife',
      globalName: 'inPage',
      charset: 'utf8',
    }),
    build({
      ...common,
      entryPoints: [join(SCRIPTS, 'targets/web/in-search/main.ts')],
      outfile: join(folder, 'in-search/script.js'),
      ...IN_SEARCH,
    }),
    build({
      ...common,
      entryPoints: ['desk', 'reader'].map((name) => join(SCRIPTS, `verbs/preview/in-browser/${name}.ts`)),
      outdir: join(folder, 'in-browser'),
      ...IN_BROWSER,
    }),
  ]);
  const written = modules.outputFiles.map(({ path, text }) => [relative(ROOT, path), text] as const);
  const merged = await mergeChunks({ files: new Map(written), outputs: modules.metafile.outputs }, LOADS);
  for (const [path, text] of merged.files) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
  const files = [modules, inPage, inSearch, inBrowser].map(({ metafile }) => metafile);
  const outputs = [merged.outputs, ...[inPage, inSearch, inBrowser].map(({ metafile }) => metafile.outputs)];
  return {
    inputs: Object.assign({}, ...files.map((one) => one.inputs)) as Metafile['inputs'],
    outputs: Object.assign({}, ...outputs) as Metafile['outputs'],
  };
}
