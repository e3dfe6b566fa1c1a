import { expect, it } from 'vitest';
import { unsavedWorld } from '../../scripts/manuscript/unsaved-world.ts';
import { memoryWorld } from '../memory-world.ts';

const onDisk = { ...memoryWorld({ '1.md': 'one', 'a/2.md': 'two', 'notes/x.txt': '' }), root: '/book' };

function world(unsaved: Readonly<Record<string, string>>) {
  return unsavedWorld(onDisk, new Map(Object.entries(unsaved)));
}

async function textOf(path: string, unsaved: Readonly<Record<string, string>>): Promise<string> {
  return new TextDecoder().decode(await world(unsaved).read(path));
}

it('reads what an editor has, and the rest from disk', async () => {
  const unsaved = { '/book/a/2.md': 'دو', '/other/1.md': 'another' };
  expect(await textOf('a/2.md', unsaved)).toBe('دو');
  expect(await textOf('./a/../a/2.md', unsaved)).toBe('دو');
  expect(await textOf('1.md', unsaved)).toBe('one');
  expect(await world(unsaved).size('a/2.md')).toBe(4);
  expect(await world(unsaved).size('1.md')).toBe(3);
});

it('has a file that is not on disk yet, where texts are', async () => {
  const made = world({ '/book/3.md': '', '/book/a/4.md': '', '/book/.hidden/5.md': '', '/bookish/6.md': '' });
  expect([...(await made.list())].sort()).toEqual(['1.md', '3.md']);
  expect([...(await made.list('a'))].sort()).toEqual(['2.md', '4.md']);
  expect([...(await made.texts())].sort()).toEqual(['1.md', '3.md', 'a/2.md', 'a/4.md']);
  expect(await made.standing('3.md')).toBe('file');
  expect(await made.standing('7.md')).toBe('missing');
});

it('is no way out of the folder', async () => {
  const made = world({ '/secret.md': 'secret' });
  expect(await made.standing('../secret.md')).toBe('outside');
  await expect(made.read('../secret.md')).rejects.toThrow();
});
