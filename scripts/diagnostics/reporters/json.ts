import type { Severity } from '../../book/message.ts';
import type { Told } from '../report.ts';
import type { Speech } from '../speech.ts';
import { placed } from './placed.ts';

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

/** The messages of some texts as plain data, with their sentences. */
export function jsonReport(told: Told, speech: Speech): readonly JsonMessage[] {
  return placed(told, speech).map(({ message }) => {
    const { file, rule, severity, place, facts, expected, mend } = message;
    return {
      file,
      line: place.start.line,
      column: place.start.column,
      endLine: place.end.line,
      endColumn: place.end.column,
      severity,
      rule,
      message: speech.say(rule, facts) ?? '',
      facts,
      note: speech.advise(rule, facts),
      ...(expected?.length ? { expected } : {}),
      ...(mend?.safe ? { mendable: true as const } : {}),
    };
  });
}
