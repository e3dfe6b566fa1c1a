import type { Message, Severity } from '../book/message.ts';
import type { TextFile } from '../book/text-file.ts';
import { type Ignore, ignoreAt } from './ignores.ts';
import { placer } from './place.ts';
import type { Report } from './report.ts';

/** What a book says of rules: their severity, or that they are off. */
export type RuleChoices = Readonly<Record<string, Severity | 'off'>>;

/** The comments of a file, and those that have kept a rule from it so far. */
export interface Ignores {
  readonly ignores: readonly Ignore[];
  readonly used: ReadonlySet<Ignore>;
}

/** What is left of the messages of a file, and the comments that have kept a rule from it by now. */
interface Chosen {
  readonly messages: readonly Message[];
  readonly used: ReadonlySet<Ignore>;
}

/** Let the book's choices and a file's comments have their way with the warnings that are said of the file; errors stay. */
export function applyChoices(
  messages: readonly Message[],
  rules: RuleChoices,
  { ignores, used }: Ignores,
): Chosen {
  const usedNow = new Set(used);
  const left = messages.flatMap((message) => {
    const { rule, severity, place } = message;
    if (severity === 'error' || rule === 'ignore-is-used') return [message];
    const choice = rules[rule];
    if (choice === 'off') return [];
    const ignore = ignoreAt(ignores, rule, place.start.offset ?? 0);
    if (ignore) usedNow.add(ignore);
    return ignore ? [] : [choice === undefined ? message : { ...message, severity: choice }];
  });
  return { messages: left, used: usedNow };
}

/** Say which comments exempt nothing; those for rules that are off have their peace. */
export function reportUnused(
  file: TextFile,
  rules: RuleChoices,
  { ignores, used }: Ignores,
  report: Report,
): void {
  const place = placer(file);
  for (const ignore of ignores) {
    if (used.has(ignore) || (ignore.rules.length > 0 && ignore.rules.every((id) => rules[id] === 'off')))
      continue;
    const { start, end } = ignore.comment;
    report(file, 'ignore-is-used', { rules: ignore.rules }, place(start, end));
  }
}
