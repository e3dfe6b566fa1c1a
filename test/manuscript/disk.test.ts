import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { diskWorld, kindOfPath } from '../../scripts/manuscript/disk-world.ts';
import { openManuscript } from '../../scripts/manuscript/open.ts';
import { sourceDate } from '../../scripts/manuscript/source-date.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';
import { said } from '../said.ts';

/** A folder with a book in it, and a file beside it. */
const folder = mkdtempSync(join(tmpdir(), 'warraq-disk-'));
const root = join(folder, 'book');
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(root, 'sub.md'), { recursive: true });
mkdirSync(join(folder, 'book 2'));
mkdirSync(join(root, '..a'));
const text = '# عنوان\n\nمتن.\n';
for (const path of [
  'book/1.md',
  'book/2.md',
  'book/a.txt',
  'book/sub.md/3.md',
  'book/..a/4.md',
  'x.md',
  'book 2/1.md',
])
  writeFileSync(join(folder, path), text);
symlinkSync('1.md', join(root, 'in.md'));
symlinkSync('../x.md', join(root, 'out.md'));
symlinkSync('none.md', join(root, 'nowhere.md'));
symlinkSync('..', join(root, 'up'));
symlinkSync('/dev/null', join(folder, 'device.md'));

describe('a book’s folder on disk', () => {
  const world = diskWorld(root, undefined);

  it.each([
    ['1.md', 'file'],
    ['./sub.md/../1.md', 'file'],
    ['in.md', 'file'],
    ['..a/4.md', 'file'],
    ['sub.md', 'folder'],
    ['.', 'folder'],
    ['none.md', 'missing'],
    ['1.md/a', 'missing'],
    ['nowhere.md', 'missing'],
    ['..', 'outside'],
    ['../x.md', 'outside'],
    ['../book 2/1.md', 'outside'],
    ['out.md', 'outside'],
    ['up/x.md', 'outside'],
    ['/dev/null', 'outside'],
  ])('knows what stands at %s', async (path, standing) => {
    expect(await world.standing(path)).toBe(standing);
  });

  it('lists its files, and no folders', async () => {
    const names = ['1.md', '2.md', 'a.txt', 'in.md', 'nowhere.md', 'out.md', 'up'];
    expect([...(await world.list())].sort()).toEqual(names);
  });

  it('knows the texts in it, but none of archives, of packages, of hidden folders, or behind a link to a folder', async () => {
    const within = mkdtempSync(join(folder, 'texts-'));
    for (const path of [
      'a.md',
      'b/c.markdown',
      'b/d.txt',
      '.git/e.md',
      'node_modules/f/README.md',
      'dist/web/index.html',
      'archive/0=ocfl_1.1',
      'archive/a0b/README.md',
    ]) {
      mkdirSync(dirname(join(within, path)), { recursive: true });
      writeFileSync(join(within, path), text);
    }
    symlinkSync('b', join(within, 'g'));
    mkdirSync(join(within, 'closed.md'));
    expect([...(await diskWorld(within, undefined).texts())].sort()).toEqual(['a.md', 'b/c.markdown']);
  });

  it('gives the sizes and the bytes of its files, and of no others', async () => {
    expect([await world.size('1.md'), await world.size('none.md')]).toEqual([Buffer.byteLength(text), 0]);
    expect(new TextDecoder().decode(await world.read('in.md'))).toBe(text);
    for (const path of ['out.md', 'sub.md', 'none.md'])
      await expect(world.read(path)).rejects.toMatchObject({
        code: 'file-unreadable',
        message: `cannot read ${path}`,
        hint: 'see who may read it, and try again',
      });
  });

  it('may be reached by a link', async () => {
    expect(await diskWorld(join(root, 'up/book'), undefined).standing('1.md')).toBe('file');
  });

  it.each([
    ['book', 'folder'],
    ['book/1.md', 'file'],
    ['book/none', 'missing'],
    ['device.md', 'special'],
  ])('is told from other things at a path: %s', async (path, kind) => {
    expect(await kindOfPath(join(folder, path))).toBe(kind);
  });
});

describe('a manuscript that is opened', () => {
  it('is a folder', async () => {
    const manuscript = await openManuscript(root, undefined, async () => ({ syntaxes: SYNTAXES }));
    expect([manuscript.folder, manuscript.only]).toEqual([root, undefined]);
    // `in.md` and `out.md` lead to files of the same length.
    expect(await manuscript.length()).toBe(4 * Buffer.byteLength(text));
    expect((await manuscript.read()).book).toBeUndefined();
    expect(
      (
        await (
          await openManuscript(join(folder, 'book 2'), undefined, async () => ({ syntaxes: SYNTAXES }))
        ).read()
      ).book?.chapters,
    ).toHaveLength(1);
  });

  it('is a file in its folder', async () => {
    const manuscript = await openManuscript(join(root, '1.md'), '1000000000', async () => ({
      syntaxes: SYNTAXES,
    }));
    expect([manuscript.folder, manuscript.only]).toEqual([root, '1.md']);
    expect(await manuscript.length()).toBe(Buffer.byteLength(text));
    expect((await manuscript.read()).book?.instant).toBe('2001-09-09T01:46:40Z');
  });

  it.each([
    ['none', (path: string) => `there is nothing at ${path}`],
    ['device.md', (path: string) => `${path} is a pipe or a device, and no file`],
  ])('is refused where it is none: %s', async (name, reason) => {
    const path = join(folder, name);
    const manuscript = await openManuscript(path, undefined, async () => ({ syntaxes: SYNTAXES }));
    const reading = await manuscript.read();
    const { book, files, found } = reading;
    expect([await manuscript.length(), book, found]).toEqual([0, undefined, undefined]);
    expect(files.map((file) => file.path)).toEqual([path]);
    expect(said(reading)).toMatchObject([{ rule: 'path-exists', message: reason(path) }]);
  });

  it('is refused where no path is given', async () => {
    const manuscript = await openManuscript('', undefined, async () => ({ syntaxes: SYNTAXES }));
    const says = said(await manuscript.read());
    expect(says).toMatchObject([{ file: '.', message: 'there is nothing at «»' }]);
  });
});

describe('SOURCE_DATE_EPOCH', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['0', '1980-01-01T00:00:00.000Z'],
    ['315532801', '1980-01-01T00:00:01.000Z'],
    ['1000000000', '2001-09-09T01:46:40.000Z'],
    ['4354819199', '2107-12-31T23:59:59.000Z'],
  ])('is a date that a ZIP file can hold: %s', (epoch, date) => {
    expect(sourceDate(epoch)?.toISOString()).toBe(date);
  });

  it.each(['4354819200', '-1', '1.5', '1e3', ' 1', '1 ', '۱', 'now', '1'.repeat(13)])(
    'is no date: %j',
    (epoch) => {
      expect(() => sourceDate(epoch)).toThrow(
        expect.objectContaining({
          code: 'date-wrong',
          message: `SOURCE_DATE_EPOCH is «${epoch}», and no number of seconds since 1970`,
          hint: expect.stringContaining('at most 4354819199,'),
        }),
      );
    },
  );

  it('is quoted in short', () => {
    expect(() => sourceDate('x'.repeat(50))).toThrow(`«${'x'.repeat(40)}»`);
  });
});
