import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { digestBelow, hasRedis, makeTitles, OwnRedis, OwnWorker } from '../../../bench/press.ts';
import { versionsOf } from '../../../scripts/vault/inventory.ts';
import { ROOT_FILES } from '../../../scripts/vault/layout.ts';
import { readStore } from '../../../scripts/vault/read.ts';
import { verifyStore } from '../../../scripts/vault/validate/store.ts';
import { Depot } from '../../../scripts/verbs/catalogue/depot.ts';
import { type Job, jobOf, makerHere, sha256 } from '../../../scripts/verbs/catalogue/job.ts';
import { buildQueue } from '../../../scripts/verbs/catalogue/queue/names.ts';
import type { Report, TitleRow } from '../../../scripts/verbs/catalogue/report.ts';
import { type Run, warraq } from '../../e2e/warraq.ts';
import { PROGRAM } from '../../program.ts';

if (!hasRedis) console.log('skipped: catalogues at a queue need redis-server');

const EPOCH = { SOURCE_DATE_EPOCH: '1790000000' };
const SETTINGS =
  'formats: [epub]\neditions: { store: archive, edition: یکم, by: "Sara <sara@example.org>" }\n';
const PORT = 6480 + (process.pid % 400);

let folder = '';
let redis: OwnRedis;
const workers: OwnWorker[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-catalogue-'));
  redis = new OwnRedis(join(folder, 'redis'), PORT);
  return hasRedis ? redis.start() : undefined;
});
afterEach(() => endWorkers());
afterAll(async () => {
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function endWorkers(): Promise<void> {
  await Promise.all(workers.splice(0).map((worker) => worker.end()));
}

/** A catalogue of some titles of a page each. */
function catalogue(name: string, titles: number, settings = SETTINGS): string {
  const home = join(folder, name);
  makeTitles(join(home, 'titles'), titles, true);
  writeFileSync(join(home, 'catalogue.yaml'), `titles: titles\n${settings}`);
  return home;
}

/** Another title in a catalogue, whose template is code. */
function withTemplate(home: string, name: string, code: string): void {
  const title = join(home, 'titles', name);
  mkdirSync(join(title, 'templates'), { recursive: true });
  writeFileSync(
    join(title, 'book.yaml'),
    `title: عنوان ${name}\nauthor: سارا\ndate: 2026-01-01\nslug: ${name}\n`,
  );
  writeFileSync(join(title, '1.md'), '# فصل\n\nمتن.\n');
  writeFileSync(join(title, 'templates/title-page.ejs'), `<% ${code} %>`);
}

async function worker(home: string, ...more: readonly string[]): Promise<OwnWorker> {
  const args = [
    '--queue',
    redis.address,
    '--jobs',
    join(home, '.catalogue'),
    '--slots',
    '1',
    '--lease',
    '2',
    ...more,
  ];
  const one = new OwnWorker([process.execPath, PROGRAM], args, EPOCH);
  workers.push(one);
  await one.says(/^ready/m);
  return one;
}

const build = (home: string, ...args: readonly string[]): Promise<Run> =>
  warraq(['catalogue', 'build', home, '--json', ...args], EPOCH);
const atQueue = (home: string) => build(home, '--queue', redis.address);
const reportOf = ({ stdout, stderr }: Run): Report => {
  expect(stdout, stderr).toMatch(/^\{/);
  return JSON.parse(stdout) as Report;
};
const rowOf = ({ titles }: Report, name: string): TitleRow =>
  titles.find(({ title }) => title === `titles/${name}`)!;

/** The archive of a catalogue is valid, and has each of so many titles once. */
async function expectEachOnce(home: string, titles: number): Promise<void> {
  const archive = join(home, 'archive');
  expect((await verifyStore(archive)).problems).toEqual([]);
  const versions: number[] = [];
  for await (const object of readStore(archive))
    versions.push('fault' in object ? 0 : versionsOf(object.inventory).length);
  expect(versions).toEqual(Array.from({ length: titles }, () => 1));
}

describe.skipIf(!hasRedis)('a catalogue at a queue', () => {
  it('is what it is by the processes of one machine, byte for byte; a second run builds nothing', async () => {
    const [here, there] = [catalogue('here', 4), catalogue('there', 4)];
    await Promise.all([worker(there), worker(there)]);
    const [local, queued] = [await build(here), await atQueue(there)];
    expect(local.code, local.stderr + local.stdout).toBe(0);
    expect(queued.code, queued.stderr + queued.stdout).toBe(0);
    expect(digestBelow(join(there, 'archive'))).toBe(digestBelow(join(here, 'archive')));
    await expectEachOnce(there, 4);
    const again = reportOf(await atQueue(there));
    expect(again).toMatchObject({ ok: true, made: 0, counts: { built: 4 } });
    // Nothing waits any more, and no result is left.
    expect(filesBelow(join(there, '.catalogue/jobs'))).toEqual([]);
    expect(filesBelow(join(there, '.catalogue/results'))).toEqual([]);
  });

  it('loses nothing and makes nothing twice where a worker and the queue are killed', async () => {
    const home = catalogue('killed', 8);
    const first = await worker(home);
    const run = atQueue(home);
    await first.says(/^built/m);
    await first.end('SIGKILL');
    await worker(home);
    await redis.stop('SIGKILL');
    await sleep(300);
    await redis.start();
    const report = reportOf(await run);
    expect(report).toMatchObject({ ok: true, counts: { built: 8 } });
    await expectEachOnce(home, 8);
  });

  it('commits where machines died that were committing', async () => {
    const home = catalogue('died', 1);
    const archive = join(home, 'archive');
    await worker(home);
    const admin = new Redis(redis.address);
    const lease = `warraq:lease:${sha256(archive).slice(0, 16)}`;
    // One had the lock of the archive; the next had but the lease, which runs out, when it died.
    mkdirSync(archive);
    for (const [path, text] of ROOT_FILES) {
      mkdirSync(join(archive, path, '..'), { recursive: true });
      writeFileSync(join(archive, path), text);
    }
    writeFileSync(join(archive, '.warraq.lock'), JSON.stringify({ pid: 7, host: 'first', nonce: 'ab' }));
    await admin.sadd(`${lease}:gone`, 'first 7');
    await admin.set(`${lease}:last`, 'second 8');
    await admin.set(lease, 'second 8 cd', 'PX', 6000);
    const start = Date.now();
    expect(reportOf(await atQueue(home))).toMatchObject({ ok: true });
    expect(Date.now() - start).toBeLessThan(60_000);
    await expectEachOnce(home, 1);
    expect(await admin.smembers(`${lease}:gone`)).toEqual(expect.arrayContaining(['first 7', 'second 8']));
    expect(await admin.exists(lease, `${lease}:last`)).toBe(0);
    admin.disconnect();
  });

  it('gives back what a worker is at that is told to end', async () => {
    const home = catalogue('ended', 0, `${SETTINGS}trusted: true\nlimits: { time: 60 }\n`);
    // The first to build it is at it for long; it goes at once where it was tried before.
    const mark = join(folder, 'tried');
    withTemplate(
      home,
      'slow',
      `const fs = process.getBuiltinModule('fs'); if (!fs.existsSync('${mark}')) { fs.writeFileSync('${mark}', ''); for (;;); }`,
    );
    const first = await worker(home, '--trusted', '--grace', '0.5');
    const run = atQueue(home);
    await expect.poll(() => readdirSync(folder), { timeout: 30_000 }).toContain('tried');
    expect(await first.end('SIGTERM')).toBe(0);
    expect(first.said).toMatch(/^ending: waiting for 1 title\n/m);
    await worker(home, '--trusted');
    expect(reportOf(await run)).toMatchObject({ ok: true });
  });

  it('ends a title alone that never ends, or takes all memory; others and the worker go on', async () => {
    const settings = `${SETTINGS}trusted: true\nlimits: { time: 6, memory: 900 }\n`;
    const home = catalogue('greedy', 2, settings);
    withTemplate(home, 'endless', 'for (;;);');
    withTemplate(home, 'heap', 'const all = []; for (;;) all.push(new Array(1e5).fill(all.length));');
    withTemplate(home, 'bytes', 'const all = []; for (;;) all.push(Buffer.alloc(1e7, 1));');
    const one = await worker(home, '--trusted');
    const report = reportOf(await atQueue(home));
    expect(report.counts).toMatchObject({ built: 2, failed: 3 });
    expect(rowOf(report, 'endless')).toMatchObject({
      tries: 1,
      fault: { code: 'job-ended', facts: { fault: 'time' } },
    });
    for (const name of ['heap', 'bytes'])
      expect(rowOf(report, name)).toMatchObject({
        tries: 1,
        fault: { code: 'job-ended', facts: { fault: 'memory' } },
      });
    expect(one.isEnded).toBe(false);
    // They are left as they are until they change, or somebody says so.
    expect(reportOf(await atQueue(home))).toMatchObject({ made: 0, counts: { failed: 3 } });
  });

  it('tells what is wrong in a manuscript at its place, and builds the others', async () => {
    const home = catalogue('wrong', 2);
    writeFileSync(join(home, 'titles/t001/01.md'), '# فصل\n\nمتن[^۱].\n');
    const one = await worker(home);
    const report = reportOf(await atQueue(home));
    expect(report.counts).toMatchObject({ built: 1, manuscript: 1 });
    expect(rowOf(report, 't001')).toMatchObject({
      tries: 1,
      messages: [{ file: 'titles/t001/01.md', line: 3, column: 4, rule: 'note-exists' }],
    });
    await one.end();
    // Nobody has to be there for what has not changed; once it has, it is built.
    expect(reportOf(await atQueue(home))).toMatchObject({ made: 0 });
    writeFileSync(join(home, 'titles/t001/01.md'), '# فصل\n\nمتن.\n');
    await worker(home);
    expect(reportOf(await atQueue(home))).toMatchObject({ ok: true, made: 1 });
  });

  it('lets two catalogues work at once, and makes what both ask for once', async () => {
    const home = catalogue('twice', 5);
    const one = await worker(home);
    const reports = (await Promise.all([atQueue(home), atQueue(home)])).map(reportOf);
    for (const report of reports) expect(report).toMatchObject({ ok: true, counts: { built: 5 } });
    await expectEachOnce(home, 5);
    expect(one.said.match(/^built/gm)!.length).toBeLessThanOrEqual(6);
  });

  it('refuses jobs of another version, of another key, and those that ask for trust', async () => {
    const home = catalogue('refused', 1);
    const maker = await makerHere(undefined);
    const depot = new Depot(join(home, '.catalogue'));
    const settings = {
      formats: ['epub'],
      formatOptions: {},
      strict: false,
      untrusted: true,
      sourceDateEpoch: undefined,
      archive: undefined,
    };
    const limits = { time: 60, step: 60, memory: 1000 };
    const parts = { maker, title: 't', only: undefined, files: [], settings, limits };
    const foreign = jobOf({ ...parts, maker: 'f'.repeat(64) });
    const forged: Job = { ...jobOf(parts), settings: { ...settings, strict: true } };
    const trusting = jobOf({ ...parts, settings: { ...settings, untrusted: false } });
    await worker(home);
    const queue = new Queue(buildQueue(maker, false), { connection: { url: redis.address } });
    const ends = await Promise.all(
      [foreign, forged, trusting].map(async (job) => {
        await depot.putJob(job);
        const { id } = await queue.add('build', { key: job.key }, { jobId: `b-${job.key}` });
        return expect.poll(async () => (await queue.getJob(id!))?.returnvalue, { timeout: 20_000 });
      }),
    );
    for (const [at, fault] of ['maker', 'key', 'trust'].entries())
      await ends[at]!.toMatchObject({
        state: 'failed',
        mayPass: true,
        fault: { code: 'job-refused', facts: { fault } },
      });
    await queue.close();
    // A job of another version waits in a queue of its own, which this worker doesn't see.
    expect(buildQueue('f'.repeat(64), false)).not.toBe(buildQueue(maker, false));
  });

  it('looks through an archive by workers, and tells of what is damaged by its title', async () => {
    const home = catalogue('verified', 3);
    const archive = join(home, 'archive');
    const first = await worker(home, '--store', archive);
    expect((await atQueue(home)).code).toBe(0);
    const verify = () => warraq(['catalogue', 'verify', home, '--json', '--queue', redis.address]);
    expect(JSON.parse((await verify()).stdout)).toMatchObject({ ok: true, titles: 3, found: [] });
    const spoilt = filesBelow(archive).find((path) => path.endsWith('content/record.json'))!;
    writeFileSync(
      join(archive, spoilt),
      readFileSync(join(archive, spoilt), 'utf8').replace('warraq', 'wartaq'),
    );
    const run = await verify();
    expect(run.code).toBe(1);
    const { ok, found } = JSON.parse(run.stdout);
    expect(ok).toBe(false);
    expect(found).toMatchObject([{ problems: [{ path: spoilt, code: 'E092' }] }]);
    expect(first.said).toMatch(/^looked through/m);
  });

  it('says what is in the way of a queue', async () => {
    const home = catalogue('nowhere', 1);
    const gone = await build(home, '--queue', 'redis://127.0.0.1:1');
    expect(gone.code).toBe(3);
    expect(gone.stderr).toContain('[queue-missing]');
    const wrong = await build(home, '--queue', 'http://user:secret@host');
    expect(wrong.stderr).toContain('is no address of a queue');
    expect(wrong.stderr).not.toContain('secret');
  });
});

function filesBelow(home: string): readonly string[] {
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(home.length + 1));
}
