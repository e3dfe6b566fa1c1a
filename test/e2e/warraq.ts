import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What a run of the real command did. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const ROOT = join(import.meta.dirname, '../..');

/** Run the real command in a process of its own; `interruptAt` sends Ctrl-C when stderr shows this. */
export function warraq(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  interruptAt?: string,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/warraq/main.ts', ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      const before = stderr.length;
      stderr += chunk;
      if (interruptAt && stderr.includes(interruptAt) && !stderr.slice(0, before).includes(interruptAt))
        child.kill('SIGINT');
    });
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
