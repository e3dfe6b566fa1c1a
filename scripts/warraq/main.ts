#!/usr/bin/env node
import { CommanderError } from 'commander';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { program } from './program.ts';

/** Exit codes: 0 built, 1 the manuscript is wrong, 2 wrong use, 3 the surroundings, 70 our own fault, 130 interrupted. */
async function main(): Promise<number> {
  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await program(process.argv, interrupt.signal);
  } catch (cause) {
    return exitCodeOf(cause, interrupt.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

function exitCodeOf(cause: unknown, signal: AbortSignal): number {
  if (signal.aborted) {
    process.stderr.write('interrupted; nothing was written\n');
    return 130;
  }
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : 2;
  if (cause instanceof WarraqError) {
    process.stderr.write(`error ${cause.message} [${cause.code}]\n  help ${cause.hint}\n`);
    return cause.exitCode;
  }
  process.stderr.write(
    `this is a fault of warraq itself, please report it with what follows\n${cause instanceof Error ? cause.stack : String(cause)}\n`,
  );
  return 70;
}

process.exitCode = await main();
