/** What can go wrong with the surroundings, not with the manuscript. */
export type ErrorCode =
  | 'browser-missing'
  | 'browser-crashed'
  | 'output-unwritable'
  | 'disk-full'
  | 'file-unreadable'
  | 'file-changed'
  | 'archive-locked'
  | 'archive-unknown'
  | 'archive-damaged'
  | 'archive-name'
  | 'not-reproducible'
  | 'signing-failed'
  | 'edition-unknown'
  | 'edition-exists'
  | 'restore-occupied';

/** A fault of the surroundings: said in one sentence with a hint, exit code 3, never with a stack. */
export class WarraqError extends Error {
  override readonly name = 'WarraqError';
  readonly exitCode = 3;
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.hint = hint;
  }
}
