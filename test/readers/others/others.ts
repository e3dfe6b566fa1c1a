import type { Reading } from '../../../scripts/manuscript/reading.ts';
import { type ReadOthers, readOthers } from '../../../scripts/readers/others/read-others.ts';
import { bookDifference } from '../../../scripts/readers/others/same-book.ts';
import { SYNTAXES } from '../../../scripts/syntax/syntaxes.ts';
import { memoryWorld } from '../../memory-world.ts';
import { readBook } from '../../read.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

interface Made {
  readonly read: ReadOthers;
  readonly files: Files;
  readonly again: Reading;
  /** What the book of the folder and that of the manuscript differ in. */
  readonly differs: string | undefined;
}

/** Make a manuscript of the folder of another tool, and read it. */
export async function manuscriptOf(folder: Files): Promise<Made> {
  const read = await readOthers(memoryWorld(folder), SYNTAXES);
  const made = read.folder((text) => text);
  const files = {
    'book.yaml': made.book,
    ...Object.fromEntries(made.chapters.map(({ path, text }) => [path, text])),
    ...Object.fromEntries(made.images.map(({ path, bytes }) => [path, bytes])),
  };
  const again = await readBook(memoryWorld(files));
  return { read, files, again, differs: again.found ? bookDifference(read, again.found, read.was) : 'all' };
}
