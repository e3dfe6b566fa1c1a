import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hastyDisk } from '../../scripts/disk/disk.ts';
import { type Holder, withLock } from '../../scripts/disk/lock.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock of a folder', () => {
  it('lets writers in one at a time, whenever another one gives it up', async () => {
    const path = join(folder, '.lock');
    let inside = 0;
    let done = 0;
    const work = async () => {
      inside += 1;
      expect(inside).toBe(1);
      await Promise.resolve();
      inside -= 1;
      done += 1;
    };
    const writer = async () => {
      for (let turn = 0; turn < 20; turn += 1) await withLock(path, hastyDisk, work, { patience: 60_000 });
    };
    await Promise.all(Array.from({ length: 4 }, writer));
    expect(done).toBe(80);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is told of at once where nobody is to wait', async () => {
    const path = join(folder, '.lock');
    const second = () => withLock(path, hastyDisk, async () => 'in');
    await expect(withLock(path, hastyDisk, second)).rejects.toMatchObject({ code: 'archive-locked' });
  });

  it('is waited for so long and no longer, or taken from one that is known to be gone', async () => {
    const path = join(folder, '.lock');
    // Nobody here can tell whether a program of another machine is running.
    writeFileSync(path, JSON.stringify({ pid: 7, host: 'another-machine', nonce: 'ab' }));
    const start = performance.now();
    const first = withLock(path, hastyDisk, async () => 'in', { patience: 200 });
    await expect(first).rejects.toMatchObject({
      code: 'archive-locked',
      facts: { holder: { pid: 7, host: 'another-machine' } },
    });
    expect(performance.now() - start).toBeGreaterThanOrEqual(200);
    const isGone = ({ pid, host }: Holder) => pid === 7 && host === 'another-machine';
    expect(await withLock(path, hastyDisk, async () => 'in', { isGone })).toBe('in');
  });

  it('is no lock to be taken over, nor one to wait for, where something else stands in its place', async () => {
    const path = join(folder, '.lock');
    mkdirSync(path);
    const first = withLock(path, hastyDisk, async () => 'in', { patience: 60_000 });
    await expect(first).rejects.toMatchObject({ code: 'archive-locked' });
  });
});
