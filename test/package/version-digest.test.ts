import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'warraq-version-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The module that tells versions, as it is in a folder below `home`. */
async function moduleIn(folder: string): Promise<typeof import('../../scripts/house/package-files.ts')> {
  const outfile = join(home, folder, 'package-files.js');
  const entry = join(ROOT, 'scripts/house/package-files.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm' });
  return import(pathToFileURL(outfile).href);
}

it('is of what runs: a checkout that is compiled meanwhile stays the same version, a package with another module is another', async () => {
  for (const path of ['package.json', 'styles', 'scripts/index.ts'])
    cpSync(join(ROOT, path), join(home, path), { recursive: true });
  mkdirSync(join(home, 'lib'));
  const checkout = await moduleIn('target');
  const packaged = await moduleIn('lib');
  const told = () => [checkout, packaged].flatMap((one) => [one.versionDigest(), one.installation()]);
  const before = told();
  writeFileSync(join(home, 'lib/other.js'), 'export {};\n');
  const isSame = told().map((one, index) => one === before[index]);
  expect(isSame).toEqual([true, true, false, false]);
});
