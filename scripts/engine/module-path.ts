import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** Where the package has the files that it needs of other packages, beside its modules (`package/taken-files.ts`); a checkout has none. */
const TAKEN = join(dirname(fileURLToPath(import.meta.url)), 'packages');

/** The path on disk of a file in an npm package, such as `@sparticuz/chromium/package.json`. */
export function modulePath(path: string): string {
  const [scope, name] = path.split('/');
  const owner = path.startsWith('@') ? `${scope}/${name}` : scope!;
  for (const folder of [TAKEN, ...(require.resolve.paths(owner) ?? [])]) {
    const full = join(folder, path);
    if (existsSync(full)) return full;
  }
  throw new Error(`the package file ${path} is not installed`);
}
