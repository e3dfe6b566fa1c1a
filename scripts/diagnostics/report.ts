import type { Node, Position } from 'unist';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Edit } from './edit.ts';
import { RULES, type RuleId, type Severity } from './rules.ts';

/** Where a message belongs: a node, a range, or (left out) the beginning of the file. */
export type Place = Node | Position | undefined;

/** A rule of another catalogue, such as those of written Persian. */
interface OtherRule {
  readonly id: string;
  readonly severity: Severity;
  readonly note: string;
}

interface Extra {
  /** What was found. */
  readonly actual?: string;
  /** What would be right. */
  readonly expected?: readonly string[];
  /** What to do, where the rule's own note is too general. */
  readonly note?: string;
  readonly mend?: Mend | undefined;
}

/** How a file is mended. */
export interface Mend {
  readonly edits: readonly Edit[];
  /** Whether `warraq check --fix` does it; the author alone otherwise. */
  readonly safe: boolean;
}

declare module 'vfile-message' {
  interface VFileMessage {
    mend?: Mend;
  }
}

const START = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
/** The severities as vfile has them. */
const FATAL = { error: true, warning: false, suggestion: undefined } as const;

/** Put a message on a file: the reason in one sentence in lower case, the rest from the catalogue. */
export function report(
  file: VFile,
  rule: RuleId | OtherRule,
  reason: string,
  place?: Place,
  extra: Extra = {},
): void {
  const { id, severity, note } = typeof rule === 'string' ? { id: rule, ...RULES[rule] } : rule;
  const position = place && 'type' in place ? place.position : (place as Position | undefined);
  const message = file.message(reason, { place: position ?? START, ruleId: id, source: 'warraq' });
  setSeverity(message, severity);
  message.note = extra.note ?? note;
  if (extra.actual !== undefined) message.actual = extra.actual;
  if (extra.expected) message.expected = [...extra.expected];
  if (extra.mend) message.mend = extra.mend;
}

export function severityOf({ fatal }: VFileMessage): Severity {
  if (fatal) return 'error';
  return fatal === false ? 'warning' : 'suggestion';
}

export function setSeverity(message: VFileMessage, severity: Severity): void {
  message.fatal = FATAL[severity];
}

/** All messages of some files, in the order of the files and then of the places. */
export function messagesOf(files: readonly VFile[]): readonly VFileMessage[] {
  return files.flatMap((file) =>
    [...file.messages].sort(
      (a, b) =>
        (a.line ?? 0) - (b.line ?? 0) ||
        (a.column ?? 0) - (b.column ?? 0) ||
        a.reason.localeCompare(b.reason),
    ),
  );
}

/** Whether any of the files has an error. */
export function hasErrors(files: readonly VFile[]): boolean {
  return files.some((file) => file.messages.some((message) => message.fatal));
}

/** Whether what is said of some files is in the way of an edition: errors, and warnings where `strict` is asked for. */
export function isRefused(files: readonly VFile[], strict = false): boolean {
  return (
    hasErrors(files) || (strict && files.some((file) => file.messages.some(({ fatal }) => fatal === false)))
  );
}
