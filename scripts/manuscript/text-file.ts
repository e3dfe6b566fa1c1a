import { join, posix } from 'node:path';
import { VFile } from 'vfile';
import type { World } from '../book/world.ts';
import type { FileKind } from '../diagnostics/facts.ts';
import { report } from '../diagnostics/report.ts';
import { binaryKind, otherKind, UTF_16 } from './file-kind.ts';
import { LIMITS } from './limits.ts';

declare module 'vfile' {
  interface DataMap {
    /** The path of a file in its book's folder, with `/`. */
    pathInBook: string;
  }
}

/** The name of the file of settings. */
export const BOOK_FILE = 'book.yaml';

/** The path of a file that was read in its book's folder; the last part of its path where it is of no book. */
export function pathInBook(file: VFile): string {
  return file.data.pathInBook ?? file.basename ?? '';
}

/** What makes a text that can't be read; nothing more is to be said of it. */
const UNREAD = ['text-is-file', 'text-within-limits', 'text-is-utf8', 'text-is-markdown', 'done-in-time'];

/** Whether nothing could be read of a file: then it has no text because of that. */
export function isUnread(file: VFile): boolean {
  return file.messages.some(({ ruleId }) => UNREAD.includes(ruleId ?? ''));
}

/** Read a text file of the book as UTF-8 (a byte order mark is dropped). A fault is on the file that is returned, which is empty then. */
export async function readText(world: World, path: string): Promise<VFile> {
  const shown = world.root ? join(world.root, path) : path;
  const file = new VFile({ path: shown, data: { pathInBook: posix.normalize(path) }, value: '' });
  const standing = await world.standing(path);
  if (standing !== 'file') {
    report(file, 'text-is-file', { found: standing });
    return file;
  }
  if ((await world.size(path)) > LIMITS.textBytes) {
    report(file, 'text-within-limits', { fault: 'bytes', megabytes: LIMITS.textBytes / 1e6 });
    return file;
  }
  const bytes = await world.read(path);
  const kind = binaryKind(bytes);
  const text = kind === undefined ? decoded(bytes) : undefined;
  if (text === undefined) refuse(file, bytes, kind);
  else file.value = text;
  return file;
}

/** Bytes as text; undefined where they are no UTF-8. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Report what is no text in UTF-8, with its kind where that is known. */
function refuse(file: VFile, bytes: Uint8Array, kind: FileKind | typeof UTF_16 | undefined): void {
  if (kind !== undefined && kind !== UTF_16) {
    report(file, 'text-is-markdown', { found: kind, expected: 'text' });
    return;
  }
  const point = kind === UTF_16 ? { line: 1, column: 1 } : firstBadByte(bytes);
  report(file, 'text-is-utf8', { found: kind ?? 'byte' }, { start: point, end: point });
}

/** Read a chapter, or a whole manuscript: a file whose name says that it is something else is not Markdown, whatever it holds. */
export async function readMarkdown(world: World, path: string): Promise<VFile> {
  const kind = otherKind(path);
  if (kind === undefined) return readText(world, path);
  const file = new VFile({ path: world.root ? join(world.root, path) : path, value: '' });
  report(file, 'text-is-markdown', { found: kind, expected: 'Markdown' });
  return file;
}

/** Whether a file is a text of the book, an empty one too, and not an image that something is said of, or a file that is none. */
export function isText(file: VFile): boolean {
  const isRead = String(file).length > 0 || (file.data.pathInBook !== undefined && !isUnread(file));
  return isRead && file.data['asset'] === undefined;
}

/** Line and column (both from 1, column in characters) of the first byte that is not UTF-8. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  const good = new TextDecoder('utf-8').decode(bytes).split('\ufffd', 1)[0] ?? '';
  const lines = good.split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}
