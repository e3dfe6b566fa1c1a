import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasRedis, makeTitles, OwnRedis, OwnWorker } from '../../../bench/press.ts';
import { PROGRAM } from '../../program.ts';

if (!hasRedis) console.log('skipped: what is broken off at a queue needs redis-server');

/** How long it may take to end, in ms: a try to reach the queue that is under way, and what closes after it. */
const MOST = 15_000;
const SETTINGS = 'titles: titles\nformats: [epub]\neditions: { store: archive, edition: یکم }\n';

const folder = mkdtempSync(join(tmpdir(), 'warraq-broken-off-'));
const redis = new OwnRedis(join(folder, 'redis'), 7100 + (process.pid % 90));
const going: ChildProcess[] = [];
beforeEach(() => (hasRedis ? redis.start() : undefined));
afterEach(async () => {
  for (const one of going.splice(0)) one.kill('SIGKILL');
  await redis.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function catalogue(name: string, titles: number, settings = SETTINGS): string {
  const home = join(folder, name);
  makeTitles(join(home, 'titles'), titles, true);
  writeFileSync(join(home, 'catalogue.yaml'), settings);
  return home;
}

/** A title that is never done, and says where it has begun. */
function withEndless(home: string): string {
  const mark = join(home, 'begun');
  mkdirSync(join(home, 'titles/endless/templates'), { recursive: true });
  writeFileSync(join(home, 'titles/endless/book.yaml'), 'title: بی‌پایان\n');
  writeFileSync(join(home, 'titles/endless/1.md'), '# فصل\n\nمتن.\n');
  const code = `process.getBuiltinModule('fs').writeFileSync('${mark}', ''); for (;;);`;
  writeFileSync(join(home, 'titles/endless/templates/title-page.ejs'), `<% ${code} %>`);
  return mark;
}

function command(...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [PROGRAM, 'catalogue', ...args, '--no-cache', '--lang', 'en'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  going.push(child);
  return child;
}

/** Wait until a program has said something. */
async function said(child: ChildProcess, pattern: RegExp): Promise<void> {
  let text = '';
  child.stderr!.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  await expect.poll(() => text, { timeout: 60_000 }).toMatch(pattern);
}

/** Tell a program to end; gives its exit code, or that it has not ended in time. */
async function endedBy(child: ChildProcess, signal: 'SIGTERM' | 'SIGINT'): Promise<number | null | string> {
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return Promise.race([ended, sleep(MOST, 'it goes on')]);
}

describe.skipIf(!hasRedis)('what is told to end ends', () => {
  const queue = ['--queue', redis.address];

  it('build, whether the queue is there or gone', async () => {
    const home = catalogue('build', 2);
    const there = command('build', home, ...queue);
    await said(there, /no worker/);
    expect(await endedBy(there, 'SIGINT')).toBe(130);
    const gone = command('build', home, ...queue);
    await said(gone, /no worker/);
    await redis.stop('SIGKILL');
    // Long enough that tries to reach it are as far from each other as they ever are.
    await sleep(6000);
    expect(await endedBy(gone, 'SIGTERM')).toBe(130);
  });

  it('verify, where the queue is gone', async () => {
    const home = catalogue('verify', 1);
    const built = command('build', home);
    expect(await new Promise((resolve) => built.once('exit', resolve))).toBe(0);
    const verify = command('verify', home, ...queue);
    // It waits for a worker: none looks through the archive.
    const admin = new Redis(redis.address);
    await expect.poll(() => admin.keys('bull:*:v-*'), { timeout: 60_000 }).toHaveLength(2);
    admin.disconnect();
    await redis.stop('SIGKILL');
    await sleep(1000);
    expect(await endedBy(verify, 'SIGTERM')).toBe(130);
  });

  it('a worker, where the queue is gone, also with a title that it can’t give back', async () => {
    const home = catalogue('worker', 0, `${SETTINGS}trusted: true\n`);
    const mark = withEndless(home);
    const args = [...queue, '--jobs', join(home, '.catalogue'), '--slots', '1', '--grace', '1'];
    const start = () => new OwnWorker([process.execPath, PROGRAM], [...args, '--trusted']);
    const [busy, idle] = [start(), start()];
    going.push(busy.process, idle.process);
    await busy.says(/^ready/m);
    const build = command('build', home, ...queue);
    await expect.poll(() => existsSync(mark), { timeout: 60_000 }).toBe(true);
    await idle.says(/^ready/m);
    await redis.stop('SIGKILL');
    await sleep(1000);
    expect(await endedBy(busy.process, 'SIGTERM')).toBe(0);
    expect(await endedBy(idle.process, 'SIGTERM')).toBe(0);
    expect(await endedBy(build, 'SIGTERM')).toBe(130);
  });
});

describe('what is told to end on one machine ends', () => {
  it('with a title that never does', async () => {
    const home = catalogue('local', 1, `${SETTINGS}trusted: true\n`);
    const mark = withEndless(home);
    const build = command('build', home, '--processes', '1');
    await expect.poll(() => existsSync(mark), { timeout: 60_000 }).toBe(true);
    expect(await endedBy(build, 'SIGTERM')).toBe(130);
  });
});
