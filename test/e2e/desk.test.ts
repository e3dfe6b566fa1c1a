import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runNew } from '../../scripts/warraq/commands/new.ts';
import { voiceFor } from '../../scripts/warraq/voice.ts';
import { PROGRAM } from '../program.ts';
import type { Run } from './warraq.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-desk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Run the real command in the folder. */
function warraq(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], { cwd: folder }, (cause, stdout, stderr) =>
      resolve({ code: cause === null ? 0 : Number(cause.code), stdout, stderr }),
    );
  });
}

describe('warraq without a command', () => {
  it('says what is in an empty folder, and how to begin', async () => {
    const { code, stdout } = await warraq();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^There is nothing here[\s\S]*^ {2}warraq new +begin/m);
  });

  it('says what is in a folder with files, and what can be done with each', async () => {
    await writeFile(join(folder, 'my article.md'), '# یک\n');
    await writeFile(join(folder, 'README.md'), '');
    await writeFile(join(folder, 'thesis.docx'), '');
    const { stdout } = await warraq('--lang', 'fa');
    expect(stdout).toContain('۱ پروندهٔ مارک‌داون');
    const { stdout: english } = await warraq();
    expect(english).toMatch(/^ {2}warraq "my article.md" +build it/m);
    expect(english).toMatch(/^ {2}warraq import thesis.docx +/m);
    expect(english).not.toContain('README');
  });

  it('says which manuscript there is, and which editions', async () => {
    await mkdir(join(folder, 'manuscript'));
    await writeFile(join(folder, 'manuscript/book.yaml'), 'title: تاریخ چاپ\n');
    await writeFile(join(folder, 'manuscript/01.md'), '# یک\n');
    await mkdir(join(folder, 'dist'));
    await writeFile(join(folder, 'dist/chap.build.json'), '{}');
    const { stdout } = await warraq();
    expect(stdout).toContain('manuscript is a manuscript, «تاریخ چاپ»: 1 text\nEditions in dist: chap\n');
    expect(stdout).toMatch(/^ {2}warraq build +/m);
  });

  it('builds a manuscript that is named alone', async () => {
    await writeFile(join(folder, 'article.md'), '# دربارهٔ نوشتن\n\nنوشتن کار دشواری است.\n');
    const { code, stderr } = await warraq('--lang', 'en', 'article.md', '-f', 'web', '--no-cache');
    expect(code, stderr).toBe(0);
    expect(await readdir(join(folder, 'dist'))).toEqual(['article.build.json', 'web']);
  });

  it.each([
    ['a file', ['artcle.md'], 1, /did you mean ⁨«article\.md»⁩\?/],
    ['a file of a folder', ['check', './artcle.md'], 1, /did you mean ⁨«article\.md»⁩\?/],
    ['a command', ['biuld'], 2, /Did you mean build\?/],
    ['a command, in Persian', ['biuld', '--lang', 'fa'], 2, /آیا \u2066build\u2069 را می‌خواستید؟/],
    ['an option', ['build', '--strct'], 2, /Did you mean --strict\?/],
  ])('says what will have been meant by %s', async (_, args, code, said) => {
    await writeFile(join(folder, 'article.md'), '# یک\n');
    const run = await warraq(...args);
    expect(run.code).toBe(code);
    expect(run.stdout + run.stderr).toMatch(said);
    expect(await readdir(folder)).toEqual(['article.md']);
  });
});

describe('warraq new', () => {
  it('begins a manuscript that the next command builds, where both stand in its folder', async () => {
    const begun = await warraq('new', '--kind', 'poems', '--title', 'باران', '--json');
    expect(JSON.parse(begun.stdout)).toMatchObject({ schema: 1, ok: true, folder: '.' });
    expect(await readFile(join(folder, 'book.yaml'), 'utf8')).toContain('title: باران\n');
    const again = await warraq('new', '--kind', 'book');
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('import-occupied')]);
    const built = await warraq('build', '-f', 'web', '--strict', '--no-cache');
    expect(built.code, built.stderr).toBe(0);
  });

  it('is in Persian unless English is asked for, whatever the locale says', async () => {
    await warraq('new', 'one', '--kind', 'article');
    await warraq('new', 'two', '--kind', 'article', '--lang', 'en');
    expect(await readFile(join(folder, 'one/article.md'), 'utf8')).toContain('# آغاز کار');
    expect(await readFile(join(folder, 'two/article.md'), 'utf8')).toContain('# Where to begin');
  });

  it.each([
    ['nothing is said, and nobody can be asked', [], /no terminal to ask at/],
    ['there is no such kind', ['--kind', 'boook'], /nothing begins as «boook»/],
  ])('writes nothing where %s', async (_, args, said) => {
    const run = await warraq('new', 'here', ...args);
    expect([run.code, await readdir(folder)]).toEqual([2, []]);
    expect(run.stderr).toMatch(said);
    expect(run.stderr).toContain('article, report, book, poems, thesis');
  });
});

