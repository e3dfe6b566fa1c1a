import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptValue } from '../../scripts/cache/kept-value.ts';
import { WatchedStore } from './watched-store.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-value-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Make a value twice, as two programs would; tells what each had, and how often it was made. */
async function twice(make: () => unknown): Promise<{ readonly values: unknown[]; readonly made: number }> {
  const values: unknown[] = [];
  let made = 0;
  for (let turn = 0; turn < 2; turn += 1) {
    const store = new WatchedStore(folder, { program: 'warraq' });
    const value = await keptValue(store, 'count', ['a'], () => {
      made += 1;
      return make();
    });
    values.push(value);
    await store.close();
  }
  return { values, made };
}

describe('a value that is kept', () => {
  it('is what it was, with what is shared in it, what is undefined, and numbers without an end', async () => {
    const shared = { a: undefined, b: Infinity };
    const value = { one: shared, two: [shared, new Map([['ک', new Set([shared])]])] };
    const { values, made } = await twice(() => value);
    expect(made).toBe(1);
    expect(values[1]).toStrictEqual(value);
    const [, kept] = values as (typeof value)[];
    expect(kept!.two[0]).toBe(kept!.one);
  });

  it('is what it was when it was made, whatever became of it', async () => {
    const store = new WatchedStore(folder, { program: 'warraq' });
    const first = await keptValue(store, 'count', ['a'], () => ({ list: [1] }));
    first!.list.push(2);
    await store.close();
    expect(await keptValue(store, 'count', ['a'], () => expect.fail('it is kept'))).toEqual({ list: [1] });
  });

  it('is made each time where there is none, or no store', async () => {
    expect(await twice(() => undefined)).toEqual({ values: [undefined, undefined], made: 2 });
    expect(await keptValue(undefined, 'count', ['a'], () => 1)).toBe(1);
  });

  it('is made each time where it is too deep to be written', async () => {
    let deep: object = {};
    for (let level = 0; level < 50_000; level += 1) deep = { deep };
    const { values, made } = await twice(() => deep);
    expect(made).toBe(2);
    expect(values.every((value) => value === deep)).toBe(true);
  });
});
