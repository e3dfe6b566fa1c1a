import { Cursor } from './cursor.ts';
import type { PlacedBlock } from './flow.ts';
import type { Char, Line } from './lines.ts';
import type { Box, Page } from './pdf-read.ts';
import type { Block, Truth } from './truth.ts';

/** So many letters may the tool print before a caption. */
const LABEL = 14;

/** Where an image of a block stands. */
export interface Standing extends Box {
  page: number;
}

export function imageOf({ atoms }: Block, pages: readonly Page[]): Standing | undefined {
  const image = atoms.find((atom) => atom.kind === 'image');
  if (!image) return undefined;
  for (const { boxes, index } of pages) {
    const box = boxes.find(({ colour }) => colour.toLowerCase() === image.colour);
    if (box) return { ...box, page: index };
  }
  return undefined;
}

/**
 * Takes the captions of floating figures out of the lines of the pages: they stand with their image, and the text flows on without
 * them. A caption that is not found below its image stays missing in the text, which is then complained of.
 */
export function takeFloats(
  truth: Truth,
  pages: readonly Page[],
  text: Line[][],
): { text: Line[][]; floats: PlacedBlock[] } {
  const floats: PlacedBlock[] = [];
  const taken = new Set<Line>();
  truth.chapters.forEach(({ blocks }, chapter) => {
    for (const block of blocks) {
      const image = block.float ? imageOf(block, pages) : undefined;
      if (!image) continue;
      const below = text[image.page]!.filter((line) => line.chars.length > 0 && line.y < image.bottom + 1);
      const placed = readCaption(block, chapter, below, pages);
      if (!placed) continue;
      floats.push(placed);
      for (const { first, last } of placed.found) taken.add(first.line).add(last.line);
    }
  });
  return {
    text: text.map((lines) => lines.flatMap((line) => (taken.has(line) ? formulasOf(line) : line))),
    floats,
  };
}

/** What is left of a caption's line, which has no formula of its own: formulas alone in a line are drawn behind it. */
const formulasOf = (line: Line): Line[] =>
  line.math.length > 0 ? [{ ...line, items: [], chars: [], tail: '' }] : [];

/** The caption with which the highest of these lines begin. */
function readCaption(
  block: Block,
  chapter: number,
  lines: Line[],
  pages: readonly Page[],
): PlacedBlock | undefined {
  const top = Math.max(...lines.map((line) => line.y));
  const chars: Char[] = lines.slice(lines.findIndex((line) => line.y === top)).flatMap((line) => line.chars);
  for (let length = 0; length <= LABEL; length++) {
    const cursor = new Cursor(block.atoms, pages);
    if (cursor.finished) return undefined;
    cursor.feed(chars, length);
    cursor.close();
    const { found } = cursor;
    if (!cursor.finished) continue;
    const label = chars
      .slice(0, length)
      .map(({ c }) => c)
      .join('');
    return { block, chapter, label, first: found[0]!.first, last: found.at(-1)!.last, found };
  }
  return undefined;
}
