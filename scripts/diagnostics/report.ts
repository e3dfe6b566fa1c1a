import type { Node, Position } from 'unist';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { RULES, type RuleId } from './rules.ts';

/** Where a message belongs: a node, a range, or (left out) the beginning of the file. */
export type Place = Node | Position | undefined;

interface Extra {
  /** What was found. */
  readonly actual?: string;
  /** What would be right. */
  readonly expected?: readonly string[];
  /** What to do, where the rule's own note is too general. */
  readonly note?: string;
}

const START = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

/** Put a message on a file: the reason in one sentence in lower case, the rest from the catalogue. */
export function report(file: VFile, rule: RuleId, reason: string, place?: Place, extra: Extra = {}): void {
  const { severity, note } = RULES[rule];
  const position = place && 'type' in place ? place.position : (place as Position | undefined);
  const message = file.message(reason, { place: position ?? START, ruleId: rule, source: 'warraq' });
  message.fatal = severity === 'error';
  message.note = extra.note ?? note;
  if (extra.actual !== undefined) message.actual = extra.actual;
  if (extra.expected) message.expected = [...extra.expected];
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
