import type { VFile } from 'vfile';
import { messagesOf, severityOf } from '../report.ts';
import type { Severity } from '../rules.ts';

/** A message for machines; lines and columns from 1, columns in UTF-16 code units. */
export interface JsonMessage {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  /** What the message is made of, to be said in another way or language. */
  readonly facts: object;
  readonly note: string | undefined;
  /** What would be right in its place. */
  readonly expected?: readonly string[];
  /** Whether `warraq check --fix` mends it. */
  readonly mendable?: true;
}

/** The messages of some files as plain data. */
export function jsonReport(files: readonly VFile[]): readonly JsonMessage[] {
  return files.flatMap((file) =>
    messagesOf([file]).map((message) => {
      const place = message.place && 'end' in message.place ? message.place : undefined;
      const line = message.line ?? 1;
      const column = message.column ?? 1;
      return {
        file: file.path ?? '',
        line,
        column,
        endLine: place?.end.line ?? line,
        endColumn: place?.end.column ?? column,
        severity: severityOf(message),
        rule: message.ruleId ?? '',
        message: message.reason,
        facts: message.facts ?? {},
        note: message.note,
        ...(message.expected?.length ? { expected: message.expected } : {}),
        ...(message.mend?.safe ? { mendable: true as const } : {}),
      };
    }),
  );
}
