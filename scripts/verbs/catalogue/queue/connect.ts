import { setTimeout as sleep } from 'node:timers/promises';
import type * as BullMQ from 'bullmq';
import type { Redis } from 'ioredis';
import { WarraqError } from '../../../diagnostics/warraq-error.ts';

/** How long a queue may take to answer for the first time, in ms: it may just be starting. */
const ANSWER = 5000;
/** The wait before another try of that, in ms. */
const AGAIN = 200;
/** The longest wait before another try to reach it, in ms. */
const LONGEST_WAIT = 2000;

/** A queue that answered. */
export interface Connected {
  readonly bullmq: typeof BullMQ;
  /** It goes on by itself when the queue is gone for a while: what is asked then waits. */
  readonly redis: Redis;
  /** The same for what waits for news, and can ask nothing else meanwhile. */
  another(): Redis;
  /** Ask it for something; what it refuses is told as a fault of the surroundings. @throws WarraqError `queue-missing` */
  ask<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Reach for it no more where it is gone: what is asked of it then is rejected within seconds. What is reached now stays so. */
  giveUp(): void;
  /** End all connections; what was asked, and is not answered, is rejected. It takes some seconds where the queue is gone. */
  close(): Promise<void>;
}

/**
 * Reach Redis or Valkey; both packages that this needs are optional.
 *
 * @throws WarraqError `queue-missing`
 */
export async function connect(address: string): Promise<Connected> {
  const shown = shownAddress(address);
  const [bullmq, { Redis }] = await Promise.all([
    import('bullmq').catch(notInstalled('bullmq')),
    import('ioredis').catch(notInstalled('ioredis')),
  ]);
  const all: Redis[] = [];
  const open = (options: object) => {
    const redis = new Redis(address, { maxRetriesPerRequest: null, ...options });
    // What listens to nothing would end the program; whoever asks waits until it is there again.
    redis.on('error', () => {});
    all.push(redis);
    return redis;
  };
  const once = { lazyConnect: true, connectTimeout: ANSWER, retryStrategy: () => null };
  await requireAnswer(() => open(once), shown);
  let isGivenUp = false;
  const lasting = {
    connectTimeout: ANSWER,
    // Also of what is made of ours: BullMQ has connections of its own beside them.
    retryStrategy: (times: number) => (isGivenUp ? null : Math.min(times * 100, LONGEST_WAIT)),
  };
  const giveUp = () => {
    isGivenUp = true;
  };
  return {
    bullmq,
    redis: open(lasting),
    another: () => open(lasting),
    ask: async (work) => {
      try {
        return await work();
      } catch (cause) {
        throw toldRefusal(cause, shown);
      }
    },
    giveUp,
    close: async () => {
      giveUp();
      await Promise.all(all.map(end));
    },
  };
}

/** Try connections until one is answered. @throws WarraqError `queue-missing` */
async function requireAnswer(open: () => Redis, address: string): Promise<void> {
  const until = Date.now() + ANSWER;
  for (;;) {
    const fault = await faultOf(open());
    if (!fault) return;
    const { name, message: said } = fault;
    // Who is refused is refused again.
    if (name === 'ReplyError' || Date.now() > until)
      throw new WarraqError('queue-missing', { fault: 'no-answer', address, said }, fault);
    await sleep(AGAIN);
  }
}

/** Try a connection; gives why it can't be used. */
async function faultOf(redis: Redis): Promise<Error | undefined> {
  let said: Error | undefined;
  redis.on('error', (cause) => {
    said = cause;
  });
  try {
    await redis.connect();
    await redis.ping();
    return undefined;
  } catch (cause) {
    // What is thrown says but that the connection is closed.
    return said ?? (cause as Error);
  } finally {
    redis.disconnect();
  }
}

/**
 * End a connection. One that waits for its next try is left to that, which is its last: ended before, it would answer nothing that was asked
 * of it, nor say that it has ended.
 */
async function end(redis: Redis): Promise<void> {
  if (redis.status === 'end') return;
  const ended = new Promise<void>((resolve) => redis.once('end', () => resolve()));
  if (redis.status === 'reconnecting') redis.once('connect', () => redis.disconnect());
  else redis.disconnect();
  await ended;
}

/** What the queue refuses: its disk or its memory is full, one may not, or it is a copy of another. Else the fault as it was. */
function toldRefusal(cause: unknown, address: string): unknown {
  if (!(cause instanceof Error && cause.name === 'ReplyError')) return cause;
  const { message: said } = cause;
  const fault = /^(?:MISCONF|OOM)\b/.test(said) ? 'full' : 'no-answer';
  return new WarraqError('queue-missing', { fault, address, said }, cause);
}

function notInstalled(name: string): (cause: unknown) => never {
  return (cause) => {
    throw new WarraqError('queue-missing', { fault: 'package', name }, cause);
  };
}

/** An address without what is secret in it. @throws WarraqError `queue-missing` where it is none. */
function shownAddress(address: string): string {
  try {
    const { protocol, host } = new URL(address);
    if (['redis:', 'rediss:'].includes(protocol) && host !== '') return `${protocol}//${host}`;
  } catch {
    // It is told below.
  }
  throw new WarraqError('queue-missing', { fault: 'address', address: address.replace(/\/\/[^@/]*@/, '//') });
}