describe('the questions of warraq new', () => {
  async function asked(answers: string, lang = 'en'): Promise<{ code: number; said: string }> {
    const input = new PassThrough();
    const output = new PassThrough();
    input.end(answers);
    const voice = await voiceFor(['--lang', lang], {});
    const signal = new AbortController().signal;
    const to = join(folder, 'asked');
    const muted = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockReturnValue(true),
    );
    const code = await runNew(to, {}, voice.language, voice, signal, { input, output });
    for (const one of muted) one.mockRestore();
    return { code, said: String(output.read()) };
  }

  it('take a number or a name, Persian digits too, and ask again for what is neither', async () => {
    const { code, said } = await asked('۹\nnovel\n۳\nتاریخ چاپ\nسارا کریمی\nب\n', 'fa');
    expect(code).toBe(0);
    expect(said.match(/چه بسازیم/g)).toHaveLength(3);
    expect(said.match(/شماره‌ای از ۱ تا ۵/g)).toHaveLength(2);
    const yaml = await readFile(join(folder, 'asked/book.yaml'), 'utf8');
    expect(yaml).toContain('kind: book');
    expect(yaml).toMatch(/^title: تاریخ چاپ$/m);
    expect(yaml).toMatch(/^author: سارا کریمی$/m);
    expect(await readdir(join(folder, 'asked/.github/workflows'))).toEqual(['book.yml']);
  });

  it('take what a kind is called in the language that is spoken', async () => {
    const { code } = await asked('کتاب\n\n\n\n', 'fa');
    expect(code).toBe(0);
    expect(await readFile(join(folder, 'asked/book.yaml'), 'utf8')).toContain('kind: book');
  });

  it('take what is usual for no answer', async () => {
    expect((await asked('\n\n\n\n')).code).toBe(0);
    expect(await readFile(join(folder, 'asked/book.yaml'), 'utf8')).toContain('title: My First Article\n');
    expect(await readdir(join(folder, 'asked'))).not.toContain('.github');
  });

  it('write nothing where the answers end before the questions', async () => {
    expect((await asked('book\nTitle\n')).code).toBe(130);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('warraq doctor', () => {
  it('says that all is there, and prints a page', async () => {
    const { code, stdout } = await warraq('doctor', '--json');
    expect(code, stdout).toBe(0);
    const { ok, checks } = JSON.parse(stdout) as { ok: boolean; checks: readonly { id: string }[] };
    expect(ok).toBe(true);
    expect(checks.map(({ id }) => id)).toEqual([
      'node',
      'browser',
      'print',
      'sandbox',
      'typefaces',
      'cache',
      'folder',
      'memory',
    ]);
    expect(checks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'print', version: expect.stringMatching(/\d/) }),
      ]),
    );
  });

  it('says what is missing, with the command that mends it, and ends with 3', async () => {
    const { code, stdout } = await warraq('doctor', '--browser', join(folder, 'none'), '--lang', 'fa');
    expect(code).toBe(3);
    expect(stdout).toMatch(/خطا {3}مرورگر .*مرورگری نیست/);
    expect(stdout).toContain('درست کردن: \u2066warraq doctor\u2069');
  });

  it('ends with 1 where only the manuscript is at fault', async () => {
    await writeFile(join(folder, 'book.yaml'), 'titel: یک\n');
    await writeFile(join(folder, '01.md'), '# یک\n');
    const { code, stdout } = await warraq('doctor', '--explain');
    expect(code).toBe(1);
    expect(stdout).toContain('mend it with: warraq check "."');
  });
});

describe('warraq watch', () => {
  it('waits for nothing that is not there', async () => {
    const { code, stderr } = await warraq('watch', 'none.md');
    expect([code, stderr]).toEqual([1, expect.stringContaining('there is nothing at none.md')]);
  });

  it('builds again when a text has changed, tells faults and goes on, and ends well', async () => {
    const text = join(folder, 'article.md');
    await writeFile(text, '# یک\n\nنخست.\n');
    const child = spawn(process.execPath, [PROGRAM, 'watch', 'article.md', '-f', 'web'], { cwd: folder });
    let said = '';
    const until = async (count: number) => {
      while (said.split('watching for changes').length <= count) await once(child.stderr, 'data');
    };
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
    await until(1);
    const page = () => readFile(join(folder, 'dist/web/index.html'), 'utf8');
    expect(await page()).toContain('نخست');
    await writeFile(text, '# یک\n\n![نیست](none.png)\n');
    await until(2);
    expect(said).toMatch(/article\.md:3:1 error/);
    expect(await page()).toContain('نخست');
    await writeFile(text, '# یک\n\nدوم.\n');
    await until(3);
    expect(await page()).toContain('دوم');
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(code, said).toBe(0);
    // What is built is no change of the manuscript.
    expect(said.split('watching for changes')).toHaveLength(4);
  });
});
