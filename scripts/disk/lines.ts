import { appendFile, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { chunksOf, kindAt } from './disk.ts';
import { explainedFault } from './disk-fault.ts';

const NEWLINE = 10;

/**
 * Write behind what a file has, in one step; the file is made where there is none.
 *
 * @throws WarraqError `disk-full`, `output-unwritable`
 */
export async function appendText(path: string, text: string): Promise<void> {
  try {
    await appendFile(path, text);
  } catch (cause) {
    throw explainedFault(cause, dirname(path));
  }
}

/** A line of a file, and where it begins, in bytes. */
export interface PlacedLine {
  readonly line: string;
  readonly at: number;
}

/** The lines of a file of text, one after the other; none where there is no file. What is behind the last newline is a line too. */
export async function* placedLines(path: string): AsyncGenerator<PlacedLine> {
  if ((await kindAt(path)) !== 'file') return;
  let rest = Buffer.alloc(0);
  let at = 0;
  for await (const chunk of chunksOf(path)) {
    const bytes = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, from)) {
      yield { line: bytes.toString('utf8', from, end), at: at + from };
      from = end + 1;
    }
    at += from;
    rest = bytes.subarray(from);
  }
  if (rest.length > 0) yield { line: rest.toString('utf8'), at };
}

/** The same without their places. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  for await (const { line } of placedLines(path)) yield line;
}

/** Bytes that are read at once of a line whose end is not known. */
const PIECE = 4096;

/** The line that begins at a place of a file; undefined where there is none. */
export async function lineAt(path: string, at: number): Promise<string | undefined> {
  if ((await kindAt(path)) !== 'file') return undefined;
  const file = await open(path, 'r');
  try {
    const pieces: Buffer[] = [];
    for (let place = at; ; ) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(PIECE), 0, PIECE, place);
      const piece = buffer.subarray(0, bytesRead);
      const end = piece.indexOf(NEWLINE);
      pieces.push(end === -1 ? piece : piece.subarray(0, end));
      if (end !== -1 || bytesRead === 0) break;
      place += bytesRead;
    }
    const line = Buffer.concat(pieces);
    return line.length > 0 ? line.toString('utf8') : undefined;
  } finally {
    await file.close();
  }
}
