import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Artifact } from './book/artifact.ts';
import { explainedFault } from './diagnostics/disk-fault.ts';
import { WarraqError } from './diagnostics/warraq-error.ts';

/**
 * Write the files of an edition into a folder, all or none: first beside their places in a folder of their own, then by
 * renaming. A file or folder of the same name is replaced only when the new one is whole.
 *
 * @throws WarraqError `output-unwritable`, `disk-full`.
 */
export async function writeArtifacts(
  folder: string,
  artifacts: readonly Artifact[],
  signal?: AbortSignal,
): Promise<void> {
  const staging = join(folder, `.warraq-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(staging, { recursive: true });
    for (const artifact of artifacts) {
      signal?.throwIfAborted();
      const path = join(staging, artifact.path);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, artifact.bytes);
    }
    signal?.throwIfAborted();
    for (const name of new Set(artifacts.map((artifact) => artifact.path.split('/')[0]!)))
      await replace(staging, folder, name);
  } catch (cause) {
    throw explainedFault(cause, folder);
  } finally {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Put a new file or folder in the place of the old; the old one is kept aside until the new one stands. */
async function replace(staging: string, folder: string, name: string): Promise<void> {
  const target = join(folder, name);
  const aside = join(staging, `.old-${name}`);
  const had = await rename(target, aside).then(
    () => true,
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return false;
      throw cause;
    },
  );
  try {
    await rename(join(staging, name), target);
  } catch (cause) {
    if (had) await rename(aside, target);
    throw cause;
  }
}

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Put a new text in the place of the old one, wholly or not at all; its mode stays, and so does a byte order mark, which
 * `before` and `after` are without.
 *
 * @throws WarraqError `file-changed` where the file has another text by now; `output-unwritable`, `disk-full`.
 */
export async function replaceText(path: string, before: string, after: string): Promise<void> {
  const target = await realpath(path);
  const now = await readFile(target, 'utf8');
  const mark = now.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  if (now !== mark + before)
    throw new WarraqError(
      'file-changed',
      `${path} was changed by another program; it was left as it is`,
      'save it there, and try again',
    );
  const beside = join(dirname(target), `.warraq-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    const file = await open(beside, 'wx', (await stat(target)).mode);
    try {
      await file.writeFile(mark + after);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (cause) {
    await rm(beside, { force: true });
    throw explainedFault(cause, dirname(path));
  }
}
