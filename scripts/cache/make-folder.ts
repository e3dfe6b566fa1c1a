import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Make a folder for its owner alone, and those that it lies in. Node's own way (`recursive`) tries for ever where the system says of a folder that is not there
 * that it can't be made for that very reason, as Linux does below `/proc`.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await makeOne(path);
  } catch (cause) {
    const isAlone = dirname(path) === path || (cause as NodeJS.ErrnoException).code !== 'ENOENT';
    if (isAlone) throw cause;
    await makeFolder(dirname(path));
    await makeOne(path);
  }
}

/** Make a folder, unless another program was faster. */
async function makeOne(path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw cause;
  });
}
