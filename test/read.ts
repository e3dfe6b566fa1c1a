import type { World } from '../scripts/book/world.ts';
import { readBook as read } from '../scripts/manuscript/read.ts';
import type { ReadOptions } from '../scripts/manuscript/read-options.ts';
import type { Reading } from '../scripts/manuscript/reading.ts';
import { SYNTAXES } from '../scripts/syntax/syntaxes.ts';

/** Read a book as the verbs do, with all markup that warraq brings along. */
export function readBook(world: World, only?: string, options: Partial<ReadOptions> = {}): Promise<Reading> {
  return read(world, only, { syntaxes: SYNTAXES, ...options });
}
