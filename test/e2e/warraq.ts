import { spawn, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBrowser } from '../../scripts/engine/find.ts';
import { PROGRAM, RUN } from '../program.ts';

/** What a run of the real command did. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const ROOT = join(import.meta.dirname, '../..');

/** Run a command line in this process: a new one takes longer to start than most commands to work. One at a time. */
export async function warraqHere(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const { run } = (await import(RUN)) as typeof import('../../scripts/warraq/run.ts');
  const said = { stdout: '', stderr: '' };
  const before = { ...process.env };
  Object.assign(process.env, env);
  const restore = (['stdout', 'stderr'] as const).map((name) => {
    const { write } = process[name];
    process[name].write = (text: string | Uint8Array) => {
      said[name] += String(text);
      return true;
    };
    return () => {
      process[name].write = write;
    };
  });
  try {
    const code = await run(['node', 'warraq', ...args], new AbortController().signal);
    return { code, ...said };
  } finally {
    for (const one of restore) one();
    for (const name of Object.keys(env)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** Run the real command in a process of its own; `interruptAt` sends Ctrl-C when stderr shows this. */
export function warraq(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  interruptAt?: string,
): Promise<Run> {
  return run(process.execPath, [PROGRAM, ...args], env, interruptAt);
}

/** Whether this machine lets us mount a small disk of our own. */
export function canMount(): boolean {
  return spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;
}

/** Run a line of shell where it may mount without anybody else seeing it. */
export function inNamespace(line: string): Promise<Run> {
  return run('unshare', ['-rm', 'sh', '-c', line], {});
}

/**
 * The real browser behind a script that kills it so many seconds after its start, for its first `deaths` lives. The process
 * id of each life goes to the file `lives`.
 */
export async function mortalBrowser(folder: string, deaths: number, seconds: number): Promise<string> {
  const { path, env } = await findBrowser(undefined);
  const script = join(folder, 'mortal');
  const exported = Object.entries(env).map(([name, value]) => `export ${name}='${value}'\n`);
  await writeFile(
    script,
    `#!/bin/sh\n${exported.join('')}[ "$1" = --version ] && exec '${path}' "$@"
echo $$ >> '${folder}/lives'
if [ "$(wc -l < '${folder}/lives')" -le ${deaths} ]; then (sleep ${seconds}; kill -9 $$) >/dev/null 2>&1 & fi
exec '${path}' "$@"\n`,
    { mode: 0o755 },
  );
  return script;
}

function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  interruptAt?: string,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env } });
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
