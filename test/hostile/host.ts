import { tmpdir } from 'node:os';
import { run } from '../../scripts/warraq/run.ts';
import type { Asked, Done } from './command.ts';

/** Runs command lines one after the other, as its parent asks, each in its folder and with its environment. */
const ownEnvironment = { ...process.env };
let said: Done = { code: 0, stdout: '', stderr: '' };

for (const name of ['stdout', 'stderr'] as const)
  process[name].write = ((chunk: string | Uint8Array) => {
    said = { ...said, [name]: said[name] + Buffer.from(chunk).toString('utf8') };
    return true;
  }) as typeof process.stdout.write;

process.on('message', async ({ args, env, folder }: Asked) => {
  said = { code: 0, stdout: '', stderr: '' };
  process.env = { ...ownEnvironment, ...env };
  process.chdir(folder);
  const code = await run([process.execPath, 'warraq', ...args], new AbortController().signal);
  process.chdir(tmpdir());
  process.send!({ ...said, code });
});
process.send!('ready');
