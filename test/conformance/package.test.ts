import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../e2e/warraq.ts';

/** The package as npm gives it to those who install it: nothing of this checkout is near. */
describe('the packed package', () => {
  let folder = '';
  /** As on a machine that has never seen warraq: nothing is unpacked yet. */
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'warraq-package-'));
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: ROOT, stdio: 'ignore' });
    const [packed] = readdirSync(folder);
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    run('npm', 'install', `./${packed}`, '--no-audit', '--no-fund');
    mkdirSync(join(folder, 'book'));
    writeFileSync(join(folder, 'book/1.md'), '# عنوان\n\nمتن[^۱].\n\n[^۱]: یادداشت.\n');
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('needs no script that runs when it is installed', () => {
    const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { hasInstallScript?: boolean; optional?: boolean }>;
    };
    const scripted = Object.entries(packages).filter(([, one]) => one.hasInstallScript && !one.optional);
    expect(scripted.map(([path]) => path)).toEqual([]);
  });

  it('has the program, its sheets and templates, and nothing else', () => {
    const home = join(folder, 'node_modules/warraq');
    const kinds = [
      'LICENSE',
      'README.md',
      'docs',
      'lib',
      'package.json',
      'scripts',
      'starters',
      'styles',
      'templates',
    ];
    expect(readdirSync(home).sort()).toEqual(kinds);
    const sheets = readdirSync(join(home, 'scripts'), { recursive: true, withFileTypes: true });
    expect(sheets.filter((one) => one.isFile() && !one.name.endsWith('.css'))).toEqual([]);
    expect(readdirSync(join(folder, 'node_modules/warraq/lib'))).toContain('THIRD-PARTY.txt');
  });

  it('builds all editions', () => {
    run('npx', '--no', 'warraq', 'build', 'book', '--out', 'out');
    expect(
      readdirSync(join(folder, 'out'))
        .map((name) => name.replace(/^.*\.(?=\w+$)/, ''))
        .sort(),
    ).toEqual(['epub', 'json', 'pdf', 'web']);
  });

  it('is a library', () => {
    const names = run(
      'node',
      '-e',
      "import('warraq').then((all) => console.log(Object.keys(all).join(' ')))",
    );
    expect(names.split(/\s/)).toContain('build');
  });

  it('can be imported by a plug-in that it runs', () => {
    const plugin = `import { version } from 'warraq';
      const format = { name: 'said', opens: '.said', mediaType: 'text/plain', unit: 'chapters' };
      const make = ({ book }) => {
        const bytes = new TextEncoder().encode(version());
        const artifact = { path: \`\${book.slug}.said\`, bytes, format: 'said', mediaType: 'text/plain' };
        return { artifacts: [artifact], count: 1, detail: { count: 1, of: 'files' } };
      };
      export default { name: 'said', targets: [{ format, needs: [], make }] };`;
    cpSync(join(folder, 'book'), join(folder, 'plugged'), { recursive: true });
    writeFileSync(join(folder, 'plugged/book.yaml'), 'title: عنوان\nplugins: [own]\n');
    mkdirSync(join(folder, 'plugged/own'));
    writeFileSync(join(folder, 'plugged/own/index.js'), plugin);
    run('npx', '--no', 'warraq', 'build', 'plugged', '-f', 'said', '--out', 'out-plugged');
    expect(readFileSync(join(folder, 'out-plugged/عنوان.said'), 'utf8')).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('works without what is optional', () => {
    run('npm', 'install', '--omit=optional', '--no-audit', '--no-fund');
    rmSync(join(folder, 'node_modules/koffi'), { recursive: true, force: true });
    run('npx', '--no', 'warraq', 'build', 'book', '--out', 'out', '-f', 'epub');
  });
});
