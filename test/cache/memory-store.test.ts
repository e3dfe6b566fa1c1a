import { describe, expect, it } from 'vitest';
import { keptValue } from '../../scripts/cache/kept-value.ts';
import { MemoryStore } from '../../scripts/cache/memory-store.ts';

describe('a store in memory', () => {
  it('gives what was made from the same parts, as it was when it was made', async () => {
    const store = new MemoryStore();
    let made = 0;
    const ask = (...parts: readonly string[]) =>
      keptValue(store, 'stage', parts, () => {
        made += 1;
        return { list: [made] };
      });
    const first = await ask('a', 'b');
    first!.list.push(99);
    expect([await ask('a', 'b'), await ask('ab', ''), await ask('a', 'b')]).toEqual([
      { list: [1] },
      { list: [2] },
      { list: [1] },
    ]);
  });

  it('holds no more than it may: what was not asked for longest goes', async () => {
    const store = new MemoryStore(100);
    const there = async () => {
      const all = ['one', 'two', 'three'].map(async (key) => ((await store.get(key)) ? [key] : []));
      return (await Promise.all(all)).flat();
    };
    store.put('one', new Uint8Array(40));
    store.put('two', new Uint8Array(40));
    await store.get('one');
    store.put('three', new Uint8Array(40));
    expect(await there()).toEqual(['one', 'three']);
    // The same once more takes no more room.
    store.put('three', new Uint8Array(60));
    expect(await there()).toEqual(['one', 'three']);
    store.put('three', new Uint8Array(101));
    expect(await there()).toEqual([]);
  });
});
