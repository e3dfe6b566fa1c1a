import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { setSeverity, severityOf } from './report.ts';
import type { Severity } from './rules.ts';

/** Fields of a message that are data, and no matter of the file that it is on. */
const FIELDS = ['place', 'ruleId', 'source', 'facts', 'note', 'actual', 'expected', 'mend'] as const;

/** A message without its file: it can be kept, and said again of the same text. */
export interface Said extends Partial<Pick<VFileMessage, (typeof FIELDS)[number]>> {
  readonly reason: string;
  readonly severity: Severity;
}

/** What is said of a file. */
export function saidOf(file: VFile): readonly Said[] {
  return file.messages.map((message) => {
    const fields = FIELDS.filter((field) => message[field] !== undefined);
    const data = Object.fromEntries(fields.map((field) => [field, message[field]]));
    return { ...data, reason: message.reason, severity: severityOf(message) };
  });
}

/** Say it of a file. */
export function say(file: VFile, said: readonly Said[]): void {
  for (const { reason, severity, place, ...rest } of said) {
    const message = Object.assign(file.message(reason, place), rest);
    setSeverity(message, severity);
  }
}
