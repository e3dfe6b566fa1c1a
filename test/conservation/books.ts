import fc from 'fast-check';
import { silent } from '../../scripts/diagnostics/report.ts';
import { type Rendering, render } from '../../scripts/render/render.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { SEED } from '../seed.ts';
import { manuscripts } from './documents.ts';
import { isBeyondStock, type Said, saidIn } from './oracle.ts';

/** How many random manuscripts are judged; the environment may ask for more. */
export function countFor(usual: number): number {
  return Number(process.env['WARRAQ_DOCUMENTS'] ?? usual);
}

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
const SETTINGS = 'title: ک\nfootnotes: chapter\ncover: false\n';

/** One manuscript as a book; undefined where a message says what is wrong with it. */
export async function rendered(markdown: string): Promise<Rendering | undefined> {
  const { book, messages } = await readBook(
    memoryWorld({ 'book.yaml': SETTINGS, '1.md': markdown, 'f.svg': DRAWING }),
  );
  if (!book && messages.length === 0) throw new Error('no book, and no message');
  return book && render(book, silent);
}

/** Some manuscripts as the chapters of a book, with what they say. */
export interface RandomBook {
  readonly rendering: Rendering;
  readonly chapters: readonly { readonly markdown: string; readonly said: Said }[];
}

/** Books of random manuscripts that a stock reader understands, `size` to a book. */
export async function* randomBooks(count: number, size: number): AsyncGenerator<RandomBook> {
  for (let made = 0, turn = 0; made < count; turn += 1) {
    const chapters: { markdown: string; said: Said }[] = [];
    for (const markdown of fc.sample(manuscripts, { numRuns: size * 2, seed: SEED + turn })) {
      if (chapters.length === size || isBeyondStock(markdown) || !(await rendered(markdown))) continue;
      chapters.push({ markdown, said: saidIn(markdown) });
    }
    made += chapters.length;
    const { book, messages } = await readBook(memoryWorld(filesOf(chapters)));
    if (!book) throw new Error(`no book of manuscripts that are good alone: ${JSON.stringify(messages)}`);
    yield { rendering: render(book, silent), chapters };
  }
}

function filesOf(chapters: RandomBook['chapters']): Readonly<Record<string, string>> {
  const texts = chapters.map(({ markdown }, index) => [`${String(index).padStart(4, '0')}.md`, markdown]);
  return { 'book.yaml': `${SETTINGS}numbering: none\n`, 'f.svg': DRAWING, ...Object.fromEntries(texts) };
}
