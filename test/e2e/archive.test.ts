import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disk } from '../../scripts/disk/disk.ts';
import { commit } from '../../scripts/vault/commit.ts';
import { PROGRAM } from '../program.ts';
import { canMount, inNamespace, warraq, warraqHere } from './warraq.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-test-'));
  await mkdir(join(folder, 'کتاب'));
  await book('چاپ اول', 'آب در کوزه است.');
  expect((await archive('add', join(folder, 'کتاب'), '--onix')).code).toBe(0);
  await book('چاپ دوم', 'باران بارید و رفت.');
  second = await archive('add', join(folder, 'کتاب'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ID = 'urn:isbn:9786001191251';
let second: Awaited<ReturnType<typeof warraqHere>>;
const archive = (verb: string, ...args: string[]) =>
  warraqHere(['archive', verb, ...args, '--store', join(folder, 'archive')], { WARRAQ_ARCHIVE: '' });

async function book(edition: string, sentence: string): Promise<void> {
  const at = (name: string) => join(folder, 'کتاب', name);
  await writeFile(
    at('book.yaml'),
    `title: کتاب آب\nauthor: {name: سارا کریمی, file-as: کریمی، سارا}\npublisher: نشر وراق\ndate: 2026-06-02\nedition: ${edition}\nidentifier: {isbn: 978-600-119-125-1}\nstyle: own.css\nchapters: [۱.md, ۲.md]\n`,
  );
  await writeFile(at('own.css'), 'p { color: #222 }\n');
  await writeFile(at('یادداشت.md'), 'از کتاب نیست');
  await writeFile(at('نقش.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await writeFile(at('۱.md'), '# فصل اول\n\nمتن فصل اول این است.\n\n![نقشی ساده](نقش.svg)\n');
  await writeFile(at('۲.md'), `# فصل دوم\n\nمتن فصل دوم چنین است. ${sentence}\n`);
}

describe('warraq archive', () => {
  it('adds editions, and stores again only what changed', async () => {
    expect(second.stdout).toMatch(
      /^archived «چاپ دوم» as v2 of urn:isbn:9786001191251\n {2}\d+ files, (\d+) of them new/,
    );
    const list = JSON.parse((await archive('list', '--json')).stdout);
    expect(list.titles).toMatchObject([
      { id: ID, title: 'کتاب آب', editions: [{ label: 'چاپ اول' }, { version: 'v2', label: 'چاپ دوم' }] },
    ]);
    const { files } = JSON.parse((await archive('show', 'کتاب آب', '--json')).stdout);
    const anew = files
      .filter((file: { content: string }) => file.content.startsWith('v2/'))
      .map((file: { path: string }) => file.path);
    expect(anew).toEqual([
      'README.md',
      'SHA512SUMS',
      'metadata.jsonld',
      'outputs/web/02.html',
      'outputs/web/index.html',
      'outputs/web/search.html',
      'outputs/کتاب-آب.epub',
      'outputs/کتاب-آب.pdf',
      'record.json',
      'sources/book.yaml',
      'sources/۲.md',
    ]);
  });

  it('keeps all that the book is made of, and nothing else of its folder', async () => {
    const { files, record } = JSON.parse((await archive('show', `${ID}@v1`, '--json')).stdout);
    const paths = files.map((file: { path: string }) => file.path);
    expect(paths.filter((path: string) => path.startsWith('sources/'))).toEqual(
      ['book.yaml', 'own.css', 'نقش.svg', '۱.md', '۲.md'].map((name) => `sources/${name}`),
    );
    for (const path of [
      'tool/fonts/Vazirmatn-Regular.ttf',
      'tool/templates/imprint.ejs',
      'tool/styles/base.css',
      'tool/scripts/syntax/notes/base.css',
      'tool/package-lock.json',
      'onix.xml',
    ])
      expect(paths).toContain(path);
    expect(record).toMatchObject({
      archive: { edition: 'چاپ اول', formats: ['pdf', 'epub', 'web'] },
      pageMap: {},
    });
    expect(record.timings).toBeUndefined();
  });

  it('refuses a name that is taken, another name than the book’s, and a book with a warning', async () => {
    const same = await archive('add', join(folder, 'کتاب'));
    expect([same.code, same.stderr]).toEqual([2, expect.stringContaining('[edition-exists]')]);
    const other = await archive('add', join(folder, 'کتاب'), '--edition', 'چاپ سوم');
    expect([other.code, other.stderr]).toEqual([
      1,
      expect.stringContaining('book.yaml:5:10 error the book calls itself'),
    ]);
    await writeFile(join(folder, 'a.md'), '---\nedition: نخست\n---\n# عنوان\n\nاو می رود.\n');
    const faulty = await archive('add', join(folder, 'a.md'));
    expect([faulty.code, faulty.stderr]).toEqual([1, expect.stringContaining('[zwnj-mi]')]);
    expect(JSON.parse((await archive('list', '--json')).stdout).titles).toHaveLength(1);
  });

  it('verifies every byte', async () => {
    const sound = await archive('verify');
    expect(sound).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^every byte is as it was archived: 1 title, 2 editions/),
    });
    cpSync(join(folder, 'archive'), join(folder, 'spoilt'), { recursive: true });
    const path = (readdirSync(join(folder, 'spoilt'), { recursive: true }) as string[]).find((one) =>
      one.endsWith('v1/content/outputs/کتاب-آب.pdf'),
    )!;
    await appendFile(join(folder, 'spoilt', path), ' ');
    const spoilt = await warraqHere(['archive', 'verify', '--store', join(folder, 'spoilt')]);
    expect(spoilt.code).toBe(1);
    expect(spoilt.stdout).toContain(`${path} error has other bytes than it had [OCFL E092]\n`);
    const restored = await warraqHere([
      'archive',
      'restore',
      `${ID}@v1`,
      join(folder, 'x'),
      '--store',
      join(folder, 'spoilt'),
    ]);
    expect([restored.code, restored.stderr]).toEqual([1, expect.stringContaining('[archive-damaged]')]);
  });

  it('restores an edition whose files sha512sum would check', async () => {
    const to = join(folder, 'restored');
    expect((await archive('restore', '9786001191251@چاپ اول', to)).code).toBe(0);
    const sums = (await readFile(join(to, 'SHA512SUMS'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    expect(sums.length).toBeGreaterThan(40);
    for (const [digest, path] of sums)
      expect(
        createHash('sha512')
          .update(readFileSync(join(to, path!)))
          .digest('hex'),
        path,
      ).toBe(digest);
    expect(await readFile(join(to, 'README.md'), 'utf8')).toContain(
      '- ویراست: چاپ اول\n- تاریخ: ۱۲ خرداد ۱۴۰۵\n',
    );
    const again = await archive('restore', ID, to);
    expect([again.code, again.stderr]).toEqual([
      2,
      expect.stringContaining('is not empty; nothing was written'),
    ]);
  });

  it('rebuilds an edition, with the same bytes in another time zone and another locale', async () => {
    const run = await warraq(['archive', 'rebuild', `${ID}@v1`, '--store', join(folder, 'archive')], {
      TZ: 'Pacific/Kiritimati',
      LANG: 'fa_IR.UTF-8',
      LC_ALL: 'fa_IR.UTF-8',
    });
    expect(run.stdout).toMatch(/^\u200f\u2067بایت‌ها همان است: [۰-۹]+ پرونده\u2069\n$/);
    expect(run.code).toBe(0);
  });

  it('says which files differ, and what of another version made them', async () => {
    const from = join(folder, 'other');
    await archive('restore', `${ID}@v1`, from);
    await appendFile(join(from, 'outputs/web/index.html'), ' ');
    await appendFile(join(from, 'tool/scripts/syntax/notes/epub.css'), ' ');
    await appendFile(join(from, 'tool/templates/web/page.ejs'), ' ');
    const record = JSON.parse(await readFile(join(from, 'record.json'), 'utf8'));
    await writeFile(
      join(from, 'record.json'),
      JSON.stringify({
        ...record,
        // As of an edition that was made without a PDF.
        browser: undefined,
        pdfProfile: undefined,
        node: 'v1.0.0',
        archive: { ...record.archive, formats: ['web'] },
      }),
    );
    const lock = JSON.parse(await readFile(join(from, 'tool/package-lock.json'), 'utf8'));
    lock.packages['node_modules/zod'].version = '0.0.1';
    await writeFile(join(from, 'tool/package-lock.json'), JSON.stringify(lock));
    const files = readdirSync(from, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !/outputs\/[^/]+\.(?:pdf|epub)$/.test(path))
      .map((path) => [path.slice(from.length + 1), { path }] as const);
    const user = { name: 'a', address: 'mailto:a@example.org' };
    await commit(
      join(folder, 'other-archive'),
      { id: 'urn:x:other', files: new Map(files), created: '2026-11-24T00:00:00Z', message: 'دیگر', user },
      disk,
    );
    const run = await warraqHere([
      'archive',
      'rebuild',
      'urn:x:other',
      '--json',
      '--store',
      join(folder, 'other-archive'),
    ]);
    expect(run.code).toBe(1);
    const { different, changes } = JSON.parse(run.stdout);
    // The others were marked with the pages of a PDF.
    expect(different).toEqual(['web/01.html', 'web/02.html', 'web/index.html', 'web/search.html']);
    expect(changes).toEqual([
      `node: v1.0.0 then, ${process.version} now`,
      'scripts/syntax/notes/epub.css: another text now',
      'templates/web/page.ejs: another text now',
      expect.stringMatching(/^zod: 0\.0\.1 then, 4/),
    ]);
  });

  it('says what differs between two editions', async () => {
    const difference = JSON.parse((await archive('diff', `${ID}@v1`, ID, '--json')).stdout);
    expect(difference).toMatchObject({
      metadata: [{ key: 'bookEdition', before: 'چاپ اول', after: 'چاپ دوم' }],
      chapters: [
        {
          title: 'فصل دوم',
          kind: 'changed',
          addedWords: 4,
          removedWords: 4,
          changes: [{ before: 'فصل دوم چنین است.', removed: 'آب در کوزه است.', added: 'باران بارید و رفت.' }],
        },
      ],
    });
  });

  it('exports a bag', async () => {
    const to = join(folder, 'bag');
    expect((await archive('export', ID, to, '--bagit')).code).toBe(0);
    expect(await readFile(join(to, 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    );
    expect(await readFile(join(to, 'manifest-sha512.txt'), 'utf8')).toContain('  data/outputs/کتاب-آب.pdf\n');
    expect((await archive('export', ID, to, '--bagit')).code).toBe(2);
  });

  it('makes a shelf, and a newer one in its place, but in no other folder', async () => {
    const to = `${join(folder, 'shelf')}/`;
    for (let turn = 0; turn < 2; turn += 1) expect((await archive('shelf', to)).code).toBe(0);
    const feed = JSON.parse(await readFile(join(to, 'opds.json'), 'utf8'));
    expect(feed.publications).toHaveLength(1);
    for (const { href } of [...feed.publications[0].links, ...feed.publications[0].images])
      expect(existsSync(join(to, decodeURIComponent(href))), href).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('shelf'))).toEqual(['shelf']);
    const other = await archive('shelf', join(folder, 'کتاب'));
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('no shelf; nothing was written')]);
  });

  it.each([
    [['show', 'هیچ'], 'there is no title \u2068«هیچ»\u2069'],
    [['show', `${ID}@چاپ نهم`], 'it has \u2068«چاپ اول»\u2069 (v1), \u2068«چاپ دوم»\u2069 (v2)'],
    [['export', ID, 'x'], 'say --bagit'],
    [['add', 'x', '--by', 'nobody'], 'names nobody'],
    [['add', 'x', '--id', 'کتاب'], 'is no URI'],
  ])('exits with 2 for %j', async ([verb, ...args], said) => {
    const run = await archive(verb!, ...args);
    expect(run.stderr).toContain(said);
    expect(run.code).toBe(2);
  });

  it('says that a folder is no archive', async () => {
    const run = await warraqHere(['archive', 'list', '--store', folder]);
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('is not an archive')]);
  });

  const keygen = spawnSync('ssh-keygen', ['-?']).error === undefined;
  it.skipIf(!keygen)('signs with an SSH key', async () => {
    const key = join(folder, 'key');
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    await writeFile(join(folder, 'b.md'), '---\nedition: نخست\n---\n# امضا\n\nمتن.\n');
    expect((await archive('add', join(folder, 'b.md'), '-f', 'web', '--sign', key)).code).toBe(0);
    const to = join(folder, 'signed');
    await archive('restore', 'امضا', to);
    const check = (text: Uint8Array) =>
      spawnSync('ssh-keygen', ['-Y', 'check-novalidate', '-n', 'warraq', '-s', join(to, 'SHA512SUMS.sig')], {
        input: text,
      }).status;
    const sums = readFileSync(join(to, 'SHA512SUMS'));
    expect(check(sums)).toBe(0);
    expect(check(Buffer.concat([sums, Buffer.from('x')]))).not.toBe(0);
    const failed = await archive(
      'add',
      join(folder, 'b.md'),
      '--id',
      'urn:x:1',
      '-f',
      'web',
      '--sign',
      join(folder, 'none'),
    );
    expect([failed.code, failed.stderr]).toEqual([3, expect.stringContaining('[signing-failed]')]);
  });

  it.skipIf(!canMount())('leaves an archive as it was when the disk is full', async () => {
    const run = await inNamespace(
      `mount -t tmpfs -o size=500k none /mnt && ` +
        `'${process.execPath}' '${PROGRAM}' archive add '${join(folder, 'کتاب')}' --store /mnt/a -f web; echo "code $?"; ls -A /mnt/a /mnt/a/extensions`,
    );
    expect(run.stderr).toContain('[disk-full]');
    // The archive is there, and nothing is in it.
    expect(run.stdout).toContain('code 3\n');
    expect(run.stdout).not.toContain('staging');
    expect(run.stdout).not.toContain('lock');
  });
});
