/** What can go wrong with the surroundings, not with the manuscript. */
export type ErrorCode =
  | 'browser-missing'
  | 'browser-crashed'
  | 'browser-stalled'
  | 'output-unwritable'
  | 'output-taken'
  | 'disk-full'
  | 'file-unreadable'
  | 'file-changed'
  | 'date-wrong'
  | 'folder-gone'
  | 'archive-locked'
  | 'archive-unknown'
  | 'archive-damaged'
  | 'archive-name'
  | 'not-reproducible'
  | 'signing-failed'
  | 'edition-unknown'
  | 'edition-exists'
  | 'restore-occupied'
  | 'templates-untrusted';

/** Exit codes that are not 3: 1 for what is wrong with a book or an archive, 2 for wrong use of the command. */
const EXIT_CODES: Partial<Readonly<Record<ErrorCode, number>>> = {
  'output-taken': 1,
  'archive-damaged': 1,
  'archive-name': 1,
  'not-reproducible': 1,
  'archive-unknown': 2,
  'edition-unknown': 2,
  'edition-exists': 2,
  'restore-occupied': 2,
  'templates-untrusted': 2,
};

/** A fault of the surroundings: said in one sentence with a hint, exit code 3 as a rule, never with a stack. */
export class WarraqError extends Error {
  override readonly name = 'WarraqError';
  readonly exitCode: number;
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.exitCode = EXIT_CODES[code] ?? 3;
    this.hint = hint;
  }
}
