import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { fetchedRecord, webAddress } from '../../scripts/manuscript/fetched.ts';
import { sourcesOf } from '../../scripts/manuscript/sources.ts';
import { png } from '../hostile/samples.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const PNG = png(2, 1);
const sha256 = createHash('sha256').update(PNG).digest('hex');
const entry = { address: 'https://a.example/a.png?b=1', file: 'a.png', sha256, date: '2026-06-02T10:20:30Z' };
const RECORD = fetchedRecord([entry]);

const folder = (text: string) => ({
  'sub/1.md': `# عنوان\n\n${text}\n`,
  'images/fetched/fetched.yaml': RECORD,
  'images/fetched/a.png': PNG,
  'images/fetched/other.png': PNG,
});

it.each([
  ['an image', '![ت](https://a.example/a.png?b=1)'],
  ['one by reference', '![ت][آ]\n\n[آ]: https://a.example/a.png?b=1'],
  ['one of HTML', '<img src="//a.example/a.png?b=1" alt="ت">'],
])('shows the file that was fetched for %s, and keeps all that it needs', async (_, text) => {
  const { book, files } = await readBook(memoryWorld(folder(text)));
  expect([...book!.assets.keys()]).toEqual(['images/fetched/a.png']);
  const sources = sourcesOf(book!, files);
  expect(sources.map(({ path }) => path).sort()).toEqual([
    'images/fetched/a.png',
    'images/fetched/fetched.yaml',
    'sub/1.md',
  ]);
  const again = await readBook(
    memoryWorld(Object.fromEntries(sources.map(({ path, bytes }) => [path, bytes]))),
  );
  expect([...again.book!.assets.keys()]).toEqual(['images/fetched/a.png']);
});

it('asks for no record where no image is of the web', async () => {
  const world = memoryWorld(folder('![ت](../images/fetched/other.png)'));
  const asked: string[] = [];
  const standing = async (path: string) => {
    asked.push(path);
    return world.standing(path);
  };
  const { book, found } = await readBook({ ...world, standing });
  expect(asked).not.toContain('images/fetched/fetched.yaml');
  expect(book!.assets.size).toBe(1);
  expect(found!.remote).toEqual([]);
});

it('knows addresses of the web', () => {
  expect(
    ['https://a/', 'HTTP://a/', '//a/b', 'a.png', '/a', 'ftp://a/', 'file:///a', 'data:,'].map(webAddress),
  ).toEqual(['https://a/', 'HTTP://a/', 'https://a/b', ...Array.from({ length: 5 })]);
});
