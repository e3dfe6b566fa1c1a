import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type FetchedImage, type FetchFault, type Get, imageGetter } from '../../scripts/fetch/get.ts';
import { build } from '../../scripts/verbs/build.ts';
import { checkManuscript } from '../../scripts/verbs/check.ts';
import { fetchImages } from '../../scripts/verbs/fetch.ts';
import { importManuscript } from '../../scripts/verbs/import.ts';
import { png } from '../hostile/samples.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-fetch-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PNG = png(2, 1);
const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script><path d="M0 0h9"/></svg>';
const WEB: Readonly<Record<string, FetchedImage | FetchFault>> = {
  'https://a.example/%D8%A8%D8%B1%DA%AF%20%DB%B1.php?x=1': { bytes: PNG, kind: 'png' },
  'https://b.example/x/برگ-۱.png': { bytes: png(1, 1), kind: 'png' },
  'https://a.example/': { bytes: Buffer.from(DRAWING), kind: 'svg' },
  'http://a.example/none.png': { fault: 'status', status: 404 },
};
const asked: string[] = [];
const get: Get = async (address) => {
  asked.push(address);
  return WEB[address]!;
};
const now = new Date('2026-06-02T10:20:30.400Z');
const options = { ask: async () => true, now, get };

const TEXT = `# عنوان

![یک](https://a.example/%D8%A8%D8%B1%DA%AF%20%DB%B1.php?x=1)

<img src="//b.example/x/برگ-۱.png" alt="دو">

![طرح](https://a.example/ "شرح") ![یک باز](https://a.example/%D8%A8%D8%B1%DA%AF%20%DB%B1.php?x=1)

![نیست](http://a.example/none.png)

<iframe src="https://a.example/film"></iframe>
`;

