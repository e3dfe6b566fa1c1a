import type { World } from '../book/world.ts';
import { MessageList } from '../diagnostics/report.ts';
import { readFolder } from './read-folder.ts';
import type { ReadOptions } from './read-options.ts';
import { readSingle } from './read-single.ts';
import type { Reading } from './reading.ts';

/**
 * Read a book: the folder of the world with `book.yaml` and Markdown files, or, if `only` names it, one Markdown file
 * with its settings as front matter.
 */
export async function readBook(
  world: World,
  only: string | undefined,
  options: ReadOptions,
): Promise<Reading> {
  const said = new MessageList();
  const context = { world, options, said };
  const reading = await (only === undefined ? readFolder(context) : readSingle(only, context));
  return { ...reading, messages: said.all };
}
