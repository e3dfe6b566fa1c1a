import { setImmediate } from 'node:timers/promises';

/** Do something with one after another. In between others have their turn in this thread: the browser may have answered. */
export async function inTurns<T, Made>(
  items: readonly T[],
  work: (item: T) => Made,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  for (const item of items) {
    made.push(work(item));
    await setImmediate();
  }
  return made;
}
