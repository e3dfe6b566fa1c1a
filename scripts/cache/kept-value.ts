import { deserialize, serialize } from 'node:v8';
import type { Store } from './store.ts';

/**
 * The result of a stage as a value, one that is kept or a new one: plain objects, lists and maps, with whatever two of them share
 * (structured clone). What is undefined is not kept: the next time may have more luck. Without a store the value is made.
 */
export async function keptValue<Value>(
  store: Store | undefined,
  stage: string,
  parts: readonly (string | Uint8Array)[],
  make: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value | undefined> {
  if (!store) return make();
  const key = store.key(stage, parts);
  const found = await store.get(key);
  if (found) return deserialize(found) as Value;
  const made = await make();
  // Whoever gets it may change it: it is put there as it is now.
  if (made !== undefined) store.put(key, serialize(made));
  return made;
}
