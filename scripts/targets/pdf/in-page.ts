import { packageFiles } from '../../render/package-files.ts';
import type { Served } from '../browser/session.ts';
import type { Galley, Measure, Setting } from './galley.ts';
import type { Furniture } from './in-page/main.ts';

/** What runs in the page: its functions by name, with what each takes and gives. */
interface InPage {
  readonly measure: {
    readonly takes: { readonly width: number; readonly height: number };
    readonly gives: { readonly measure: Measure; readonly galleys: readonly Galley[] };
  };
  readonly set: { readonly takes: readonly [Setting, Furniture]; readonly gives: undefined };
}

const FOLDER = new URL('./in-page/', import.meta.url);

/** The modules of `in-page/` as the browser loads them: in a checkout their types are taken off first. */
export async function inPageModules(): Promise<Served> {
  const served = new Map<string, { mediaType: string; body: string }>();
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

/** The expression that calls a function of `in-page/main` in the page. */
export function inPage<Name extends keyof InPage>(name: Name, ...takes: readonly unknown[]): string {
  const main = import.meta.url.endsWith('.ts') ? 'main.ts' : 'main.js';
  return `import('/in-page/${main}').then((page) => page.${name}(${takes.map((one) => JSON.stringify(one)).join(',')}))`;
}