async function book(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const root = join(folder, name);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

async function rulesOf(path: string): Promise<readonly string[]> {
  const { messages } = await checkManuscript({ path });
  return messages.map(({ rule }) => rule);
}

describe('images of the web', () => {
  it('are kept beside the book, and are those of each build from then on', async () => {
    const path = await book('whole', { 'book.yaml': 'title: کتاب\n', '1.md': TEXT });
    const shown: string[] = [];
    const ask = async (addresses: readonly string[]) => shown.push(...addresses) > 0;
    const { fetched, failed, found } = await fetchImages({ ...options, path, ask });
    expect(found).toBe(4);
    expect(shown).toEqual(Object.keys(WEB));
    expect(fetched.map(({ file }) => file)).toEqual(['برگ-۱.png', 'برگ-۱-2.png', 'image.svg']);
    expect(failed).toEqual([{ address: 'http://a.example/none.png', fault: 'status', status: 404 }]);
    const record = parse(await readFile(join(path, 'images/fetched/fetched.yaml'), 'utf8'));
    expect(record).toHaveLength(3);
    expect(record[0]).toEqual({
      address: 'https://a.example/',
      file: 'image.svg',
      sha256: expect.stringMatching(/^[\da-f]{64}$/),
      date: '2026-06-02T10:20:30Z',
    });
    expect(await readFile(join(path, 'images/fetched/برگ-۱.png'))).toEqual(Buffer.from(PNG));

    const out = join(folder, 'dist');
    const built = await build({ path, out, formats: ['web', 'epub'] });
    expect(built.ok).toBe(true);
    const page = await readFile(
      join(out, 'web', (await readdir(join(out, 'web'))).find((one) => /^01|عنوان/.test(one))!),
      'utf8',
    );
    // Only what failed, and the film, is a frame; a drawing of the web is one like any other.
    expect(page.match(/absent-address/g)).toHaveLength(2);
    expect(page).toContain('class="drawing"');
    expect(page).not.toContain('alert');
    const first = await readFile(join(out, 'کتاب.epub'));
    await build({ path, out, formats: ['web', 'epub'] });
    expect(await readFile(join(out, 'کتاب.epub'))).toEqual(first);

    asked.length = 0;
    await fetchImages({ ...options, path });
    expect(asked).toEqual(['http://a.example/none.png']);
  });

  it('are fetched anew where a file is gone; a file that has changed, or is gone, is told', async () => {
    const path = await book('changed', {
      '1.md': '# ع\n\n![یک](https://a.example/)\n\n![دو](https://b.example/x/برگ-۱.png)\n',
    });
    await fetchImages({ ...options, path });
    expect(await rulesOf(path)).not.toContain('image-as-fetched');
    await rm(join(path, 'images/fetched/image.svg'));
    expect(await rulesOf(path)).toContain('image-as-fetched');
    asked.length = 0;
    await fetchImages({ ...options, path });
    expect(asked).toEqual(['https://a.example/']);
    expect(await rulesOf(path)).not.toContain('image-as-fetched');
    await writeFile(join(path, 'images/fetched/برگ-۱.png'), png(3, 3));
    expect(await rulesOf(path)).toContain('image-as-fetched');
    await fetchImages({ ...options, path });
    expect(asked).toEqual(['https://a.example/']);
    expect(await build({ path, out: join(folder, 'none'), formats: ['web'] })).toMatchObject({ ok: false });
  });

  it('come over HTTP', async () => {
    const server = createServer((_, answer) => answer.setHeader('content-type', 'image/png').end(PNG));
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    try {
      const address = `http://images.example:${(server.address() as AddressInfo).port}/a.png`;
      const path = await book('http', { '1.md': `# ع\n\n![یک](${address})\n` });
      const over = imageGetter({
        resolve: async () => [{ address: '127.0.0.1', family: 4 }],
        isAllowed: (ip) => ip === '127.0.0.1',
      });
      const { fetched } = await fetchImages({ ...options, path, get: over });
      expect(fetched).toEqual([{ address, file: 'a.png', bytes: PNG.length }]);
      // Without that way, the same address is one of this machine, or of nobody.
      const again = await book('not-http', {
        '1.md': `# ع\n\n![یک](${address.replace('images.example', 'localhost')})\n`,
      });
      const { failed } = await fetchImages({ path: again, now, ask: async () => true });
      expect(failed).toMatchObject([{ fault: 'private' }]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('are left alone where the answer is no, and where there are none', async () => {
    const path = await book('no', {
      '1.md': '# ع\n\n![یک](https://a.example/)\n',
      '2.md': '# ب\n\n![ن](images/a.png)\n',
    });
    asked.length = 0;
    expect(await fetchImages({ ...options, path, ask: async () => false })).toMatchObject({
      found: 1,
      fetched: [],
    });
    expect(asked).toEqual([]);
    expect(await readdir(path)).toEqual(['1.md', '2.md']);
    const nobody = async () => Promise.reject(new Error('asked'));
    const none = await book('none', { '1.md': '# ع\n\nمتن.\n' });
    expect(await fetchImages({ ...options, path: none, ask: nobody })).toMatchObject({ found: 0 });
    expect(await fetchImages({ ...options, path: join(folder, 'nowhere'), ask: nobody })).toMatchObject({
      found: 0,
    });
  });

  it('are those of one file, too', async () => {
    const path = join(await book('article', { 'a.md': '# ع\n\n![یک](https://a.example/)\n' }), 'a.md');
    await fetchImages({ ...options, path });
    expect(await readdir(join(dirname(path), 'images/fetched'))).toEqual(['fetched.yaml', 'image.svg']);
    expect(await rulesOf(path)).toEqual(['drawing-inert']);
  });

  it('are written nowhere else: not through a link out of the folder', async () => {
    const outside = await book('outside', { 'a.txt': 'a' });
    const path = await book('linked', { '1.md': '# ع\n\n![یک](https://a.example/)\n' });
    await symlink(outside, join(path, 'images'));
    await expect(fetchImages({ ...options, path })).rejects.toMatchObject({ code: 'output-unwritable' });
    expect(await readdir(outside)).toEqual(['a.txt']);
  });

  it.each([
    ['no YAML', '- a: [', 'yaml-parses'],
    [
      'a path',
      `- {address: "https://a.example/", file: ../1.md, sha256: "${'0'.repeat(64)}", date: "2026"}`,
      'setting-valid',
    ],
    [
      'an unknown key',
      `- {address: "https://a.example/", file: a, sha256: "${'0'.repeat(64)}", date: "2026", run: x}`,
      'setting-known',
    ],
  ])('have a record that is looked through: %s', async (name, record, rule) => {
    const path = await book(`record ${name}`, {
      '1.md': '# ع\n\n![یک](https://a.example/)\n',
      'images/fetched/fetched.yaml': record,
    });
    asked.length = 0;
    expect(await fetchImages({ ...options, path })).toMatchObject({ found: 0 });
    expect(asked).toEqual([]);
    expect(await rulesOf(path)).toContain(rule);
    expect(await readFile(join(path, 'images/fetched/fetched.yaml'), 'utf8')).toBe(record);
  });

  it('come along when the folder of another tool is imported', async () => {
    const path = await book('tool', {
      'src/SUMMARY.md': '[ع](a.md)\n',
      'src/a.md': '# ع\n\n![یک](https://a.example/)\n',
    });
    await fetchImages({ ...options, path });
    const to = join(folder, 'of-tool');
    const { remarks } = await importManuscript({ path, to });
    expect(remarks).toEqual([]);
    expect(await readdir(join(to, 'images/fetched'))).toEqual(['fetched.yaml', 'image.svg']);
    expect(await rulesOf(to)).toEqual(['drawing-inert']);
  });

  it('stay images of a page that is imported, if they are to be fetched', async () => {
    const page =
      '<article><h1>ع</h1><p>متن این صفحه که بلند است و چند واژه دارد.</p><img src="https://a.example/" alt="یک"></article>';
    const path = join(await book('page', { 'a.html': page }), 'a.html');
    const to = join(folder, 'of-page');
    const { remarks } = await importManuscript({ path, to, remoteImages: true });
    expect(remarks).toContainEqual({ kind: 'image-absent', facts: { address: 'https://a.example/' } });
    expect(await fetchImages({ ...options, path: to })).toMatchObject({ found: 1, failed: [] });
    expect(await build({ path: to, out: join(folder, 'of-page-dist'), formats: ['web'] })).toMatchObject({
      ok: true,
    });
  });
});
