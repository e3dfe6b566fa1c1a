import { deserialize, serialize } from 'node:v8';
import type { Store } from './store.ts';

/** What values are kept in. */
export interface ValueStore extends Pick<Store, 'key' | 'get' | 'put'> {
  /** A value that is unpacked already; it is whose who asks, and may be changed. */
  readonly take?: (stage: string, parts: readonly (string | Uint8Array)[]) => unknown;
}

/**
 * The result of a stage as a value, one that is kept or a new one: plain objects, lists and maps, with whatever two of them share
 * (structured clone). What is undefined is not kept: the next time may have more luck. Without a store the value is made.
 */
export async function keptValue<Value>(
  store: ValueStore | undefined,
  stage: string,
  parts: readonly (string | Uint8Array)[],
  make: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value | undefined> {
  if (!store) return make();
  const ready = store.take?.(stage, parts) as Value | undefined;
  if (ready !== undefined) return ready;
  const key = store.key(stage, parts);
  const bytes = await store.get(key);
  const found = bytes && (unpacked(bytes) as Value | undefined);
  if (found !== undefined) return found;
  const made = await make();
  // Whoever gets it may change it: it is put there as it is now.
  const whole = made === undefined ? undefined : ifNotTooDeep(() => serialize(made));
  if (whole) store.put(key, whole);
  return made;
}

/** A value that was kept; undefined where it is too deep to be read. */
export function unpacked(bytes: Uint8Array): unknown {
  return ifNotTooDeep(() => deserialize(bytes) as unknown);
}

/** A value that is some thousand objects deep is not kept: it is written and read as deep. */
function ifNotTooDeep<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}
