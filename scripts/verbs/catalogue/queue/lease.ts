import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Holder } from '../../../disk/lock.ts';

/** How long a lease is held that nobody renews, in ms. */
const HELD = 15_000;
const PAUSE = 50;
/** How long it is known of a holder that it did not end its lease, in seconds. */
const KNOWN = 7 * 86_400;

/** How long the end of a lease may take, in ms: it runs out. */
const END_WAIT = 1000;

/** Renew, or end, only what is still one's own. */
const RENEW = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end return 0`;
const END = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1], KEYS[2]) end return 0`;

/**
 * Do something as the only one at a queue who holds a name. A holder that was killed is followed by the next when its lease has run out; who
 * that was, its successors know, also those of one that was killed in its turn.
 */
export async function withLease<Result>(
  redis: Redis,
  name: string,
  work: (isGone: (holder: Holder) => boolean) => Promise<Result>,
): Promise<Result> {
  const key = `warraq:lease:${name}`;
  const who = `${hostname()} ${process.pid}`;
  const mine = `${who} ${randomBytes(8).toString('hex')}`;
  while ((await redis.set(key, mine, 'PX', HELD, 'NX')) === null) await sleep(PAUSE);
  const renewing = setInterval(
    () => void redis.eval(RENEW, 1, key, mine, HELD).catch(() => undefined),
    HELD / 3,
  );
  try {
    const gone = await goneHolders(redis, key, who);
    return await work(({ host, pid }) => gone.has(`${host} ${pid}`));
  } finally {
    clearInterval(renewing);
    const ended = redis.eval(END, 2, key, `${key}:last`, mine).catch(() => undefined);
    await Promise.race([ended, sleep(END_WAIT)]);
  }
}

/** Those who held a name before, and never ended that. */
async function goneHolders(redis: Redis, key: string, who: string): Promise<ReadonlySet<string>> {
  const last = await redis.getset(`${key}:last`, who);
  if (last !== null) await redis.sadd(`${key}:gone`, last);
  await redis.srem(`${key}:gone`, who);
  await redis.expire(`${key}:gone`, KNOWN);
  return new Set(await redis.smembers(`${key}:gone`));
}
