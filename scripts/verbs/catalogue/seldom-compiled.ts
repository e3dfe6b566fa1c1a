import { setFlagsFromString } from 'node:v8';

/** V8 has counted how often a function is called since its version 12, with Node 22, and before that how much of it was run, in bytes of bytecode. */
const SELDOM =
  Number.parseInt(process.versions.v8, 10) < 12
    ? '--interrupt-budget=2000000'
    : '--invocation-count-for-turbofan=90000';

export const FLAGS: readonly string[] = [SELDOM, '--no-flush-bytecode'];

/**
 * Tell V8 to compile functions once more only after thirty times what it waits for of itself, and to forget none of them. Some thousand functions
 * have a part in a book, and none of them a large one: to compile them, again and again, took a sixth of the CPU of a title, after a hundred titles, too.
 */
export function compileSeldom(): void {
  for (const flag of FLAGS) setFlagsFromString(flag);
}
