import { join, posix } from 'node:path';
import { VFile } from 'vfile';
import type { World } from '../book/world.ts';
import { report } from '../diagnostics/report.ts';

declare module 'vfile' {
  interface DataMap {
    /** The path of a file in its book's folder, with `/`. */
    pathInBook: string;
  }
}

/** The path of a file that was read in its book's folder; the last part of its path where it is of no book. */
export function pathInBook(file: VFile): string {
  return file.data.pathInBook ?? file.basename ?? '';
}

/** Read a text file of the book as UTF-8 (a byte order mark is dropped). A fault is on the file that is returned. */
export async function readText(world: World, path: string): Promise<VFile> {
  const bytes = await world.read(path);
  const shown = world.root ? join(world.root, path) : path;
  const data = { pathInBook: posix.normalize(path) };
  try {
    return new VFile({ path: shown, data, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) });
  } catch {
    const file = new VFile({ path: shown, data, value: '' });
    const { line, column } = firstBadByte(bytes);
    const point = { line, column };
    report(file, 'text-is-utf8', 'unexpected byte, expected UTF-8 text', { start: point, end: point });
    return file;
  }
}

/** Whether a file is a text of the book, and not an image that something is said of. */
export function isText(file: VFile): boolean {
  return String(file).length > 0 && file.data['asset'] === undefined;
}

/** Line and column (both from 1, column in characters) of the first byte that is not UTF-8. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  const good = new TextDecoder('utf-8').decode(bytes).split('\ufffd', 1)[0] ?? '';
  const lines = good.split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}
