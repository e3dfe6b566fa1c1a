import type { Holder } from '../../disk/lock.ts';
import type { TaskLimits } from './hired-process.ts';
import type { Outcome } from './outcome.ts';
import type { Task } from './task.ts';

/** What can be seen of a worker. */
export interface WorkerNews {
  readonly name: string;
  readonly tool: string;
  readonly maker: string;
  readonly slots: number;
  readonly busy: number;
  readonly done: number;
  /** Why it does nothing, if it waits for something: its disk is full. */
  readonly waits?: string | undefined;
  /** When it was last heard of, in ms. */
  readonly at: number;
}

/** What whoever does a task may ask now and then. */
export interface Asked {
  /** Whether it is to be given up, as long as nobody has begun it. */
  readonly isCancelled: () => boolean;
  /** Whether it is done, where nothing is known of it any more. */
  readonly isDone: () => Promise<boolean>;
}

/** Who does tasks: processes of this machine, or workers at a queue. */
export interface Way {
  /** How many tasks may wait or be done at once; the others are not even filed. */
  ahead(): Promise<number>;
  /** Have a task done; one that is given up ends undefined. */
  do(task: Task, limits: TaskLimits, asked: Asked): Promise<Outcome | undefined>;
  /**
   * Write into an archive as the only one who does, wherever others are; `name` tells which. `isGone` knows of a holder of its lock that
   * was writing before, and was killed.
   */
  alone<Result>(
    name: string,
    work: (isGone: (holder: Holder) => boolean) => Promise<Result>,
  ): Promise<Result>;
  /** Whether what goes through it has room: that is its own, not that of a disk of this machine. */
  hasRoom(): Promise<boolean>;
  /** The workers that are there; none where they are processes of this one. */
  workers(): Promise<readonly WorkerNews[]>;
  /** `isAborted`: at once, whatever is being done. */
  close(isAborted: boolean): Promise<void>;
}
