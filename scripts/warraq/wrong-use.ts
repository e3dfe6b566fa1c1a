import { InvalidArgumentError } from 'commander';
import { printable } from '../diagnostics/printable.ts';
import type { Voice } from './voice.ts';

/** Say that the command is used wrongly, and what would be right; the exit code is 2. */
export function wrongUse({ labels, lines, sentence }: Voice, message: string, help: string): never {
  process.stderr.write(
    `${lines(`${labels.error} ${sentence(printable(message))}\n  ${labels.help} ${sentence(printable(help))}`)}\n`,
  );
  throw new InvalidArgumentError(message);
}
