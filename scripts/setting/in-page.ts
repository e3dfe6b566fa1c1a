import { packageFiles } from '../render/package-files.ts';

/** What runs in the page. */
type InPage = typeof import('./in-page/main.ts');

/** A page of a browser, as far as it is needed here: it runs a function with values that are JSON. */
export interface Evaluates {
  evaluate(
    call: (name: string, takes: readonly unknown[]) => unknown,
    name: string,
    takes: readonly unknown[],
  ): Promise<unknown>;
}

/** A file that the page loads. */
export interface ServedFile {
  readonly mediaType: string;
  readonly body: string | Uint8Array;
}

const FOLDER = new URL('./in-page/', import.meta.url);

/** The modules of `in-page/` as the browser loads them: in a checkout their types are taken off first. */
export async function inPageModules(): Promise<ReadonlyMap<string, ServedFile>> {
  const served = new Map<string, ServedFile>();
  for (const { name, text } of packageFiles(FOLDER)) {
    if (!/(?<!\.d)\.[jt]s$/.test(name)) continue;
    served.set(`in-page/${name}`, {
      mediaType: 'text/javascript',
      body: name.endsWith('.ts') ? await withoutTypes(text) : text,
    });
  }
  return served;
}

async function withoutTypes(source: string): Promise<string> {
  const { transform } = await import('esbuild');
  return (await transform(source, { loader: 'ts' })).code;
}

/** Call a function of `in-page/main` in the page. */
export async function inPage<Name extends keyof InPage>(
  page: Evaluates,
  name: Name,
  ...takes: Parameters<InPage[Name]>
): Promise<Awaited<ReturnType<InPage[Name]>>> {
  return (await page.evaluate(CALL, name, takes)) as Awaited<ReturnType<InPage[Name]>>;
}

/** Made from text: what compiles this file may not touch it. */
const CALL = new Function(
  'name',
  'takes',
  `return import('/in-page/main${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}').then((page) => page[name](...takes))`,
) as (name: string, takes: readonly unknown[]) => unknown;
