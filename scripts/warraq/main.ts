#!/usr/bin/env node
import { exitCodeOf, run } from './run.ts';

const interrupt = new AbortController();
const stop = () => interrupt.abort();
process.on('SIGINT', stop).on('SIGTERM', stop);
process.on('uncaughtException', (cause) => process.exit(exitCodeOf(cause, process.argv, interrupt.signal)));
for (const stream of [process.stdout, process.stderr]) stream.on('error', giveUp);
process.exitCode = await run(process.argv, interrupt.signal);
process.off('SIGINT', stop).off('SIGTERM', stop);

/** Nobody reads any more, as behind `| head`: no fault. Else what was to be said has no room: the surroundings are at fault. */
function giveUp(cause: NodeJS.ErrnoException): never {
  if (cause.code === 'EPIPE') process.exit();
  try {
    process.stderr.write(
      `error cannot write what there is to say: ${cause.code} [output-unwritable]\n  help make room, or send it elsewhere\n`,
    );
  } finally {
    process.exit(3);
  }
}
