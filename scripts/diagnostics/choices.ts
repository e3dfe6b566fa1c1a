import type { VFile } from 'vfile';
import { type Ignore, ignoreAt } from './ignores.ts';
import { placer } from './place.ts';
import { report, setSeverity, severityOf } from './report.ts';
import type { Severity } from './rules.ts';

/** What a book says of rules: their severity, or that they are off. */
export type RuleChoices = Readonly<Record<string, Severity | 'off'>>;

/** The comments of a file, and those that have kept a rule from it so far. */
export interface Ignores {
  readonly ignores: readonly Ignore[];
  readonly used: Set<Ignore>;
}

/**
 * Let the book's choices and a file's comments have their way with the warnings that the file has; errors stay. To be
 * called again when there are new ones.
 */
export function applyChoices(file: VFile, rules: RuleChoices, { ignores, used }: Ignores): void {
  file.messages = file.messages.filter((message) => {
    if (severityOf(message) === 'error' || message.ruleId === 'ignore-is-used') return true;
    const id = message.ruleId ?? '';
    const choice = rules[id];
    if (choice === 'off') return false;
    if (choice !== undefined) setSeverity(message, choice);
    const place = message.place && 'start' in message.place ? message.place.start.offset : undefined;
    const ignore = ignoreAt(ignores, id, place ?? 0);
    if (ignore) used.add(ignore);
    return ignore === undefined;
  });
}

/** Say which comments exempt nothing; those for rules that are off have their peace. */
export function reportUnused(file: VFile, rules: RuleChoices, { ignores, used }: Ignores): void {
  const place = placer(file);
  for (const ignore of ignores) {
    if (used.has(ignore) || (ignore.rules.length > 0 && ignore.rules.every((id) => rules[id] === 'off')))
      continue;
    const { start, end } = ignore.comment;
    report(file, 'ignore-is-used', { rules: ignore.rules }, place(start, end));
  }
}
