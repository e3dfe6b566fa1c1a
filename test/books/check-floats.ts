import type { Reading } from './document.ts';
import { imageOf, type Standing } from './floats.ts';
import type { PlacedBlock } from './flow.ts';
import type { Block } from './truth.ts';

/** A floating figure, and the text around its place in the manuscript. */
interface Float {
  block: Block;
  image: Standing;
  before: PlacedBlock | undefined;
  after: PlacedBlock | undefined;
}

/**
 * A floating figure stands in its place, or at the top of a page: of that of its place or of the next one, or so many pages later
 * as other figures wait before it; but never in another chapter.
 */
export function checkFloats(reading: Reading): string[] {
  const faults: string[] = [];
  reading.truth.chapters.forEach((_, chapter) => {
    const floats = floatsOf(reading, chapter);
    floats.forEach((float, index) => {
      if (isInPlace(float)) return;
      const name = `page ${float.image.page + 1}: image ${float.image.colour}`;
      const place = pageOfPlace(float);
      const waiting = floats.slice(0, index).filter(({ image }) => image.page >= place).length;
      const last = Math.min(place + 1 + waiting, lastPage(reading, chapter));
      if (float.image.page < place || float.image.page > last)
        faults.push(`${name} floats to there from page ${place + 1}`);
      else if (!isAtTop(reading, float, floats))
        faults.push(`${name} floats, but not to the top of the page`);
    });
  });
  return faults;
}

function floatsOf({ truth, pdf, blocks }: Reading, chapter: number): Float[] {
  const placed = new Map(blocks.map((one) => [one.block, one]));
  const own = truth.chapters[chapter]!.blocks;
  const flowing = (block: Block) => (block.float ? undefined : placed.get(block));
  return own.flatMap((block, index) => {
    const image = block.float ? imageOf(block, pdf.pages) : undefined;
    if (!image) return [];
    const before = own.slice(0, index).map(flowing).findLast(Boolean);
    const after = own
      .slice(index + 1)
      .map(flowing)
      .find(Boolean);
    return [{ block, image, before, after }];
  });
}

const pageOfPlace = ({ before, after, image }: Float): number =>
  before?.last.line.page ?? after?.first.line.page ?? image.page;

/** Does it stand below the text before it and above the text behind it, as a figure that does not float? */
function isInPlace({ image, before, after }: Float): boolean {
  const [above, below] = [before?.last.line, after?.first.line];
  const behind = !above || image.page > above.page || (image.page === above.page && image.top <= above.y + 1);
  const ahead =
    !below || image.page < below.page || (image.page === below.page && image.bottom >= below.y - 1);
  const near = !above || image.page <= above.page + 1;
  return behind && ahead && near;
}

/** Does nothing but other floating figures stand above it? */
function isAtTop(reading: Reading, { image }: Float, floats: Float[]): boolean {
  const { page, bottom, top } = image;
  const others = new Set(floats.map((float) => float.image.colour));
  const text = reading.text[page]!.some(
    (line) => line.y > bottom && line.chars.length + line.math.length > 0,
  );
  const images = reading.pdf.pages[page]!.boxes.some(
    (box) => box.colour.startsWith('#f3') && box.bottom >= top - 1 && !others.has(box.colour.toLowerCase()),
  );
  return !text && !images;
}

/** The last page of a chapter. */
function lastPage({ blocks, pdf }: Reading, chapter: number): number {
  const next = blocks.find((one) => one.chapter > chapter);
  return next ? next.first.line.page - 1 : pdf.pages.length - 1;
}
