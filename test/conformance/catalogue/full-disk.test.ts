import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasRedis, makeTitles, OwnRedis, OwnWorker } from '../../../bench/press.ts';
import { versionsOf } from '../../../scripts/vault/inventory.ts';
import { readStore } from '../../../scripts/vault/read.ts';
import { verifyStore } from '../../../scripts/vault/validate/store.ts';
import { PROGRAM } from '../../program.ts';

/** A disk of 48 MB of one's own: who is root can have one. */
let folder = '';
const canMount = isMountable();
if (!canMount) console.log('skipped: a full disk needs a file system that may be mounted');

function isMountable(): boolean {
  const at = mkdtempSync(join(tmpdir(), 'warraq-disk-'));
  const mounted = mount(at);
  if (mounted) spawnSync('umount', [at]);
  rmSync(at, { recursive: true, force: true });
  return mounted;
}

function mount(at: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'none', at]).status === 0;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-disk-'));
  if (canMount) mount(folder);
});
afterEach(() => {
  spawnSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
});

const SETTINGS =
  'titles: titles\nformats: [epub]\neditions: { store: archive, edition: یکم, by: "Sara <sara@example.org>" }\n';

function catalogue(titles: number): string {
  const home = join(folder, 'press');
  makeTitles(join(home, 'titles'), titles, true);
  writeFileSync(join(home, 'catalogue.yaml'), SETTINGS);
  return home;
}

/** Fill the disk but for so many bytes; gives what makes room again. */
function fill(left: number): () => void {
  const { bsize, bavail } = statfsSync(folder);
  writeFileSync(join(folder, 'ballast'), new Uint8Array(Math.max(0, bsize * bavail - left)));
  return () => rmSync(join(folder, 'ballast'));
}

/** A build that tells what it waits for. */
function build(home: string, ...args: readonly string[]): { readonly child: ChildProcess; said(): string } {
  let said = '';
  const child = spawn(
    process.execPath,
    [PROGRAM, 'catalogue', 'build', home, '--no-cache', '--lang', 'en', ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  return { child, said: () => said };
}

async function expectWhole(home: string, titles: number): Promise<void> {
  const archive = join(home, 'archive');
  expect((await verifyStore(archive)).problems).toEqual([]);
  let count = 0;
  for await (const object of readStore(archive)) {
    expect('fault' in object ? [] : versionsOf(object.inventory)).toEqual(['v1']);
    count += 1;
  }
  expect(count).toBe(titles);
}

describe.skipIf(!canMount)('a catalogue on a full disk', () => {
  // Sources have no room; the archive has room for the first title, and none for the next.
  it.each([8_192, 9_000_000])('waits, says why, and goes on with room: %i bytes left', async (left) => {
    const home = catalogue(3);
    const makeRoom = fill(left);
    const { child, said } = build(home, '--processes', '1');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await expect.poll(said, { timeout: 60_000 }).toMatch(/all waits: .*(?:full|no room|room)/);
    makeRoom();
    expect(await ended, said()).toBe(0);
    expect(said()).toMatch(/there is room again/);
    expect(said()).toMatch(/3 of 3 titles built/);
    await expectWhole(home, 3);
  });

  it.skipIf(!hasRedis)('lets a worker wait as well', async () => {
    const home = catalogue(2);
    const redis = new OwnRedis(join(tmpdir(), `warraq-redis-${process.pid}`), 6880 + (process.pid % 20));
    await redis.start();
    mkdirSync(join(home, '.catalogue'));
    const args = ['--queue', redis.address, '--jobs', join(home, '.catalogue'), '--slots', '1'];
    const worker = new OwnWorker([process.execPath, PROGRAM], args);
    try {
      await worker.says(/^ready/m);
      const makeRoom = fill(200_000);
      const { child, said } = build(home, '--queue', redis.address);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await worker.says(/^all waits/m);
      makeRoom();
      expect(await ended, said()).toBe(0);
      expect(worker.said).toMatch(/^there is room again/m);
      await expectWhole(home, 2);
    } finally {
      await worker.end();
      await redis.stop();
      rmSync(join(tmpdir(), `warraq-redis-${process.pid}`), { recursive: true, force: true });
    }
  });
});

describe.skipIf(!hasRedis)('a catalogue at a queue without room', () => {
  it('waits, says why, and goes on with room', async () => {
    const home = catalogue(2);
    const redis = new OwnRedis(join(folder, 'redis'), 6860 + (process.pid % 20));
    await redis.start();
    const admin = new Redis(redis.address);
    await admin.config('SET', 'maxmemory', '1mb');
    const { child, said } = build(home, '--queue', redis.address);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    try {
      await expect.poll(said, { timeout: 60_000 }).toMatch(/all waits: the queue at \S+ has no room: OOM/);
      await admin.config('SET', 'maxmemory', '0');
      await expect.poll(said, { timeout: 60_000 }).toMatch(/there is room again/);
      const args = ['--queue', redis.address, '--jobs', join(home, '.catalogue'), '--slots', '1'];
      const worker = new OwnWorker([process.execPath, PROGRAM], args);
      expect(await ended, said()).toBe(0);
      await worker.end();
      await expectWhole(home, 2);
    } finally {
      child.kill('SIGKILL');
      admin.disconnect();
      await redis.stop();
    }
  });
});
