import { WarraqError } from '../diagnostics/warraq-error.ts';

/** A fault of a disk, as the system says it, in words; anything else as it is. */
export function explainedFault(cause: unknown, folder: string): unknown {
  const { code, syscall } = cause as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new WarraqError('disk-full', { fault: 'folder', folder }, cause);
  if (code === undefined || syscall === undefined) return cause;
  return new WarraqError('output-unwritable', { folder, code }, cause);
}
