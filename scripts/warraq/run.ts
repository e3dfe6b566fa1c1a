import { writeFileSync } from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { program } from './program.ts';
import { faultLines, type Voice, voiceFor } from './voice.ts';

/**
 * Run a command line: what it has to say goes to stdout and stderr.
 *
 * @returns The exit code: 0 built, 1 the manuscript is wrong, 2 wrong use, 3 the surroundings, 70 our own fault, 130 interrupted.
 */
export async function run(argv: readonly string[], signal: AbortSignal): Promise<number> {
  const voice = await voiceFor(argv, process.env);
  try {
    workingFolder();
    return await program(argv, voice, signal);
  } catch (cause) {
    return exitCodeOf(cause, argv, voice, signal);
  }
}

/** Node has no paths without it, and says so with a stack. */
function workingFolder(): void {
  try {
    process.cwd();
  } catch (cause) {
    throw new WarraqError('folder-gone', {}, cause);
  }
}

/** Say why a command line ended, and with which exit code. */
export function exitCodeOf(
  cause: unknown,
  argv: readonly string[],
  voice: Voice,
  signal: AbortSignal,
): number {
  const { interrupted, ownFault, faultFile } = voice.texts.run;
  const tell = (text: string) => process.stderr.write(`${voice.lines(text)}\n`);
  if (signal.aborted) {
    tell(interrupted);
    return 130;
  }
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : 2;
  if (cause instanceof WarraqError) {
    tell(faultLines(cause, voice));
    return cause.exitCode;
  }
  const said = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  tell(ownFault);
  process.stderr.write(`${said}\n`);
  const file = keptFault(said, argv);
  if (file) tell(voice.sentence(faultFile(file)));
  return 70;
}

/** Keep what is to be said of a fault of our own; undefined where that is not possible. It has no text of the book. */
function keptFault(said: string, argv: readonly string[]): string | undefined {
  const path = join(tmpdir(), `warraq-fault-${process.pid}.txt`);
  const about = `node ${process.version}, ${platform()} ${arch()}\nwarraq ${argv.slice(2).join(' ')}\n`;
  try {
    writeFileSync(path, `${about}${said}\n`, { mode: 0o600 });
    return path;
  } catch {
    return undefined;
  }
}
