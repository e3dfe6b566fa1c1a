import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A command line, where it is run, and what it finds in its environment. */
export interface Asked {
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What came of it; `code` is a word where the program died, or didn't end in time. */
export interface Done {
  readonly code: number | 'died' | 'hung';
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that runs one command line after the other; another takes its place where one hangs or dies. */
export class Command {
  #host: ChildProcess | undefined;
  #crash = '';

  /** Run a command line; at most `patience` ms. */
  async run(asked: Asked, patience: number): Promise<Done> {
    this.#host ??= await this.#start();
    const host = this.#host;
    const heard = new AbortController();
    const { signal } = heard;
    host.send(asked);
    const done = await Promise.race([
      once(host, 'message', { signal }).then(([message]) => message as Done),
      once(host, 'close', { signal }).then(() => this.#ended('died')),
      setTimeout(patience, undefined, { signal, ref: false }).then(() => this.#ended('hung')),
    ]);
    heard.abort();
    if (typeof done.code === 'string') this.end();
    return done;
  }

  end(): void {
    this.#host?.kill('SIGKILL');
    this.#host = undefined;
  }

  async #start(): Promise<ChildProcess> {
    this.#crash = '';
    const host = fork(join(import.meta.dirname, 'host.ts'), [], {
      execArgv: ['--import', import.meta.resolve('tsx')],
      silent: true,
    });
    // What Node itself says when a program dies.
    host.stderr!.setEncoding('utf8').on('data', (chunk: string) => {
      this.#crash += chunk;
    });
    await once(host, 'message');
    return host;
  }

  #ended(code: 'died' | 'hung'): Done {
    return { code, stdout: '', stderr: this.#crash };
  }
}
