import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PROGRAM } from '../program.ts';
import { canMount, inNamespace, mortalBrowser, warraq } from './warraq.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const paragraph = 'نوشتن کار دشواری است و خواندن کار آسان‌تری؛ اما هر دو به صبر نیاز دارند. '.repeat(12);
const article = `# دربارهٔ نوشتن\n\n${[1, 2, 3, 4, 5, 6].map((n) => `## گام ${n}\n\n${paragraph}\n`).join('\n')}`;

describe('warraq build', () => {
  it('builds a plain article without any settings, and without a warning', async () => {
    await writeFile(join(folder, 'article.md'), article);
    const run = await warraq([
      'build',
      join(folder, 'article.md'),
      '--out',
      join(folder, 'out'),
      '--strict',
      '--json',
    ]);
    expect(run.code, run.stderr).toBe(0);
    expect((await readdir(join(folder, 'out'))).sort()).toEqual([
      'article.build.json',
      'article.epub',
      'article.pdf',
      'web',
    ]);
    const record = JSON.parse(await readFile(join(folder, 'out/article.build.json'), 'utf8'));
    expect(record).toMatchObject({
      title: 'دربارهٔ نوشتن',
      kind: 'article',
      theme: 'article',
      // Five thousand letters: no cover, no front matter, no blank page.
      pageMap: { labels: ['۱', '۲'] },
    });
  });

  it('takes from the store what was made before, unless it is told not to', async () => {
    const env = { WARRAQ_CACHE: join(folder, 'store') };
    await writeFile(join(folder, 'article.md'), article);
    const args = ['build', join(folder, 'article.md'), '-f', 'web', '--out', join(folder, 'out')];
    const said = [];
    for (const more of [[], [], ['--no-cache']]) said.push((await warraq([...args, ...more], env)).stderr);
    expect(said.map((text) => text.includes('nothing has changed'))).toEqual([false, true, false]);
  });

  it('lets Node keep what it has compiled, where Node can and nobody minds', async () => {
    const env = { XDG_CACHE_HOME: folder };
    await warraq(['--version'], { ...env, WARRAQ_CACHE: 'off' });
    expect(await readdir(folder)).toEqual([]);
    await warraq(['--version'], { ...env, WARRAQ_CACHE: join(folder, 'store') });
    const kept = 'enableCompileCache' in module ? ['compiled'] : [];
    expect(await readdir(join(folder, 'warraq')).catch(() => [])).toEqual(kept);
  });

  it('says what is wrong with the manuscript, exits with 1 and writes nothing', async () => {
    await writeFile(join(folder, 'a.md'), '# عنوان\n\n![x](../secret.png)\n');
    const run = await warraq(['build', join(folder, 'a.md'), '--out', join(folder, 'out')]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('a.md:3:1 error image \u2068«../secret.png»\u2069 lies outside');
    expect(run.stderr).toContain('help copy it there');
    expect(await readdir(folder)).toEqual(['a.md']);
  });

  it('finds an image that leaves the folder by a symbolic link', async () => {
    await mkdir(join(folder, 'book'));
    await writeFile(
      join(folder, 'secret.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    );
    await symlink('../secret.svg', join(folder, 'book/in.svg'));
    await writeFile(join(folder, 'book/1.md'), '# عنوان\n\n![x](in.svg)\n');
    const run = await warraq(['build', join(folder, 'book'), '--out', join(folder, 'out'), '--json']);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout).messages).toMatchObject([{ rule: 'image-inside', line: 3, column: 1 }]);
  });

  it('says that a path is missing', async () => {
    const run = await warraq(['build', join(folder, 'none'), '--json']);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout).messages).toMatchObject([{ rule: 'path-exists' }]);
  });

  it.each([
    [['biuld'], 'Did you mean build'],
    [['build', '--fromats', 'pdf'], 'Did you mean --formats'],
    [['build', '-f', 'docx'], 'no format \u2068«docx»'],
    [['build', '--timeout', 'soon'], '«soon» is no time'],
  ])('exits with 2 for %j', async (args, said) => {
    const run = await warraq(args);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(said);
  });

  it('prints a stranger’s book with nothing of it but text and drawings', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>while(true){}</script></svg>';
    await writeFile(join(folder, 'a.svg'), svg);
    await writeFile(join(folder, '1.md'), '# عنوان\n\n![نقش](a.svg)\n');
    await writeFile(join(folder, 'book.yaml'), 'title: کتاب\nstyle: own.css\n');
    await writeFile(join(folder, 'own.css'), '@import "http://a.example/";\np { color: #222 }\n');
    await mkdir(join(folder, 'templates'));
    await writeFile(
      join(folder, 'templates/imprint.ejs'),
      `<% process.getBuiltinModule('fs').writeFileSync('${folder}/ran', 'x') %>`,
    );
    const run = await warraq(['build', folder, '--untrusted', '--json', '--out', join(folder, 'out')]);
    expect(run.code).toBe(0);
    const messages = JSON.parse(run.stdout).messages as { rule: string; file: string; line: number }[];
    expect(
      messages.map(({ rule, file, line }) => `${file.slice(folder.length + 1)}:${line} ${rule}`),
    ).toEqual(['templates/imprint.ejs:1 template-trusted', 'a.svg:1 drawing-inert', 'own.css:1 style-inert']);
    expect(await readdir(folder)).not.toContain('ran');
    expect(await readFile(join(folder, 'out/web/style.css'), 'utf8')).not.toContain('a.example');
  });

  it('exits with 3 where there is no browser, and where it can’t write', async () => {
    await writeFile(join(folder, 'a.md'), article);
    const missing = await warraq([
      'build',
      join(folder, 'a.md'),
      '-f',
      'pdf',
      '--out',
      join(folder, 'out'),
      '--browser',
      join(folder, 'none'),
    ]);
    expect([missing.code, missing.stderr]).toEqual([3, expect.stringContaining('there is no browser at')]);
    const unwritable = await warraq([
      'build',
      join(folder, 'a.md'),
      '-f',
      'web',
      '--out',
      join(folder, 'a.md'),
    ]);
    expect([unwritable.code, unwritable.stderr]).toEqual([3, expect.stringContaining('cannot write into')]);
  });

  it('says that a browser does not start, after a second try', async () => {
    await writeFile(join(folder, 'a.md'), article);
    await writeFile(
      join(folder, 'dying'),
      '#!/bin/sh\n[ "$1" = --version ] && { echo Chromium 1.2.3.4; exit; }\nexit 1\n',
      { mode: 0o755 },
    );
    const run = await warraq([
      'build',
      join(folder, 'a.md'),
      '-f',
      'pdf',
      '--out',
      join(folder, 'out'),
      '--browser',
      join(folder, 'dying'),
    ]);
    expect([run.code, run.stderr]).toEqual([3, expect.stringContaining('[browser-crashed]')]);
  });

  // While it starts, while it opens the document, and while it works.
  const moments = [0.05, 0.2, 2];
  it.each(
    moments.flatMap((seconds) => [
      { seconds, deaths: 1, code: 0, said: 'article.pdf' },
      { seconds, deaths: 2, code: 3, said: '[browser-crashed]' },
    ]),
  )(
    'starts a browser that dies $deaths time(s) after $seconds s once more, and does not wait for it',
    async ({ seconds, deaths, code, said }) => {
      const paragraphs = `${paragraph}\n\n`.repeat(seconds < 1 ? 9 : 900);
      await writeFile(join(folder, 'article.md'), `---\ntitle: عنوان\ncover: false\n---\n\n${paragraphs}`);
      const browser = await mortalBrowser(folder, deaths, seconds);
      const began = performance.now();
      const run = await warraq([
        'build',
        join(folder, 'article.md'),
        '-f',
        'pdf',
        '--out',
        join(folder, 'out'),
        '--browser',
        browser,
      ]);
      expect([run.code, run.stdout + run.stderr]).toEqual([code, expect.stringContaining(said)]);
      // Puppeteer's own patience is half a minute.
      if (code !== 0) expect(performance.now() - began).toBeLessThan(25_000);
      const lives = (await readFile(join(folder, 'lives'), 'utf8')).trim().split('\n');
      expect(lives).toHaveLength(2);
      // Who has ended stays in the list of processes until the system has taken note.
      const gone = () => {
        for (const pid of lives)
          expect(() => process.kill(Number(pid), 0), `process ${pid}`).toThrow('ESRCH');
      };
      await vi.waitFor(gone, 5000);
      expect((await readdir(folder)).includes('out')).toBe(code === 0);
    },
  );

  it.skipIf(!canMount())('changes nothing on a disk that is full', async () => {
    await writeFile(join(folder, 'article.md'), article);
    await mkdir(join(folder, 'disk'));
    const run = await inNamespace(
      `mount -t tmpfs -o size=64k none '${folder}/disk' && echo old > '${folder}/disk/article.epub' &&
       '${process.execPath}' '${PROGRAM}' build '${folder}/article.md' -f epub --out '${folder}/disk';
       code=$?; ls -A '${folder}/disk'; cat '${folder}/disk/article.epub'; exit $code`,
    );
    expect([run.code, run.stderr]).toEqual([
      3,
      expect.stringContaining('is full; nothing was changed there'),
    ]);
    expect(run.stdout).toMatch(/article\.epub\nold\n$/);
  });

  it('stops at Ctrl-C and leaves nothing behind', async () => {
    await writeFile(join(folder, 'a.md'), `# عنوان\n\n${`${paragraph}\n\n`.repeat(800)}`);
    const run = await warraq(
      ['build', join(folder, 'a.md'), '-f', 'pdf', '--out', join(folder, 'out')],
      {},
      '  render',
    );
    expect([run.code, run.stderr]).toEqual([130, expect.stringContaining('interrupted')]);
    expect(await readdir(folder)).toEqual(['a.md']);
  });
});
