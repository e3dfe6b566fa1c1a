import { Script } from 'node:vm';
import type { TextFile } from '../book/text-file.ts';
import type { Step } from './facts.ts';
import type { Report } from './report.ts';

/** Longest time for one step that nothing can interrupt, in seconds, where nothing else was asked for. */
export const PATIENCE = 60;

const NAME = 'warraqStep';
const SCRIPT = new Script(`globalThis.${NAME}()`);

/**
 * Do a step of the work, but no longer than it may take: what a text asks for may grow with its square, and a template may never
 * end. Where the time is up, or the text goes deeper than the program can follow, that is told of a file.
 *
 * @returns what `work` gives; undefined if it was told.
 */
export function withinTime<Result>(
  file: TextFile,
  report: Report,
  step: Step,
  work: () => Result,
  seconds = PATIENCE,
): Result | undefined {
  const scope = globalThis as { [NAME]?: (() => unknown) | undefined };
  const before = scope[NAME];
  let result: Result | undefined;
  scope[NAME] = () => {
    result = work();
  };
  try {
    SCRIPT.runInThisContext({ timeout: seconds * 1000, displayErrors: false });
    return result;
  } catch (cause) {
    if (isTimeUp(cause)) report(file, 'done-in-time', { step, seconds });
    else if (isTooDeep(cause)) report(file, 'text-within-limits', { fault: 'recursion', step });
    else throw cause;
    return undefined;
  } finally {
    scope[NAME] = before;
  }
}

export function isTimeUp(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

export function isTooDeep(cause: unknown): boolean {
  return cause instanceof RangeError && /call stack/i.test(cause.message);
}
