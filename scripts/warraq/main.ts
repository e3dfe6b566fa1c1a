#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const said = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  process.stderr.write(`this is a fault of warraq itself, please report it with what follows\n${said}\n`);
  const file = faultFile(said);
  if (file) process.stderr.write(`the same is in ${file}: send it with the report\n`);
  return 70;
}

/** Keep what is to be said of a fault of our own; undefined where that is not possible. It has no text of the book. */
function faultFile(said: string): string | undefined {
  const path = join(tmpdir(), `warraq-fault-${process.pid}.txt`);
  const about = `node ${process.version}, ${platform()} ${arch()}\nwarraq ${process.argv.slice(2).join(' ')}\n`;
  try {
    writeFileSync(path, `${about}${said}\n`, { mode: 0o600 });
    return path;
  } catch {
    return undefined;
  }
}

process.exitCode = await main();
