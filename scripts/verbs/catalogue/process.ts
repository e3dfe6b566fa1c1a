import { withWorkshop } from '../workshop.ts';
import { Depot } from './depot.ts';
import { doJob } from './do-job.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { compileSeldom } from './seldom-compiled.ts';
import type { Answer, Hired, Request, Task } from './task.ts';
import { verifyPart } from './verify-part.ts';

/** After how many tasks the heap is swept: a sweep takes a tenth of what a title does. */
const SWEEP = 5;

compileSeldom();

/**
 * A process that does one task after the other for whoever started it, with a workshop that stays open, and ends with them. Its first
 * message says what it is hired for.
 */
const hired = await new Promise<Hired>((resolve) =>
  process.once('message', (first) => resolve(first as Hired)),
);
const { depot: folder, browser, cache, maker, trusts } = hired;
// Who started it tells it when to end.
process.on('SIGINT', () => {}).on('SIGTERM', () => {});
await withWorkshop({ browser, cache, browsers: 1, ahead: true, timeout: hired.step }, async (workshop) => {
  const depot = await Depot.open(folder, hired.sources);
  let done = 0;
  /** What it answers. V8 lets the heap grow to about twice what is held before it sweeps of itself, and that stays with the process. */
  const answer = (outcome: Outcome): Answer => {
    done += 1;
    if (done % SWEEP === 0) globalThis.gc?.();
    return { outcome, rss: process.memoryUsage.rss() };
  };
  const work = async (task: Task): Promise<Outcome> =>
    task.kind === 'verify' ? verify(task) : doJob(task.job, { workshop, depot, maker, trusts });
  process.on('message', (request: Request) => {
    void work(request.task).then(
      (outcome) => process.send!(answer(outcome)),
      (cause: unknown) => {
        // It is our own fault: said where it came from, and the process ends with it.
        process.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n`);
        process.exit(70);
      },
    );
  });
  process.send!({ ready: true } satisfies Answer);
  await new Promise((resolve) => process.once('disconnect', resolve));
});
process.exit();

async function verify({ store, path }: Task & { readonly kind: 'verify' }): Promise<Outcome> {
  try {
    return { state: 'verified', verdict: await verifyPart(store, path) };
  } catch (cause) {
    return outcomeOf(cause);
  }
}
