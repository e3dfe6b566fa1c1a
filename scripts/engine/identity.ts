import { stat } from 'node:fs/promises';
import { findBrowser } from './find.ts';

/**
 * What tells the browser that would print from any other: its path, size and last change; «none» where there is none. It is not
 * started.
 */
export async function browserIdentity(asked: string | undefined): Promise<string> {
  try {
    const path = asked ?? (await findBrowser(undefined)).path;
    const { size, mtimeMs } = await stat(path);
    return `${path} ${size} ${mtimeMs}`;
  } catch {
    return 'none';
  }
}
