import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { hasRedis, makeTitles, OwnRedis, OwnWorker, watchMemory } from '../../../bench/press.ts';
import { warraq } from '../../e2e/warraq.ts';
import { PROGRAM } from '../../program.ts';

/** Of a page each: what a worker keeps of a title adds up with their number, whatever their size. */
const TITLES = 60;
/** Most that a worker may hold after many titles, of what it held after 20. */
const MOST = 1.2;
const isTold = hasRedis && process.platform === 'linux';
if (!isTold) console.log('skipped: the memory of a worker needs redis-server, and Linux');

const folder = mkdtempSync(join(tmpdir(), 'warraq-memory-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.skipIf(!isTold)('a worker holds no more memory after many titles than after a few', async () => {
  makeTitles(join(folder, 'titles'), TITLES, true);
  writeFileSync(
    join(folder, 'catalogue.yaml'),
    'titles: titles\nformats: [pdf, epub]\neditions: { folder: public }\n',
  );
  const redis = new OwnRedis(join(folder, 'redis'), 7000 + (process.pid % 90));
  await redis.start();
  const args = ['--queue', redis.address, '--jobs', join(folder, '.catalogue'), '--slots', '1'];
  const worker = new OwnWorker([process.execPath, PROGRAM], args);
  try {
    await worker.says(/^ready/m);
    const watched = watchMemory(worker);
    const { stdout, stderr } = await warraq([
      'catalogue',
      'build',
      folder,
      '--json',
      '--queue',
      redis.address,
    ]);
    await worker.says(new RegExp(`(?:^built[^]*?){${TITLES}}`, 'm'));
    const [early = 0, late, titles] = watched();
    expect(JSON.parse(stdout), stderr).toMatchObject({ ok: true, counts: { built: TITLES } });
    expect(titles).toBe(TITLES);
    expect(early).toBeGreaterThan(0);
    expect(late, `MB, after ${early} MB`).toBeLessThanOrEqual(MOST * early);
  } finally {
    await worker.end();
    await redis.stop();
  }
});
