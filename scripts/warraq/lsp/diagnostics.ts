import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver/node';
import type { Message } from '../../book/message.ts';
import { printable } from '../../diagnostics/printable.ts';
import type { Speech } from '../../diagnostics/speech.ts';
import type { CheckResult } from '../../verbs/check.ts';
import { ruleAddress } from '../../verbs/rules.ts';

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  suggestion: DiagnosticSeverity.Information,
} as const;

/** What is said of each file of a manuscript, by its path. */
export function diagnosticsOf(
  { messages }: CheckResult,
  speech: Speech,
): ReadonlyMap<string, readonly Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>();
  for (const message of messages) {
    const said = files.get(message.file) ?? [];
    files.set(message.file, [...said, diagnosticOf(message, speech)]);
  }
  return files;
}

/** A message as the protocol has it; the sentence without marks of direction, which some editors show as signs. */
function diagnosticOf({ rule, severity, place, facts }: Message, speech: Speech): Diagnostic {
  const href = ruleAddress(rule);
  return {
    range: rangeOf(place),
    severity: SEVERITIES[severity],
    source: 'warraq',
    code: rule,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    message: printable(speech.say(rule, facts) ?? rule),
  };
}

/** Lines and characters from 0, characters in UTF-16 code units (LSP 3.17, «Position»): ours are from 1, in the same units. */
export function rangeOf({ start, end }: Message['place']): Range {
  return {
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  };
}
