import type { AnyError, ErrorCode, ErrorFacts } from './facts.ts';
import { en } from './messages/en.ts';
import { hintOf, sayError } from './messages/messages.ts';

/** Exit codes that are not 3: 1 for what is wrong with a book or an archive, 2 for wrong use of the command. */
const EXIT_CODES: Partial<Readonly<Record<ErrorCode, number>>> = {
  'output-taken': 1,
  'import-readable': 1,
  'archive-damaged': 1,
  'archive-name': 1,
  'not-reproducible': 1,
  'plugin-failed': 1,
  'typeface-refused': 1,
  'catalogue-title': 1,
  'archive-unknown': 2,
  'edition-unknown': 2,
  'edition-exists': 2,
  'import-occupied': 2,
  'restore-occupied': 2,
  'rule-unknown': 2,
  'setting-overruled': 2,
  'format-unknown': 2,
  'format-option': 2,
  'templates-untrusted': 2,
};

/** A fault of the surroundings: said in one sentence with a hint, exit code 3 as a rule, never with a stack. */
export class WarraqError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'WarraqError';
  readonly exitCode: number;
  readonly code: Code;
  readonly facts: ErrorFacts[Code];
  /** What to do about it, in English as the message is. */
  readonly hint: string;

  constructor(code: Code, facts: ErrorFacts[Code], cause?: unknown) {
    const error = { code, facts } as AnyError;
    super(sayError(en, error), { cause });
    this.code = code;
    this.facts = facts;
    this.exitCode = EXIT_CODES[code] ?? 3;
    this.hint = hintOf(en, error);
  }

  /** What the sentence is made of. */
  get data(): AnyError {
    return { code: this.code, facts: this.facts } as AnyError;
  }
}
