import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** The path on disk of a file in an npm package, such as `@sparticuz/chromium/package.json`. */
export function modulePath(path: string): string {
  const [scope, name] = path.split('/');
  const owner = path.startsWith('@') ? `${scope}/${name}` : scope!;
  for (const folder of require.resolve.paths(owner) ?? []) {
    const full = join(folder, path);
    if (existsSync(full)) return full;
  }
  throw new Error(`the package file ${path} is not installed`);
}
