import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Run, warraq, warraqHere } from './warraq.ts';

const PLUGIN = join(import.meta.dirname, '../plugin');
const folder = mkdtempSync(join(tmpdir(), 'warraq-plugin-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SETTINGS = 'title: کتاب\nauthor: سارا کریمی\ndate: 2026\nedition: چاپ اول\n';
const CHAPTER = `# فصل یکم

برای رونوشت :kbd[Ctrl+C] را بزنید و سافت‌ور را ببینید؛ [](#sum) هم هست.

:::listing[جمع دو عدد]{#sum}
\`\`\`js
a + b
\`\`\`
:::
`;

/** A book in a folder of its own; `files` are beside its chapter. */
function book(name: string, settings: string, files: Readonly<Record<string, string>> = {}): string {
  const path = join(folder, name);
  const all = { 'book.yaml': SETTINGS + settings, '1.md': CHAPTER, ...files };
  for (const [file, content] of Object.entries(all)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  }
  return path;
}

function withPlugin(name: string, settings: string): string {
  const path = book(name, settings);
  cpSync(PLUGIN, join(path, 'plugin'), { recursive: true });
  return path;
}

const out = (name: string, path: string) => readFileSync(join(folder, `${name}-out`, path));

function build(name: string, ...args: string[]): Promise<Run> {
  return warraqHere(...command(name, args));
}

function command(name: string, args: readonly string[]): [string[], Record<string, string>] {
  const line = ['build', join(folder, name), '-o', join(folder, `${name}-out`), ...args];
  return [line, { WARRAQ_CACHE: join(folder, 'cache') }];
}

describe('a plug-in in the folder of the book', () => {
  const LIST = 'plugins: [./plugin]\ntheme: programs\nlists: [listings]\n';
  let built: Run;
  beforeAll(async () => {
    withPlugin('whole', LIST);
    built = await build('whole', '-f', 'txt,web,epub');
  });

  it('is of use to a build', () => {
    expect(built.stderr).not.toContain('error');
    expect(built.code).toBe(0);
  });

  it('adds markup to the editions of warraq', async () => {
    const epub = await JSZip.loadAsync(out('whole', 'کتاب.epub'));
    const chapters = Object.values(epub.files).filter(({ name }) => name.endsWith('.xhtml'));
    const texts = await Promise.all(chapters.map((one) => one.async('string')));
    for (const page of [texts.join('\n'), out('whole', 'web/01.html').toString('utf8')]) {
      expect(page).toContain('<kbd dir="ltr">Ctrl+C</kbd>');
      expect(page).toContain('<figcaption>برنامهٔ ۱: جمع دو عدد</figcaption>');
      expect(page).toMatch(/<a href="#sum"[^>]*>برنامهٔ ۱<\/a>/);
    }
  });

  it('adds a theme', () => {
    const styles = out('whole', 'web/style.css').toString('utf8');
    expect(styles).toContain('#1b5e20');
    expect(styles).toContain('kbd { border');
  });

  it('adds a format, whose file has the words of the book', () => {
    expect(out('whole', 'کتاب.txt').toString('utf8')).toBe(
      'کتاب\nفصل یکم\nبرای رونوشت Ctrl+C را بزنید و سافت‌ور را ببینید؛ برنامهٔ ۱ هم هست.\n' +
        'برنامهٔ ۱: جمع دو عدد\na + b\n',
    );
    expect(built.stdout).toMatch(/کتاب\.txt\s+1 chapters/);
  });

  it('adds a rule of spelling, told in the language that is asked for, and mended', async () => {
    const path = withPlugin('rule', 'plugins: [./plugin]\ncheck: {rules: {software-word: error}}\n');
    const { code, stdout } = await warraqHere(['check', path, '--rule', 'software-word', '--lang', 'fa']);
    expect(code).toBe(1);
    expect(stdout).toContain('برای این واژه');
    expect(stdout).toContain('software-word');
    const sarif = await warraqHere(['check', path, '--format', 'sarif']);
    expect(JSON.parse(sarif.stdout).runs[0].tool.driver.rules.at(-1).id).toBe('software-word');
    expect((await warraqHere(['check', path, '--fix'])).code).toBe(0);
    expect(readFileSync(join(path, '1.md'), 'utf8')).toContain('نرم‌افزار را ببینید');
  });

  it('adds a rule of its markup, told in both languages, in the record and in SARIF, and switched as others are', async () => {
    const path = withPlugin('markup-rule', 'plugins: [./plugin]\n');
    writeFileSync(join(path, '1.md'), CHAPTER.replace('{#sum}', '').replace('[](#sum)', 'آن'));
    const english = await warraqHere(['check', path, '--rule', 'listing-has-id']);
    expect(english.stdout).toContain('1.md:5:1 warning a listing in ⁨«js»⁩ has no id [listing-has-id]');
    const persian = await warraqHere(['check', path, '--rule', 'listing-has-id', '--lang', 'fa']);
    expect(persian.stdout).toContain('شناسه ندارد');
    expect(persian.stdout).toContain('به آن شناسه‌ای بدهید');
    const sarif = JSON.parse((await warraqHere(['check', path, '--format', 'sarif'])).stdout);
    expect(JSON.stringify(sarif.runs[0].tool.driver.rules)).toContain('A listing has an id.');
    expect((await build('markup-rule', '-f', 'txt')).code).toBe(0);
    expect(JSON.parse(out('markup-rule', 'کتاب.build.json').toString('utf8')).warnings).toMatchObject([
      { rule: 'listing-has-id', message: 'a listing in «js» has no id' },
    ]);
    writeFileSync(
      join(path, 'book.yaml'),
      `${SETTINGS}plugins: [./plugin]\ncheck: {rules: {listing-has-id: off}}\n`,
    );
    expect((await warraqHere(['check', path])).stdout).not.toContain('listing');
  });

  it('is run anew for each build', async () => {
    const file = join(folder, 'whole/plugin/plain-text.js');
    writeFileSync(file, readFileSync(file, 'utf8').replace(": '\\n';", ": '\\r\\n';"));
    // A process loads a module once.
    expect((await warraq(...command('whole', ['-f', 'txt,web,epub']))).code).toBe(0);
    expect(out('whole', 'کتاب.txt').toString('utf8')).toContain('کتاب\r\n');
  });

  it('is not loaded for a book that is not trusted', async () => {
    const path = withPlugin('stranger', 'plugins: [./plugin]\ntheme: programs\n');
    const trace = join(folder, 'trace');
    const loaded = `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(trace)}, '');\n`;
    writeFileSync(
      join(path, 'plugin/index.js'),
      loaded + readFileSync(join(path, 'plugin/index.js'), 'utf8'),
    );
    const { code, stderr } = await build('stranger', '-f', 'web', '--untrusted');
    expect(code).toBe(0);
    expect(stderr).toContain('book.yaml:5:11 warning the plug-in ⁨«./plugin»⁩ was not loaded');
    expect(stderr).toContain('[theme-trusted]');
    expect((await warraqHere(['check', path, '--untrusted'])).stdout).toContain('[plugin-trusted]');
    expect((await build('stranger', '-f', 'txt', '--untrusted')).code).toBe(2);
    expect(existsSync(trace)).toBe(false);
    await warraqHere(['check', path]);
    expect(existsSync(trace)).toBe(true);
  });

  it('keeps a book out of an archive', async () => {
    const store = join(folder, 'archive');
    const { code, stderr } = await warraqHere(['archive', 'add', join(folder, 'whole'), '--store', store]);
    expect(code).toBe(1);
    expect(stderr).toContain('book.yaml:5:11 error a book with the plug-in ⁨«./plugin»⁩ cannot be archived');
    expect(existsSync(store)).toBe(false);
  });
});

describe('a plug-in of a one-file book, and of a package', () => {
  it('is named in front matter', async () => {
    const path = withPlugin('single', '');
    const matter = 'plugins:\n  - plugin\nformat-options: {txt-lines: open}\n';
    writeFileSync(join(path, 'one.md'), `---\n${matter}---\n# کتاب\n\n:kbd[Ctrl+C] را بزنید.\n`);
    const { code, stderr } = await build('single/one.md', '-f', 'txt');
    expect([code, stderr.includes('warning')]).toEqual([0, false]);
    expect(readFileSync(join(folder, 'single/one.md-out/one.txt'), 'utf8')).toContain('\n\nCtrl+C را');
    expect(JSON.parse(out('single/one.md', 'one.build.json').toString()).txtLines).toBe('open');
  });

  it('may be installed, with its theme', async () => {
    const path = book('npm', 'plugins: [warraq-plugin-programs]\ntheme: programs\n');
    cpSync(PLUGIN, join(path, 'node_modules/warraq-plugin-programs'), { recursive: true });
    const { code } = await build('npm', '-f', 'txt,web');
    expect(code).toBe(0);
    expect(out('npm', 'web/style.css').toString('utf8')).toContain('#1b5e20');
    expect(out('npm', 'کتاب.txt').toString('utf8')).toContain('برنامهٔ ۱');
  });
});

describe('a plug-in that is none', () => {
  const TARGET = (make: string) =>
    `{ format: { name: 'own', opens: '.own', mediaType: 'a/b', unit: 'pages' }, needs: [], make: ${make} }`;
  const OPTION = "{ name: 'own-size', values: ['small'], summary: { en: 'a', fa: 'b' } }";
  const RULE = (find: string) =>
    `{ id: 'own', kind: 'report', summary: { en: 'a', fa: 'b' }, why: 'a', source: 'a', examples: [], keep: [], find: ${find} }`;
  const SYNTAX = (rest: string) => `{ name: 'own', ${rest} }`;
  const plugin = (parts: string) => `export default { name: 'broken', ${parts} };`;

  it.each([
    ['is missing', undefined, 'there is no plug-in'],
    ['throws while it is loaded', "throw new Error('no luck');", 'cannot be loaded: no luck'],
    ['can’t be parsed', 'export default {', 'cannot be loaded: '],
    ['needs what is not there', "import 'no-such-package';", 'cannot be loaded: Cannot find package'],
    ['exports nothing', '', 'is no plug-in; `default`: invalid input'],
    ['has a key of another name', plugin('sintaxes: []'), 'is no plug-in; `default`: '],
    ['has a target that makes nothing', plugin(`targets: [${TARGET('1')}]`), '`default.targets.0.make`'],
    [
      'would write elsewhere',
      plugin(
        `targets: [{ ...${TARGET('() => 1')}, format: { name: 'own', opens: '../x', mediaType: 'a', unit: 'pages' } }]`,
      ),
      '`default.targets.0.format.opens`',
    ],
    [
      'takes a directive',
      plugin(
        "syntaxes: [{ name: 'own', directives: [{ name: 'verse', kind: 'block', isProse: true, show() {} }] }]",
      ),
      'adds the directive ⁨«verse»⁩, which there is already',
    ],
    ['takes a theme', plugin("themes: { report: 'theme' }"), 'adds the theme ⁨«report»⁩'],
    [
      'takes a format',
      plugin(
        `targets: [{ ...${TARGET('() => 1')}, format: { name: 'pdf', opens: '.own', mediaType: 'a', unit: 'pages' } }]`,
      ),
      'adds the format ⁨«pdf»⁩',
    ],
    [
      'takes a rule of markup',
      plugin(
        "syntaxes: [{ name: 'own', rules: [{ id: 'note-exists', severity: 'error', en: { title: 'a', note: 'b', say() {} }, fa: { title: 'a', note: 'b', say() {} } }] }]",
      ),
      'adds the rule ⁨«note-exists»⁩, which there is already',
    ],
    [
      'has no Persian for a rule of markup',
      plugin(
        "syntaxes: [{ name: 'own', rules: [{ id: 'own', severity: 'error', en: { title: 'a', note: 'b', say() {} } }] }]",
      ),
      'is no plug-in; `default.syntaxes.0.rules.0.fa`',
    ],
    [
      'takes an option',
      plugin(
        `targets: [{ ...${TARGET('() => 1')}, format: { ...${TARGET('() => 1')}.format, options: [${OPTION}, ${OPTION}] } }]`,
      ),
      'adds the option ⁨«own-size»⁩',
    ],
    [
      'has an option of another format',
      plugin(
        `targets: [{ ...${TARGET('() => 1')}, format: { ...${TARGET('() => 1')}.format, options: [{ ...${OPTION}, name: 'pdf-size' }] } }]`,
      ),
      '`default.targets.0.format.options`',
    ],
    ['takes a rule', plugin(`rules: [{ ...${RULE('() => []')}, id: 'quotes' }]`), 'adds the rule ⁨«quotes»⁩'],
  ])('is told where it is named: it %s', async (title, code, said) => {
    const name = `none ${title.replaceAll(' ', '-')}`;
    book(
      name,
      'plugins: [./plugin]\n',
      code === undefined ? {} : { 'plugin/index.js': code, 'plugin/package.json': '{"type": "module"}' },
    );
    const { code: exit, stderr } = await build(name, '-f', 'own');
    expect(stderr).toContain('book.yaml:5:11 error ');
    expect(stderr).toContain(said);
    expect(stderr).toContain('[plugin-loads]');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(exit).toBe(1);
    expect(existsSync(join(folder, `${name}-out`))).toBe(false);
  });

  it.each([
    [
      'makes nothing',
      plugin(`targets: [${TARGET("() => { throw new Error('no luck'); }")}]`),
      'targets.0.make: no luck',
    ],
    [
      'makes nothing in time',
      plugin(`targets: [${TARGET("async () => { throw new Error('no luck'); }")}]`),
      'targets.0.make: no luck',
    ],
    ['makes nonsense', plugin(`targets: [${TARGET('() => 1')}]`), 'targets.0.make: result: '],
    [
      'writes elsewhere',
      plugin(
        `targets: [${TARGET("() => ({ artifacts: [{ path: '../own', bytes: new Uint8Array(), format: 'own', mediaType: 'a' }], count: 1, detail: { count: 1, of: 'pages' } })")}]`,
      ),
      'targets.0.make: result.artifacts.0.path: ',
    ],
    [
      'can’t look for faults',
      plugin(`rules: [${RULE("() => { throw new Error('no luck'); }")}], targets: [${TARGET('() => 1')}]`),
      'rules.0.find: no luck',
    ],
    [
      'finds nonsense',
      plugin(`rules: [${RULE('() => [{}]')}], targets: [${TARGET('() => 1')}]`),
      'rules.0.find: result.0.start: ',
    ],
    [
      'finds what it has no words for',
      plugin(
        `rules: [${RULE('() => [{ start: 0, end: 1, edits: [], facts: {} }]')}], targets: [${TARGET('() => 1')}]`,
      ),
      'rules.0.find: result.0.facts: facts need',
    ],
    [
      'can’t read its markup',
      plugin(
        `syntaxes: [${SYNTAX("read() { throw new Error('no luck'); }")}], targets: [${TARGET('() => 1')}]`,
      ),
      'syntaxes.0.read: no luck',
    ],
    [
      'tells what it has no words for',
      plugin(
        `syntaxes: [${SYNTAX("read: (tree, file, tell) => tell(file, { id: 'new' }, {})")}], targets: [${TARGET('() => 1')}]`,
      ),
      'syntaxes.0.read: told ⁨«new»⁩, which is not in ',
    ],
    [
      'can’t show its markup',
      plugin(
        `syntaxes: [${SYNTAX("show: () => ({ handlers: { paragraph() { throw new Error('no luck'); } } })")}], targets: [${TARGET('() => 1')}]`,
      ),
      'syntaxes.0.show.handlers.paragraph: no luck',
    ],
  ])('is told by name when it fails: it %s', async (title, code, said) => {
    const name = `fails ${title.replaceAll(' ', '-')}`;
    book(name, 'plugins: [./plugin]\n', {
      'plugin/index.js': code,
      'plugin/package.json': '{"type": "module"}',
    });
    const { code: exit, stderr } = await build(name, '-f', 'own');
    expect(stderr).toMatch(/error .*book\.yaml:5:11: the plug-in ⁨«\.\/plugin»⁩ failed in /);
    expect(stderr).toContain(said);
    expect(stderr).toContain('[plugin-failed]');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(exit).toBe(1);
    expect(existsSync(join(folder, `${name}-out`))).toBe(false);
  });

  it('is told where it is a file, or leads out of the book', async () => {
    book('file', 'plugins: [1.md]\n');
    expect((await build('file')).stderr).toContain('is a file, expected a folder');
    book('outside', 'plugins: [../file]\n');
    expect((await build('outside')).stderr).toContain('is outside of the book’s folder');
  });
});
