import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Artifact } from './book/artifact.ts';
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
    throw explained(cause, folder);
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

function explained(cause: unknown, folder: string): unknown {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new WarraqError(
      'disk-full',
      `the disk of ${folder} is full; nothing was changed there`,
      'make room, or choose another folder with --out',
      cause,
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new WarraqError(
      'output-unwritable',
      `cannot write into ${folder}`,
      'see who may write there, or choose another folder with --out',
      cause,
    );
  }
  return cause;
}
