import { WarraqError } from '../diagnostics/warraq-error.ts';

/** What the system says of a place that can't be written to, in words. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  EISDIR: 'a folder stands in the place of a file',
  ENOENT: 'no folder can be made there',
  ELOOP: 'a link leads to itself',
  ENAMETOOLONG: 'a name is too long',
  EBUSY: 'another program uses it',
  EFBIG: 'a file is too large for it',
  EIO: 'the disk has a fault',
};

/** A fault of a disk, as the system says it, in words; anything else as it is. */
export function explainedFault(cause: unknown, folder: string): unknown {
  const { code, syscall } = cause as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new WarraqError(
      'disk-full',
      `the disk of ${folder} is full; nothing was changed there`,
      'make room, or choose another folder',
      cause,
    );
  if (code === undefined || syscall === undefined) return cause;
  return new WarraqError(
    'output-unwritable',
    `cannot write into ${folder}: ${REASONS[code] ?? code}`,
    'see who may write there, or choose another folder',
    cause,
  );
}
