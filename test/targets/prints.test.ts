import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { PrintingPage } from '../../scripts/engine/kept-page.ts';
import { Prints } from '../../scripts/targets/pdf/prints.ts';

const AT_ONCE = availableParallelism();

/** Pages that are at it when they are told to, and printed when they are told to. */
function pages(count: number) {
  const log: string[] = [];
  const tell = Array.from({ length: count }, () => ({ begun: () => {}, done: () => {}, fail: () => {} }));
  const all = tell.map(
    (told, index): PrintingPage => ({
      call: async () => undefined,
      print: (begun = () => {}) =>
        new Promise((resolve, reject) => {
          log.push(`print ${index}`);
          told.begun = begun;
          told.done = () => resolve(new Uint8Array([index]));
          told.fail = () => reject(new Error(`page ${index}`));
        }),
      close: () => void log.push(`close ${index}`),
    }),
  );
  return { all, log, tell };
}

describe('prints', () => {
  it('are made in order, as many at once as there are processors, and closed', async () => {
    const { all, log, tell } = pages(AT_ONCE + 2);
    const { made } = new Prints(all);
    await setImmediate();
    expect(log).toHaveLength(AT_ONCE);
    for (const [index, print] of made.entries()) {
      tell[index]!.done();
      expect(await print).toEqual(new Uint8Array([index]));
      await setImmediate();
    }
    expect(log.filter((one) => one.startsWith('print'))).toEqual(all.map((_, index) => `print ${index}`));
    expect(log.filter((one) => one.startsWith('close'))).toHaveLength(all.length);
  });

  it('are begun when the browser is at the first of them', async () => {
    const { all, tell } = pages(AT_ONCE + 1);
    const prints = new Prints(all);
    let isBegun = false;
    prints.begun.then(() => {
      isBegun = true;
    });
    for (let index = 0; index < AT_ONCE; index += 1) {
      await setImmediate();
      expect(isBegun).toBe(false);
      tell[index]!.begun();
    }
    await setImmediate();
    expect(isBegun).toBe(true);
  });

  it('that fail keep nobody waiting', async () => {
    const { all, tell } = pages(AT_ONCE + 1);
    const prints = new Prints(all);
    await setImmediate();
    for (let index = 0; index < AT_ONCE; index += 1) tell[index]!.fail();
    await prints.begun;
    await expect(prints.made[0]).rejects.toThrow('page 0');
    await setImmediate();
    tell[AT_ONCE]!.done();
    expect(await prints.made[AT_ONCE]).toEqual(new Uint8Array([AT_ONCE]));
  });
});
