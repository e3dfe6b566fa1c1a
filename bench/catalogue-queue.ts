import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { Depot } from '../scripts/verbs/catalogue/depot.ts';
import { jobOf } from '../scripts/verbs/catalogue/job.ts';
import { localWay } from '../scripts/verbs/catalogue/local-way.ts';
import { buildQueue, WORKERS } from '../scripts/verbs/catalogue/queue/names.ts';
import { queueWay } from '../scripts/verbs/catalogue/queue/queue-way.ts';
import type { Way } from '../scripts/verbs/catalogue/way.ts';
import { type OwnRedis, OwnWorker } from './press.ts';

/** How many jobs the overhead of a queue is measured by. */
const JOBS = 300;

/** What a job takes that has nothing to do, in ms: by the processes of one machine, and by a worker at a queue. */
export async function overhead(
  folder: string,
  redis: OwnRedis,
  program: readonly string[],
): Promise<{ readonly local: number; readonly queue: number }> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { worker, maker } = await startWorker(program, folder, redis);
  const hired = {
    depot: folder,
    browser: undefined,
    cache: undefined,
    step: undefined,
    maker,
    trusts: false,
  };
  const ways = { local: localWay(hired, 2000, 1), queue: await queueWay(redis.address, maker) };
  const times = { local: 0, queue: 0 };
  for (const [name, way] of Object.entries(ways) as [keyof typeof ways, Way][]) {
    await doneIn(folder, way, maker, 10);
    const start = performance.now();
    await doneIn(folder, way, maker, JOBS);
    times[name] = (performance.now() - start) / JOBS;
    await way.close(false);
  }
  await worker.end();
  return times;
}

/** A worker of the program, and what it says that it makes editions with: a checkout is another version than what it is compiled to. */
async function startWorker(program: readonly string[], folder: string, redis: OwnRedis) {
  const worker = new OwnWorker(program, ['--queue', redis.address, '--jobs', folder, '--slots', '1']);
  await worker.says(/^ready/m);
  const connection = new Redis(redis.address);
  const [news] = await connection.hvals(WORKERS);
  connection.disconnect();
  const { maker } = JSON.parse(news!) as { readonly maker: string };
  return { worker, maker };
}

/** Have so many jobs done whose results are there. */
async function doneIn(folder: string, way: Way, maker: string, count: number): Promise<void> {
  const depot = new Depot(folder);
  const limits = { time: 60, step: 60, memory: 2000 };
  const going: Promise<unknown>[] = [];
  for (let number = 0; number < count; number += 1) {
    const formats = [`${number} of ${count}`];
    const how = { formats, formatOptions: {}, strict: false, untrusted: true, sourceDateEpoch: undefined };
    const job = jobOf({
      maker,
      title: 't',
      only: undefined,
      files: [],
      settings: { ...how, archive: undefined },
      limits,
    });
    const made = {
      schema: 1 as const,
      key: job.key,
      title: 't',
      archive: undefined,
      files: [],
      messages: [],
    };
    await depot.putResult(job.key, async () => made);
    await depot.putJob(job);
    const asked = { isCancelled: () => false, isDone: async () => false };
    going.push(way.do({ kind: 'build', job }, limits, asked));
  }
  await Promise.all(going);
}

/** What it takes to list and file so many titles, whose jobs end at once: seconds, and the most memory of who files, in MB. */
export async function fileStubs(
  folder: string,
  count: number,
  redis: OwnRedis,
  program: readonly string[],
): Promise<{
  readonly count: number;
  readonly seconds: number;
  readonly memory: number;
  readonly redis: number;
}> {
  rmSync(folder, { recursive: true, force: true });
  for (let number = 0; number < count; number += 1) {
    const home = join(folder, 'titles', String(number).padStart(6, '0'));
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'book.yaml'), `title: عنوان ${number}\n`);
    writeFileSync(join(home, '1.md'), '# فصل\n\nمتن.\n');
  }
  writeFileSync(join(folder, 'catalogue.yaml'), 'titles: titles\neditions: { folder: editions }\n');
  const { worker: first, maker } = await startWorker(program, join(folder, 'jobs'), redis);
  await first.end();
  const connection = new Redis(redis.address, { maxRetriesPerRequest: null });
  const news = { name: 'bench', tool: 'bench', maker, slots: 200, busy: 0, done: 0, at: Date.now() + 1e8 };
  await connection.hset(WORKERS, 'bench', JSON.stringify(news));
  const ended = async () => ({ state: 'manuscript', messages: [] });
  const worker = new Worker(buildQueue(maker, false), ended, { connection, concurrency: 200 });
  const start = performance.now();
  const { peak, largest } = await watched(
    [...program, 'catalogue', 'build', folder, '--json', '--queue', redis.address],
    connection,
  );
  const seconds = (performance.now() - start) / 1000;
  await worker.close();
  await connection.hdel(WORKERS, 'bench');
  connection.disconnect();
  return { count, seconds, memory: Math.round(peak), redis: Math.round(largest) };
}

/** Run a program; gives the most memory that it and the queue held, in MB (proc(5), `VmHWM`; `INFO memory`). */
function watched(
  args: readonly string[],
  queue: Redis,
): Promise<{ readonly peak: number; readonly largest: number }> {
  let [peak, largest] = [0, 0];
  return new Promise((resolve, reject) => {
    const child = spawn(args[0]!, args.slice(1), { stdio: ['ignore', 'ignore', 'inherit'] });
    const timer = setInterval(async () => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
      } catch {
        // It has ended.
      }
      const info = await queue.info('memory');
      largest = Math.max(largest, Number(/used_memory:(\d+)/.exec(info)?.[1] ?? 0) / 2 ** 20);
    }, 200);
    child.on('error', reject).on('close', () => {
      clearInterval(timer);
      resolve({ peak, largest });
    });
  });
}
