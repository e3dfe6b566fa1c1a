import { sha256 } from '../job.ts';
import type { Task } from '../task.ts';

/** Where workers say that they are there: a hash, a field for each. */
export const WORKERS = 'warraq:workers';

/** How long a worker that says nothing is shown, in ms. */
export const SILENT = 60_000;

/** What a job of the queue holds: the rest lies in the depot. */
export type QueuedTask = { readonly key: string } | { readonly path: string };

/** Who makes the same can take the same jobs, and no one else sees them; who trusts nothing doesn't see those that ask for it. */
export function buildQueue(maker: string, isTrusted: boolean): string {
  return `warraq-build-${maker.slice(0, 16)}${isTrusted ? '-trusted' : ''}`;
}

/** `store`: its path, which has to be the same on all machines that look through it. */
export function verifyQueue(store: string): string {
  return `warraq-verify-${sha256(store).slice(0, 16)}`;
}

export function queueOf(task: Task, maker: string): string {
  return task.kind === 'verify' ? verifyQueue(task.store) : buildQueue(maker, !task.job.settings.untrusted);
}

/** What there is but once in a queue has one id: the same edition is made once, whoever asks for it. */
export function idOf(task: Task): string {
  return task.kind === 'verify' ? `v-${sha256(task.path)}` : `b-${task.job.key}`;
}

export function queuedTask(task: Task): QueuedTask {
  return task.kind === 'verify' ? { path: task.path } : { key: task.job.key };
}
