import type { Node, Position } from 'unist';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Edit } from '../book/edit.ts';
import type { RuleFacts, RuleId } from './facts.ts';
import { en } from './messages/en.ts';
import { wordsOf } from './messages/messages.ts';
import { RULES, type Severity } from './rules.ts';

/** Where a message belongs: a node, a range, or (left out) the beginning of the file. */
export type Place = Node | Position | undefined;

interface Extra {
  /** What was found. */
  readonly actual?: string;
  /** What would be right. */
  readonly expected?: readonly string[];
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
    /** What the words are made of; the reason is the English sentence. */
    facts?: object;
    mend?: Mend;
  }
}

const START = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
/** The severities as vfile has them. */
const FATAL = { error: true, warning: false, suggestion: undefined } as const;

/** Put a message on a file: a rule of the manuscript that is broken, and the facts of that. */
export function report<Id extends RuleId>(
  file: VFile,
  rule: Id,
  facts: RuleFacts[Id],
  place?: Place,
  extra: Extra = {},
): void {
  const words = wordsOf(en, rule);
  putMessage(
    file,
    {
      rule,
      severity: RULES[rule],
      facts,
      reason: words.say(facts),
      note: words.advise?.(facts) ?? words.note,
    },
    place,
    extra,
  );
}

/** What is said of a place, with its English words. */
interface Told {
  readonly rule: string;
  readonly severity: Severity;
  readonly facts: object;
  readonly reason: string;
  readonly note: string;
}

/** Put a message on a file, of whatever table its rule is. */
export function putMessage(
  file: VFile,
  { rule, severity, facts, reason, note }: Told,
  place: Place,
  extra: Extra = {},
): void {
  const position = place && 'type' in place ? place.position : (place as Position | undefined);
  const message = file.message(reason, { place: position ?? START, ruleId: rule, source: 'warraq' });
  setSeverity(message, severity);
  message.facts = facts;
  message.note = note;
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
