import { basename, join, posix } from 'node:path';
import type { Message } from '../book/message.ts';
import type { TextFile } from '../book/text-file.ts';
import type { World } from '../book/world.ts';
import type { FileKind } from '../diagnostics/facts.ts';
import type { Report } from '../diagnostics/report.ts';
import { binaryKind, otherKind, UTF_16 } from './file-kind.ts';
import { LIMITS } from './limits.ts';

/** The name of the file of settings. */
export const BOOK_FILE = 'book.yaml';

/** The path of a file that was read in its book's folder; the last part of its path where it is of no book. */
export function pathInBook(file: TextFile): string {
  return file.pathInBook ?? basename(file.path);
}

/** What makes a text that can't be read; nothing more is to be said of it. */
const UNREAD = ['text-is-file', 'text-within-limits', 'text-is-utf8', 'text-is-markdown', 'done-in-time'];

/** The paths of the files of which nothing could be read: they have no text because of that. */
export function unreadOf(messages: readonly Message[]): ReadonlySet<string> {
  return new Set(messages.filter(({ rule }) => UNREAD.includes(rule)).map(({ file }) => file));
}

/** Read a text file of the book as UTF-8 (a byte order mark is dropped). Where it has a fault, that is told, and the text is empty. */
export async function readText(world: World, path: string, report: Report): Promise<TextFile> {
  const shown = world.root ? join(world.root, path) : path;
  const file: TextFile = { path: shown, value: '', pathInBook: posix.normalize(path) };
  const unread: TextFile = { ...file, isUnread: true };
  const standing = await world.standing(path);
  if (standing !== 'file') {
    report(file, 'text-is-file', { found: standing });
    return unread;
  }
  if ((await world.size(path)) > LIMITS.textBytes) {
    report(file, 'text-within-limits', { fault: 'bytes', megabytes: LIMITS.textBytes / 1e6 });
    return unread;
  }
  const bytes = await world.read(path);
  const kind = binaryKind(bytes);
  const text = kind === undefined ? decoded(bytes) : undefined;
  if (text !== undefined) return { ...file, value: text };
  refuse(file, bytes, kind, report);
  return unread;
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
function refuse(
  file: TextFile,
  bytes: Uint8Array,
  kind: FileKind | typeof UTF_16 | undefined,
  report: Report,
): void {
  if (kind !== undefined && kind !== UTF_16) {
    report(file, 'text-is-markdown', { found: kind, expected: 'text' });
    return;
  }
  const point = kind === UTF_16 ? { line: 1, column: 1 } : firstBadByte(bytes);
  report(file, 'text-is-utf8', { found: kind ?? 'byte' }, { start: point, end: point });
}

/** Read a chapter, or a whole manuscript: a file whose name says that it is something else is not Markdown, whatever it holds. */
export async function readMarkdown(world: World, path: string, report: Report): Promise<TextFile> {
  const kind = otherKind(path);
  if (kind === undefined) return readText(world, path, report);
  const shown = world.root ? join(world.root, path) : path;
  const file: TextFile = { path: shown, value: '', isUnread: true };
  report(file, 'text-is-markdown', { found: kind, expected: 'Markdown' });
  return file;
}

/** Whether a file is a text of the book, an empty one too, and not an image that something is said of, or a file that is none. */
export function isText(file: TextFile): boolean {
  const { value, pathInBook, isUnread, isAsset } = file;
  return !isAsset && (value.length > 0 || (pathInBook !== undefined && !isUnread));
}

/** Line and column (both from 1, column in characters) of the first byte that is not UTF-8. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  const good = new TextDecoder('utf-8').decode(bytes).split('\ufffd', 1)[0] ?? '';
  const lines = good.split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}
