import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../package/bundle.ts';
import { searchScript } from '../../scripts/targets/web/search-script.ts';

/** The name of a module's package; its path where it is one of ours. */
const packageOf = (path: string) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;

describe('the modules of the package', () => {
  let folder = '';
  let made: Metafile;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'warraq-bundle-'));
    made = await bundle({ index: 'index', 'warraq/main': 'warraq/main' }, folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The files that are loaded with modules of `scripts/`, before anything more is asked for. */
  function filesWith(...modules: readonly string[]): ReadonlySet<string> {
    const files = Object.entries(made.outputs);
    const seen = new Set<string>();
    const follow = (path: string) => {
      if (seen.has(path) || !made.outputs[path]) return;
      seen.add(path);
      for (const { path: next, kind } of made.outputs[path].imports)
        if (kind === 'import-statement') follow(next);
    };
    for (const one of modules)
      follow(files.find(([, { entryPoint }]) => entryPoint === `scripts/${one}`)![0]);
    return seen;
  }
  /** What is in these files. */
  function loadedWith(...modules: readonly string[]): ReadonlySet<string> {
    const contents = [...filesWith(...modules)].flatMap((path) => Object.entries(made.outputs[path]!.inputs));
    return new Set(
      contents.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? packageOf(path) : [])),
    );
  }
  const packagesIn = (loaded: ReadonlySet<string>) =>
    [...loaded].filter((one) => !one.startsWith('scripts/')).sort();

  it('has each module once, so that command, library and plug-ins have the same classes', () => {
    const places = new Map<string, number>();
    // Scripts of pages are programs of their own.
    for (const [path, { inputs }] of Object.entries(made.outputs))
      if (!/in-(?:page|search)\/script\.js$|\/in-browser\//.test(path))
        for (const input of Object.keys(inputs)) places.set(input, (places.get(input) ?? 0) + 1);
    expect([...places].filter(([, count]) => count > 1)).toEqual([]);
    expect(places.size).toBeGreaterThan(500);
  });

  it('lets Node keep what it compiles before it compiles anything else', () => {
    expect([...loadedWith('warraq/main.ts')].sort()).toEqual([
      'scripts/cache/cache-home.ts',
      'scripts/warraq/compiled.ts',
      'scripts/warraq/main.ts',
    ]);
  });

  it('needs little more for an edition that is kept than for the help', () => {
    const help = loadedWith('warraq/command.ts');
    expect(packagesIn(help)).toEqual(['commander']);
    const kept = loadedWith('warraq/command.ts', 'warraq/commands/build.ts');
    expect(packagesIn(kept)).toEqual(['commander']);
    expect(
      [...kept].filter((path) => /^scripts\/(?:orthography|render|setting|syntax)\//.test(path)),
    ).toEqual([]);
  });

  it('checks a manuscript without what makes editions', () => {
    const modules = ['command', 'commands/check'].map((name) => `warraq/${name}.ts`);
    const check = loadedWith(...modules, 'manuscript/read.ts', 'syntax/syntaxes.ts');
    const makers = ['ejs', 'epub-gen-memory', 'jszip', 'nspell', 'rehype-raw', 'temml', 'xastscript', 'yazl'];
    expect(packagesIn(check).filter((one) => makers.includes(one))).toEqual([]);
    expect(check).toContain('zod');
    // Node takes a millisecond for each file.
    expect(filesWith(...modules, 'manuscript/read.ts', 'syntax/syntaxes.ts').size).toBeLessThan(20);
  });

  it('has the script of the search that policies name, byte for byte as a checkout makes it', async () => {
    const [path] = Object.keys(made.outputs).filter((one) => one.endsWith('in-search/script.js'));
    expect(readFileSync(path!, 'utf8')).toBe(await searchScript());
  });

  it('mends prints in a thread with no package', () => {
    const thread = loadedWith('targets/pdf/mend-worker.ts');
    expect(packagesIn(thread)).toEqual([]);
    expect(thread).toContain('scripts/targets/pdf/mend-quire.ts');
    expect(thread.size).toBeLessThan(50);
  });

  it('asks of what is imported later only names that it has: CommonJS packages, once joined, have but a default', () => {
    const asked = Object.entries(made.outputs).flatMap(([path]) =>
      [...readFileSync(path, 'utf8').matchAll(/\{([^{}]*)\} = await import\("\.\/([^"]+)"\)/g)].map(
        ([, names, chunk]) => ({
          chunk: chunk!,
          names: names!.split(',').map((name) => name.split(':')[0]!.trim()),
        }),
      ),
    );
    const exportsOf = (chunk: string) =>
      Object.entries(made.outputs).find(([path]) => path.endsWith(`/${chunk}`))![1].exports;
    expect(asked.length).toBeGreaterThan(5);
    expect(
      asked.filter(({ chunk, names }) => !names.every((name) => exportsOf(chunk).includes(name))),
    ).toEqual([]);
  });

  it('finds no file by the place of a module, but the scripts of browsers, the thread and the process beside it', () => {
    const places = Object.keys(made.outputs)
      .filter((path) => !/in-(?:page|search|browser)\/\w+\.js$/.test(path))
      .flatMap((path) => readFileSync(path, 'utf8').match(/new URL\([^)]*import\.meta\.url\)/g) ?? []);
    expect([...new Set(places)].sort()).toEqual([
      'new URL("./in-page/main.ts", import.meta.url)',
      'new URL("./in-page/script.js", import.meta.url)',
      'new URL("./in-search/main.ts", import.meta.url)',
      'new URL("./in-search/script.js", import.meta.url)',
      'new URL("./mend-worker.js", import.meta.url)',
      'new URL("./mend-worker.ts", import.meta.url)',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands there
      'new URL(`./in-browser/${name}.js`, import.meta.url)',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands there
      'new URL(`./in-browser/${name}.ts`, import.meta.url)',
      'new URL(isSource ? "./process.ts" : "./catalogue-process.js", import.meta.url)',
    ]);
  });
});
