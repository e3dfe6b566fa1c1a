import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Store } from '../../scripts/cache/store.ts';

let folder = '';
let notes: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-store-'));
  notes = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (options: { program?: string; limit?: number; at?: string } = {}) =>
  new Store(options.at ?? folder, {
    program: options.program ?? 'warraq 1',
    note: ({ said }) => notes.push(said),
    ...(options.limit === undefined ? {} : { limit: options.limit }),
  });

/** As a program does that works with a store, and closes it. */
async function kept(
  stage: string,
  parts: readonly (string | Uint8Array)[],
  make: () => Promise<Uint8Array>,
  program?: string,
) {
  const store = open(program === undefined ? {} : { program });
  const result = await store.kept(stage, parts, make);
  await store.close();
  return result;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('a store', () => {
  it('gives what was put there, to any program that is the same', async () => {
    const made = await kept('cut', ['a', bytes('b')], async () => bytes('متن'));
    expect(made).toEqual(bytes('متن'));
    const never = async () => expect.fail('it is kept');
    expect(await kept('cut', ['a', 'b'], never)).toEqual(bytes('متن'));
    expect(notes).toEqual([]);
  });

  it('says whether anything was there that it was asked for', async () => {
    await kept('cut', ['a'], async () => bytes('x'));
    const store = open();
    await store.kept('cut', ['b'], async () => bytes('y'));
    expect(store.hasGiven).toBe(false);
    await store.kept('cut', ['a'], async () => bytes('x'));
    expect(store.hasGiven).toBe(true);
    await store.close();
  });

  it.each([
    ['another part', 'cut', ['a', 'c'], 'warraq 1'],
    ['parts that are divided otherwise', 'cut', ['ab'], 'warraq 1'],
    ['another stage', 'print', ['a', 'b'], 'warraq 1'],
    ['another program', 'cut', ['a', 'b'], 'warraq 2'],
  ])('has nothing for %s', async (_, stage, parts, program) => {
    await kept('cut', ['a', 'b'], async () => bytes('x'));
    expect(await kept(stage, parts, async () => bytes('y'), program)).toEqual(bytes('y'));
  });

  it.each([
    ['changed', (path: string) => writeFileSync(path, readFileSync(path).fill(0x41, 40))],
    ['cut short', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 50))],
    ['emptied', (path: string) => writeFileSync(path, '')],
    ['deleted', (path: string) => rmSync(path)],
  ])('makes anew what was %s', async (_, damage) => {
    const make = async () => bytes('متن که نگه داشته شد');
    await kept('cut', ['a'], make);
    for (const path of files()) damage(path);
    let made = 0;
    const again = await kept('cut', ['a'], () => {
      made += 1;
      return make();
    });
    expect(again).toEqual(await make());
    expect(made).toBe(1);
    expect(await kept('cut', ['a'], async () => expect.fail('it is kept again'))).toEqual(again);
    expect(notes.length).toBeLessThanOrEqual(1);
  });

  it('removes what was not asked for longest when it is too large', async () => {
    const store = open({ limit: 100_000 });
    const put = (name: string) => store.kept('cut', [name], async () => new Uint8Array(30_000));
    for (const name of ['a', 'b', 'c']) await put(name);
    await store.close();
    const old = new Date(Date.now() - 60_000);
    for (const path of files()) utimesSync(path, old, old);
    await put('a');
    await put('d');
    await store.close();
    expect(files()).toHaveLength(2);
    for (const name of ['a', 'd']) expect(await store.get(store.key('cut', [name]))).toBeDefined();
  });

  it('does without a folder that can’t be written, and says so once', async () => {
    const at = join(folder, 'file');
    writeFileSync(at, '');
    const store = open({ at });
    for (const name of ['a', 'b'])
      expect(await store.kept('cut', [name], async () => bytes(name))).toEqual(bytes(name));
    await store.close();
    expect(notes).toHaveLength(1);
  });

  it.runIf(process.platform === 'linux')('does without a folder that nobody can make', async () => {
    const store = open({ at: '/proc/nothing/here' });
    expect(await store.kept('cut', ['a'], async () => bytes('a'))).toEqual(bytes('a'));
    await store.close();
    expect(notes).toEqual([expect.stringContaining('ENOENT')]);
  });

  it('is shared by programs that put the same there at once', async () => {
    const stores = Array.from({ length: 8 }, () => open());
    const all = await Promise.all(stores.map((store) => store.kept('cut', ['a'], async () => bytes('x'))));
    await Promise.all(stores.map((store) => store.close()));
    expect(new Set(all.map(String)).size).toBe(1);
    expect(files()).toHaveLength(1);
    expect(notes).toEqual([]);
  });

  it('removes what a program left that was killed while it wrote', async () => {
    await kept('cut', ['a'], async () => bytes('x'));
    const [path] = files();
    writeFileSync(`${path}.99999-abcd`, 'half');
    const old = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(`${path}.99999-abcd`, old, old);
    const store = open();
    await store.kept('cut', ['b'], async () => bytes('y'));
    await store.close();
    expect(files()).toHaveLength(2);
    expect(files()).toContain(path);
  });
});
