import { WarraqError } from './warraq-error.ts';

/** A fault of a disk, as the system says it, in words; anything else as it is. */
export function explainedFault(cause: unknown, folder: string): unknown {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new WarraqError(
      'disk-full',
      `the disk of ${folder} is full; nothing was changed there`,
      'make room, or choose another folder',
      cause,
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new WarraqError(
      'output-unwritable',
      `cannot write into ${folder}`,
      'see who may write there, or choose another folder',
      cause,
    );
  }
  return cause;
}
