import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestBelow, hasRedis, makeTitles, OwnRedis, OwnWorker } from '../../../bench/press.ts';
import { openBucket } from '../../../scripts/verbs/catalogue/bucket.ts';
import { Depot } from '../../../scripts/verbs/catalogue/depot.ts';
import { sha256 } from '../../../scripts/verbs/catalogue/job.ts';
import { warraq } from '../../e2e/warraq.ts';
import { PROGRAM } from '../../program.ts';

/** A server that speaks S3 (`pip install 'moto[server]'`). */
const SERVER = (process.env['PATH'] ?? '')
  .split(':')
  .map((folder) => join(folder, 'moto_server'))
  .find((path) => existsSync(path));
if (!SERVER) console.log('skipped: sources in a bucket need moto_server');

const PORT = 5600 + (process.pid % 300);
const ENV = {
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_REGION: 'eu-west-1',
  AWS_ENDPOINT_URL: `http://127.0.0.1:${PORT}`,
};
const ADDRESS = 's3://press/sources';

let folder = '';
let server: ChildProcess | undefined;
const client = new AwsClient({
  accessKeyId: 'key',
  secretAccessKey: 'secret',
  service: 's3',
  region: 'eu-west-1',
  retries: 0,
});
const ask = (path: string, method: string, body?: string) =>
  client.fetch(`${ENV.AWS_ENDPOINT_URL}/press${path}`, { method, ...(body === undefined ? {} : { body }) });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-bucket-'));
  if (!SERVER) return;
  server = spawn(SERVER, ['-p', String(PORT)], { stdio: 'ignore' });
  const place =
    '<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>';
  for (let turn = 0; turn < 200; turn += 1) {
    if ((await ask('', 'PUT', place).catch(() => undefined))?.ok) return;
    await sleep(100);
  }
  throw new Error('moto_server does not answer');
}, 60_000);
afterAll(() => {
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

const source = (text: string) => ({ path: 's', bytes: 1, sha256: sha256(text), from: { text } });

describe.skipIf(!SERVER)('sources in a bucket', () => {
  it('are given only as they were, and are put there again where they are damaged', async () => {
    const depot = new Depot(folder, await openBucket(ADDRESS, ENV));
    await depot.putSource(source('متن'));
    await depot.putSource(source('متن'));
    expect(Buffer.from(await depot.source(source('متن'))).toString()).toBe('متن');
    await expect(depot.source(source('other'))).rejects.toMatchObject({ code: 'job-refused' });
    const { sha256: digest } = source('متن');
    await ask(`/sources/${digest.slice(0, 2)}/${digest}`, 'PUT', 'spoilt');
    await expect(depot.source(source('متن'))).rejects.toMatchObject({ code: 'job-refused' });
    await depot.putSource(source('متن'));
    expect(Buffer.from(await depot.source(source('متن'))).toString()).toBe('متن');
  });

  it('are told of where they can’t be had', async () => {
    const gone = await openBucket('s3://nobody', ENV);
    await expect(gone.put('ab', new Uint8Array(1))).rejects.toMatchObject({
      code: 'sources-missing',
      facts: { fault: 'no-answer', said: expect.stringContaining('404') },
    });
    const silent = await openBucket(ADDRESS, { ...ENV, AWS_ENDPOINT_URL: `http://127.0.0.1:${PORT + 310}` });
    await expect(silent.has('ab')).rejects.toMatchObject({
      code: 'sources-missing',
      facts: { fault: 'no-answer', said: expect.stringContaining('ECONNREFUSED') },
    });
  });

  it.skipIf(!hasRedis)('make the same editions as those in a folder', async () => {
    const redis = new OwnRedis(join(folder, 'redis'), PORT + 320);
    await redis.start();
    const env = { ...ENV, SOURCE_DATE_EPOCH: '1790000000' };
    const [near, far] = ['near', 'far'].map((name) => {
      const home = join(folder, name);
      makeTitles(join(home, 'titles'), 2, true);
      writeFileSync(
        join(home, 'catalogue.yaml'),
        'titles: titles\nformats: [epub]\neditions: { store: archive, edition: یکم, by: "Sara <sara@example.org>" }\n',
      );
      return home;
    });
    const args = ['--queue', redis.address, '--sources', ADDRESS];
    const worker = new OwnWorker(
      [process.execPath, PROGRAM],
      [...args, '--jobs', join(far!, '.catalogue'), '--slots', '1'],
      env,
    );
    try {
      const queued = await warraq(['catalogue', 'build', far!, ...args], env);
      expect(queued.code, queued.stderr + queued.stdout).toBe(0);
      expect(existsSync(join(far!, '.catalogue/sources'))).toBe(false);
      const local = await warraq(['catalogue', 'build', near!], env);
      expect(local.code, local.stderr + local.stdout).toBe(0);
      expect(digestBelow(join(far!, 'archive'))).toBe(digestBelow(join(near!, 'archive')));
    } finally {
      await worker.end();
      await redis.stop();
    }
  });
});
