import { fileURLToPath } from 'node:url';
import { moduleText } from '../../house/package-files.ts';

/** How the script is built, in a checkout and for the package: its bytes have to be the same, for policies name their digest. */
export const IN_SEARCH = { format: 'iife', minify: true, target: 'es2020' } as const;

let script: Promise<string> | undefined;

/** The modules of `in-search/` as one script (`npm run compile` makes it): in a checkout they are joined when they are needed. */
export function searchScript(): Promise<string> {
  script ??= joinedScript();
  return script;
}

async function joinedScript(): Promise<string> {
  if (!import.meta.url.endsWith('.ts')) return moduleText(new URL('./in-search/script.js', import.meta.url));
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./in-search/main.ts', import.meta.url))],
    bundle: true,
    ...IN_SEARCH,
    write: false,
  });
  return outputFiles[0]!.text;
}
