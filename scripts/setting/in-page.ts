import { fileURLToPath } from 'node:url';
import { moduleText } from '../house/package-files.ts';

/** What runs in the page. */
type InPage = typeof import('./in-page/main.ts');

/** A page of a browser, as far as it is needed here: it calls a function of our script with values that are JSON. */
export interface Calls {
  call(name: string, takes: readonly unknown[]): Promise<unknown>;
}

/** A file that the page loads. */
export interface ServedFile {
  readonly mediaType: string;
  readonly body: string | Uint8Array;
  /** Its path stands for this content and no other. */
  readonly isLasting?: boolean | undefined;
}

/** The modules of `in-page/` as one script (`npm run compile` makes it): in a checkout they are joined when they are needed. */
export async function inPageScript(): Promise<string> {
  if (!import.meta.url.endsWith('.ts')) return moduleText(new URL('./in-page/script.js', import.meta.url));
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./in-page/main.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    globalName: 'inPage',
    write: false,
  });
  return outputFiles[0]!.text;
}

/** Call a function of `in-page/main` in the page. */
export async function inPage<Name extends keyof InPage>(
  page: Calls,
  name: Name,
  ...takes: Parameters<InPage[Name]>
): Promise<Awaited<ReturnType<InPage[Name]>>> {
  return (await page.call(name, takes)) as Awaited<ReturnType<InPage[Name]>>;
}
