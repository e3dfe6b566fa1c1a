import { spawn } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';

/** A program that is run again and again, and killed while it writes. It says something when it begins to. */
export class Victim {
  readonly #program: string;

  private constructor(program: string) {
    this.#program = program;
  }

  /** Make one program of a file and all that it imports: it starts faster. */
  static async of(entry: string): Promise<Victim> {
    // Below the project, whose packages it needs.
    const program = join(dirname(entry), 'target', basename(entry).replace(/\.ts$/, '.mjs'));
    await build({
      entryPoints: [entry],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
    });
    return new Victim(program);
  }

  /** Run it; kill it this many ms after it began. Gives how long it took, or undefined if it was killed. */
  run(args: readonly string[], killAfter?: number): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [this.#program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
      let start = 0;
      let said = '';
      child.stdout.once('data', () => {
        start = performance.now();
        if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
      });
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
        said += chunk;
      });
      child.on('error', reject).on('close', (code, signal) => {
        if (signal === 'SIGKILL') resolve(undefined);
        else if (code === 0) resolve(performance.now() - start);
        else reject(new Error(said));
      });
    });
  }
}
