import { createRequire } from 'node:module';

type Exchange = (one: string, other: string) => boolean;

/** `renameat2(2)`: paths are relative to the working folder; the two entries change places. */
const AT_FDCWD = -100;
const RENAME_EXCHANGE = 2;
/** `renamex_np(2)` of macOS. */
const RENAME_SWAP = 2;

let found: Exchange | undefined;

/**
 * Let two folders change places in one step, as only the kernel can; false where it doesn't, or the file system doesn't.
 *
 * Node has no function for it, and nothing else can put a folder in the place of another so that there is one at every instant.
 */
export function exchange(one: string, other: string): boolean {
  found ??= find();
  return found(one, other);
}

function find(): Exchange {
  try {
    const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
    if (process.platform === 'darwin') {
      const swap = koffi
        .load('/usr/lib/libSystem.B.dylib')
        .func('int renamex_np(const char *from, const char *to, unsigned int flags)');
      return (one, other) => swap(one, other, RENAME_SWAP) === 0;
    }
    if (process.platform === 'linux') {
      const swap = koffi
        .load(null)
        .func('int renameat2(int from, const char *one, int to, const char *other, unsigned int flags)');
      return (one, other) => swap(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) === 0;
    }
  } catch {
    // Without it the folders change places in two steps, which the next verb can finish.
  }
  return () => false;
}
