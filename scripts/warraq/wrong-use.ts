import { InvalidArgumentError } from 'commander';
import { printable } from '../diagnostics/printable.ts';

/** Say that the command is used wrongly, and what would be right; the exit code is 2. */
export function wrongUse(message: string, help: string): never {
  process.stderr.write(`error ${printable(message)}\n  help ${printable(help)}\n`);
  throw new InvalidArgumentError(message);
}
