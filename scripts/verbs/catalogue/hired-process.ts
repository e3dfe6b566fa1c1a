import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AnyError } from '../../diagnostics/facts.ts';
import { memoryBelow } from './memory.ts';
import type { Outcome } from './outcome.ts';
import type { Answer, Hired, Request, Task } from './task.ts';

/** How often the memory of a process is looked at that works, in ms. */
const LOOK = 500;

/** What a task may take. */
export interface TaskLimits {
  /** In seconds. */
  readonly time: number;
  /** In MB, its browser among it. */
  readonly memory: number;
}

/** A process of ours that does one task at a time. What takes too much of it ends with it. */
export class HiredProcess {
  readonly #child: ChildProcess;
  readonly #ready: Promise<boolean>;
  #said = '';
  #isEnded = false;
  /** Its own memory after its last task, in MB, without its browser. */
  rss = 0;
  done = 0;

  constructor(hired: Hired, memory: number) {
    const isSource = import.meta.url.endsWith('.ts');
    // In a checkout, `tsx` reads the modules; in the package, they stand beside this one.
    const entry = new URL(isSource ? './process.ts' : './catalogue-process.js', import.meta.url);
    this.#child = fork(fileURLToPath(entry), [], {
      execArgv: [
        ...(isSource ? ['--import', 'tsx'] : []),
        `--max-old-space-size=${Math.ceil(memory * 0.75)}`,
        // See `process.ts`.
        '--expose-gc',
      ],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-4000);
    });
    this.#child.on('error', () => {}).on('exit', () => (this.#isEnded = true));
    this.#ready = this.#next().then((answer) => answer !== undefined);
    this.#child.send(hired, () => {});
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Have a task done; whatever becomes of the process, there is an outcome. */
  async do(task: Task, { time, memory }: TaskLimits): Promise<Outcome> {
    if (!(await this.#ready)) return this.#died();
    let why: AnyError | undefined;
    const end = (reason: AnyError) => {
      why ??= reason;
      this.kill();
    };
    const late = setTimeout(
      () => end({ code: 'job-ended', facts: { fault: 'time', seconds: time } }),
      time * 1000,
    );
    const look = setInterval(() => {
      if (memoryBelow(this.#child.pid!) > memory)
        end({ code: 'job-ended', facts: { fault: 'memory', megabytes: memory } });
    }, LOOK);
    try {
      const answer = this.#next();
      this.#child.send({ task } satisfies Request, () => {});
      const answered = await answer;
      this.done += 1;
      if (answered && 'outcome' in answered) {
        this.rss = answered.rss / 2 ** 20;
        return answered.outcome;
      }
      return why ? { state: 'failed', fault: why, mayPass: false } : this.#died(memory);
    } finally {
      clearTimeout(late);
      clearInterval(look);
    }
  }

  /** End it at once; its browser ends with it. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Let it end: its browser is closed first. */
  async close(): Promise<void> {
    if (this.#isEnded) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    if (this.#child.connected) this.#child.disconnect();
    const late = setTimeout(() => this.kill(), 5000);
    await ended;
    clearTimeout(late);
  }

  /** What it answers next; undefined where it ends before that. */
  #next(): Promise<Answer | undefined> {
    if (this.#isEnded) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const settle = (answer: Answer | undefined) => {
        this.#child.off('message', hear).off('exit', leave);
        resolve(answer);
      };
      const hear = (answer: unknown) => settle(answer as Answer);
      const leave = () => settle(undefined);
      this.#child.on('message', hear).on('exit', leave);
    });
  }

  /** Node ends itself where its memory is full, and says so. */
  #died(memory = 0): Outcome {
    if (/heap out of memory|ERR_WORKER_OUT_OF_MEMORY/.test(this.#said))
      return {
        state: 'failed',
        fault: { code: 'job-ended', facts: { fault: 'memory', megabytes: memory } },
        mayPass: false,
      };
    const { exitCode, signalCode } = this.#child;
    const said = [signalCode ?? `exit code ${exitCode}`, this.#said.trim().split('\n')[0]]
      .filter(Boolean)
      .join('; ');
    return { state: 'failed', fault: { code: 'job-ended', facts: { fault: 'died', said } }, mayPass: true };
  }
}
