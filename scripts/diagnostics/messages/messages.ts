import type { RuleMessage } from '../../book/message.ts';
import type { AnyError, ErrorCode, ErrorFacts, RuleFacts, RuleId } from '../facts.ts';
import type { StoreWords } from '../store-faults.ts';

/** Rules of which one way to break them asks for another mending than the rest. */
type Advised = 'setting-valid' | 'directive-known';

/** What is said of a fault of the surroundings. */
export interface ErrorMessage<Facts> {
  /** What is wrong, in one sentence without a full stop. */
  say(facts: Facts): string;
  /** What to do about it. */
  hint(facts: Facts): string;
}

/**
 * All messages in one language. In languages other than English, code stands between backticks, and what was written by others in
 * quotation marks: a reporter isolates both (UAX #9).
 */
export interface Messages {
  readonly rules: {
    readonly [Id in RuleId]: Id extends Advised
      ? Required<RuleMessage<RuleFacts[Id]>>
      : RuleMessage<RuleFacts[Id]>;
  };
  readonly errors: { readonly [Code in ErrorCode]: ErrorMessage<ErrorFacts[Code]> };
  /** What is said of a file or folder of an archive that was verified. */
  readonly store: StoreWords;
  /** The words around a message. */
  readonly labels: Readonly<Record<'error' | 'warning' | 'suggestion' | 'help' | 'expected', string>>;
}

/** What is said of a fault of the surroundings, and what to do about it. */
export function sayError({ errors }: Pick<Messages, 'errors'>, error: AnyError): string {
  return messageOf(errors, error.code).say(error.facts);
}

export function hintOf({ errors }: Pick<Messages, 'errors'>, error: AnyError): string {
  return messageOf(errors, error.code).hint(error.facts);
}

/** What is said of a rule, to be made of its own facts. */
export function wordsOf({ rules }: Messages, rule: RuleId): RuleMessage<object> {
  return rules[rule];
}

/** A code and its facts belong together: the compiler can't see it where they come as a pair. */
function messageOf(errors: Messages['errors'], code: ErrorCode): ErrorMessage<object> {
  return errors[code];
}
