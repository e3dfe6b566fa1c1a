import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { hasRedis, makeTitles, OwnRedis, OwnWorker } from '../../../bench/press.ts';
import { versionsOf } from '../../../scripts/vault/inventory.ts';
import { readStore } from '../../../scripts/vault/read.ts';
import { verifyStore } from '../../../scripts/vault/validate/store.ts';
import { warraq } from '../../e2e/warraq.ts';
import { PROGRAM } from '../../program.ts';

/** How often workers are killed; `WARRAQ_CATALOGUE_KILLS=50` takes some minutes. The queue is killed a fifth as often. */
const KILLS = Number(process.env['WARRAQ_CATALOGUE_KILLS'] ?? 0);
if (!hasRedis) console.log('skipped: the hunt for lost titles needs redis-server');
else if (KILLS === 0) console.log('skipped: the hunt for lost titles asks for WARRAQ_CATALOGUE_KILLS=50');

const folder = mkdtempSync(join(tmpdir(), 'warraq-hunt-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.skipIf(!hasRedis || KILLS === 0)(
  'loses no title and has none twice, whenever workers and the queue are killed',
  async () => {
    const titles = KILLS * 6;
    makeTitles(join(folder, 'titles'), titles, true);
    writeFileSync(
      join(folder, 'catalogue.yaml'),
      'titles: titles\nformats: [epub]\neditions: { store: archive, edition: یکم }\n',
    );
    const redis = new OwnRedis(join(folder, 'redis'), 6900 + (process.pid % 90));
    await redis.start();
    const args = [
      '--queue',
      redis.address,
      '--jobs',
      join(folder, '.catalogue'),
      '--slots',
      '1',
      '--lease',
      '3',
    ];
    const start = () => new OwnWorker([process.execPath, PROGRAM], args);
    const workers = [start(), start(), start()];
    let isOver = false;
    const build = warraq(['catalogue', 'build', folder, '--json', '--queue', redis.address]).finally(() => {
      isOver = true;
    });
    let [killed, killedAtWork, redisKilled] = [0, 0, 0];
    while (!isOver && killed < KILLS) {
      const at = killed % workers.length;
      // On a busy machine, workers would be killed before they have begun.
      if (killed % 3 > 0) await workers[at]!.says(/^ready/m).catch(() => undefined);
      await sleep(Math.random() * 3000);
      if (/^ready/m.test(workers[at]!.said)) killedAtWork += 1;
      await workers[at]!.end('SIGKILL');
      workers[at] = start();
      killed += 1;
      if (killed % 5 !== 0) continue;
      await redis.stop('SIGKILL');
      await sleep(Math.random() * 2000);
      await redis.start();
      redisKilled += 1;
    }
    const { stdout, stderr } = await build;
    await Promise.all(workers.map((worker) => worker.end()));
    await redis.stop();
    console.log(
      `workers killed ${killed} times (${killedAtWork} of them at work), the queue ${redisKilled} times; ${titles} titles`,
    );
    expect(stdout, stderr).toMatch(/^\{/);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, counts: { built: titles } });
    expect((await verifyStore(join(folder, 'archive'))).problems).toEqual([]);
    let count = 0;
    for await (const object of readStore(join(folder, 'archive'))) {
      expect('fault' in object ? [] : versionsOf(object.inventory)).toEqual(['v1']);
      count += 1;
    }
    expect(count).toBe(titles);
    expect(killed).toBe(KILLS);
  },
  1_200_000,
);
