import { describe, expect, it } from 'vitest';
import { BrowserPool } from '../../scripts/engine/browser-pool.ts';
import type { BrowserSession } from '../../scripts/engine/session.ts';

/** Work that lasts until it is told to end. */
function work() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end, ended };
}

const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('a pool of browsers', () => {
  it('lends the same browser to one after the other', async () => {
    const pool = new BrowserPool({ browsers: 2 });
    const first = await pool.lend(async (session) => session);
    expect(await pool.lend(async (session) => session)).toBe(first);
    await pool.close();
  });

  it('never lends one to two at once, nor more than it may, and lends in the order of asking', async () => {
    const pool = new BrowserPool({ browsers: 2 });
    const lent = new Set<BrowserSession>();
    const order: number[] = [];
    const works = Array.from({ length: 5 }, work);
    let most = 0;
    const all = works.map(({ ended }, index) =>
      pool.lend(async (session) => {
        expect(lent).not.toContain(session);
        lent.add(session);
        order.push(index);
        most = Math.max(most, lent.size);
        await ended;
        lent.delete(session);
      }),
    );
    for (const { end } of works) {
      await turns();
      end();
    }
    await Promise.all(all);
    expect(most).toBe(2);
    expect(order).toEqual([0, 1, 2, 3, 4]);
    await pool.close();
  });

  it('takes back the browser of work that fails', async () => {
    const pool = new BrowserPool({ browsers: 1 });
    await expect(pool.lend(() => Promise.reject(new Error('torn')))).rejects.toThrow('torn');
    expect(await pool.lend(async () => 'next')).toBe('next');
    await pool.close();
  });

  it('puts another in the place of one that was lent often', async () => {
    const pool = new BrowserPool({ browsers: 1, loans: 2 });
    const lent: BrowserSession[] = [];
    for (let turn = 0; turn < 4; turn += 1) await pool.lend(async (session) => lent.push(session));
    expect(lent[0]).toBe(lent[1]);
    expect(lent[2]).toBe(lent[3]);
    expect(lent[2]).not.toBe(lent[0]);
    await pool.close();
  });

  it('ends a browser that is given back after it was closed', async () => {
    const pool = new BrowserPool({ browsers: 1 });
    const { end, ended } = work();
    let isEnded = false;
    const lent = pool.lend(async (session) => {
      session.close = async () => {
        isEnded = true;
      };
      await ended;
    });
    await turns();
    await pool.close();
    expect(isEnded).toBe(false);
    end();
    await lent;
    expect(isEnded).toBe(true);
  });

  it('lends nothing to work that nobody wants any more', async () => {
    const abort = new AbortController();
    const pool = new BrowserPool({ browsers: 1, signal: abort.signal });
    abort.abort(new Error('stopped'));
    await expect(pool.lend(async () => 'never')).rejects.toThrow('stopped');
    await pool.close();
  });

  it('lets nobody wait for a browser who does not want it any more', async () => {
    const abort = new AbortController();
    const pool = new BrowserPool({ browsers: 1, signal: abort.signal });
    const { end, ended } = work();
    const first = pool.lend(() => ended);
    const second = pool.lend(async () => 'never');
    await turns();
    abort.abort(new Error('stopped'));
    await expect(second).rejects.toThrow('stopped');
    end();
    await first;
    await pool.close();
  });
});
