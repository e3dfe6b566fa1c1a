import { beforeEach, describe, expect, it } from 'vitest';
import { keptValue } from '../../scripts/cache/kept-value.ts';
import { MemoryStore } from '../../scripts/cache/memory-store.ts';
import { ReadyStore } from '../../scripts/cache/ready-store.ts';

/** A store in memory that counts what it was asked for. */
class CountingStore extends MemoryStore {
  asked = 0;

  override get(key: string): Promise<Uint8Array | undefined> {
    this.asked += 1;
    return super.get(key);
  }
}

let inner = new CountingStore();
let store = new ReadyStore(inner);
let made = 0;
beforeEach(() => {
  inner = new CountingStore();
  store = new ReadyStore(inner);
  made = 0;
});

const read = (path: string, text: string) =>
  keptValue(store, 'read', [path, text], () => {
    made += 1;
    return { list: [text] };
  });
const { signal } = new AbortController();

describe('a store whose values are ready', () => {
  it('gives what was unpacked before, and each value but once', async () => {
    const first = await read('a.md', 'یک');
    first!.list.push('دیگر');
    await store.unpack(signal);
    inner.asked = 0;
    const second = await read('a.md', 'یک');
    expect(inner.asked).toBe(0);
    second!.list.push('دیگر');
    expect([second, await read('a.md', 'یک')]).toEqual([{ list: ['یک', 'دیگر'] }, { list: ['یک'] }]);
    expect(inner.asked).toBe(1);
    expect(made).toBe(1);
  });

  it('gives nothing of before for a text that has changed, nor for another', async () => {
    await read('a.md', 'یک');
    await store.unpack(signal);
    expect(await read('a.md', 'دو')).toEqual({ list: ['دو'] });
    expect(await read('b.md', 'یک')).toEqual({ list: ['یک'] });
    expect(await keptValue(store, 'shown', ['a.md', 'یک'], () => 'شکل')).toBe('شکل');
    expect(made).toBe(3);
  });

  it('unpacks what was asked for last, and forgets the rest', async () => {
    await read('a.md', 'یک');
    await read('b.md', 'یک');
    await store.unpack(signal);
    await read('b.md', 'یک');
    await store.unpack(signal);
    inner.asked = 0;
    await read('b.md', 'یک');
    expect(inner.asked).toBe(0);
    await read('a.md', 'یک');
    expect(inner.asked).toBe(1);
  });

  it('can be stopped at any time, and goes on from there', async () => {
    const stopped = new AbortController();
    await read('a.md', 'یک');
    await read('b.md', 'یک');
    const unpacking = store.unpack(stopped.signal);
    stopped.abort();
    await expect(unpacking).rejects.toThrow();
    await store.unpack(signal);
    inner.asked = 0;
    expect([await read('a.md', 'یک'), await read('b.md', 'یک')]).toEqual([
      { list: ['یک'] },
      { list: ['یک'] },
    ]);
    expect(inner.asked).toBe(0);
  });
});
