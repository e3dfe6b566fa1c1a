import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeFolder } from '../../scripts/cache/make-folder.ts';

const folder = await mkdtemp(join(tmpdir(), 'warraq-folder-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

it('makes a folder with those that it lies in, for its owner alone, also where it is there', async () => {
  const path = join(folder, 'a', 'b');
  await Promise.all([makeFolder(path), makeFolder(path)]);
  await makeFolder(path);
  expect((await stat(path)).mode & 0o777).toBe(0o700);
});

it.skipIf(!existsSync('/proc/self'))('says at once that a folder can’t be made', async () => {
  await expect(makeFolder('/proc/warraq/a')).rejects.toThrow('ENOENT');
});
