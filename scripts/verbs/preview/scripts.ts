import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';
import { moduleText } from '../../house/package-files.ts';

/** How the scripts of the page in the browser are built, in a checkout and for the package. */
export const IN_BROWSER = {
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  legalComments: 'eof',
  // What the engine of EPUBs has for other kinds of books is never asked for.
  external: ['*/vendor/zip.js', '*/vendor/fflate.js', '*/mobi.js', '*/fb2.js', '*/comic-book.js'],
} as const satisfies BuildOptions;

/** The script of the desk, and that of the reader of EPUBs. */
export type ScriptName = 'desk' | 'reader';

const known = new Map<ScriptName, Promise<string>>();

/** A script as one file (`npm run compile` makes it): in a checkout its modules are joined when they are needed. */
export function scriptNamed(name: ScriptName): Promise<string> {
  const script = known.get(name) ?? joined(name);
  known.set(name, script);
  return script;
}

async function joined(name: ScriptName): Promise<string> {
  if (!import.meta.url.endsWith('.ts'))
    return moduleText(new URL(`./in-browser/${name}.js`, import.meta.url));
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    ...IN_BROWSER,
    entryPoints: [fileURLToPath(new URL(`./in-browser/${name}.ts`, import.meta.url))],
    write: false,
  });
  return outputFiles[0]!.text;
}
