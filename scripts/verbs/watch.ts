import { watch } from 'node:fs/promises';
import { basename, relative, resolve, sep } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { placeOf } from '../manuscript/open.ts';

/** How long nothing has to change until what has changed is told, in ms: editors write a file in several steps. */
const QUIET = 150;

/**
 * Tells of changes in the folder of a manuscript: at once for the first time, and then each time when something has changed since, and
 * nothing has for a moment. What is hidden, what npm has installed, and what is built are no part of it.
 *
 * @param out The folder of the editions.
 * @param quiet How long that moment is, in ms.
 * @returns Ends when the signal is aborted.
 */
export async function* changesOf(
  path: string,
  out: string,
  signal: AbortSignal,
  quiet = QUIET,
): AsyncGenerator<void> {
  const place = await placeOf(path);
  const folder = 'fault' in place ? '.' : place.folder;
  let changed = gate();
  const looking = look(folder, out, signal, () => changed.open());
  looking.finally(() => changed.open()).catch(() => {});
  yield;
  while (!signal.aborted) {
    await Promise.race([changed.opened, looking]);
    if (signal.aborted) return;
    do {
      changed = gate();
      await Promise.race([changed.opened, delay(quiet)]);
    } while (changed.isOpen());
    yield;
  }
}

/** Tell of every change that counts. @throws WarraqError `file-unreadable` where the system can't look. */
async function look(folder: string, out: string, signal: AbortSignal, tell: () => void): Promise<void> {
  const isBuilt = builtIn(resolve(folder), resolve(out));
  try {
    for await (const { filename } of watch(folder, { recursive: true, signal }))
      if (filename === null || !(isHidden(filename) || isBuilt(filename))) tell();
  } catch (cause) {
    if (!signal.aborted) throw new WarraqError('file-unreadable', { path: folder }, cause);
  }
}

function isHidden(path: string): boolean {
  return path
    .split(sep)
    .some((name) => name.startsWith('.') || name === 'node_modules' || name.endsWith('~'));
}

/** Whether a path in a folder is of the editions, or of those that are about to take their place. */
function builtIn(folder: string, out: string): (path: string) => boolean {
  const within = relative(folder, out);
  if (within === '' || within.startsWith('..')) return () => false;
  const [first, beside] = [within.split(sep)[0]!, `${basename(out)}.new-`];
  return (path) => {
    const own = path.split(sep);
    return (
      path === within || path.startsWith(within + sep) || (within === first && own[0]!.startsWith(beside))
    );
  };
}

/** Something that is waited for until it is opened. */
function gate(): {
  readonly opened: Promise<void>;
  readonly open: () => void;
  readonly isOpen: () => boolean;
} {
  let open = () => {};
  let isOpen = false;
  const opened = new Promise<void>((resolve) => {
    open = () => {
      isOpen = true;
      resolve();
    };
  });
  return { opened, open: () => open(), isOpen: () => isOpen };
}
