import { isRightToLeft } from './area.ts';
import type { Reading } from './document.ts';
import { letters, linesOf, textOf } from './lines.ts';
import type { Box, Page } from './pdf-read.ts';

const mm = 72 / 25.4;

/** The leaves themselves: their size, crop marks, the cover, and what the book's own templates print. */
export function checkLeaves(reading: Reading): string[] {
  const faults: string[] = [];
  for (const page of reading.pdf.pages) {
    checkSize(reading, page, faults);
    checkBleed(reading, page, faults);
  }
  checkCover(reading, faults);
  checkOwnWords(reading, faults);
  return faults;
}

function checkSize({ truth, pdf }: Reading, page: Page, faults: string[]): void {
  const first = pdf.pages[0]!;
  const { width, height } = truth.size
    ? { width: truth.size.width * mm, height: truth.size.height * mm }
    : first;
  if (Math.abs(page.width - width) > 1 || Math.abs(page.height - height) > 1)
    faults.push(
      `page ${page.index + 1} measures ${page.width.toFixed(1)} × ${page.height.toFixed(1)} pt, not ${width.toFixed(1)} × ${height.toFixed(1)}`,
    );
}

/** Crop marks stand at all four edges, beyond the bleed; a book that has no bleed has none. */
function checkBleed(
  { truth }: Reading,
  { index, sheet, cropMarks, width, height }: Page,
  faults: string[],
): void {
  const name = `page ${index + 1}`;
  if (!truth.bleed) {
    if (sheet.left < 0) faults.push(`${name} has a bleed`);
    return;
  }
  const bleed = truth.bleed * mm;
  const around = Math.min(-sheet.left, -sheet.bottom, sheet.right - width, sheet.top - height);
  if (around < bleed - 0.5)
    faults.push(`${name} has ${around.toFixed(1)} pt around it, its bleed is ${bleed.toFixed(1)}`);
  const edges = [
    cropMarks.filter(({ left, right }) => right - left < 1 && Math.abs(left) < 1),
    cropMarks.filter(({ left, right }) => right - left < 1 && Math.abs(left - width) < 1),
    cropMarks.filter(({ bottom, top }) => top - bottom < 1 && Math.abs(bottom) < 1),
    cropMarks.filter(({ bottom, top }) => top - bottom < 1 && Math.abs(bottom - height) < 1),
  ];
  if (edges.some((marks) => marks.length !== 2)) faults.push(`${name} lacks crop marks`);
  const within = cropMarks.some(
    ({ left, right, bottom, top }) =>
      right > 0.5 - bleed &&
      left < width + bleed - 0.5 &&
      top > 0.5 - bleed &&
      bottom < height + bleed - 0.5 &&
      // The strokes of the text, as those of a root or a fraction, stand on the page itself.
      !(left > 0.5 && right < width - 0.5 && bottom > 0.5 && top < height - 0.5),
  );
  if (within) faults.push(`${name}: a crop mark stands within the bleed`);
}

/** The first leaf is the cover that the book asks for, and there is none where it asks for none. */
function checkCover({ truth, pdf }: Reading, faults: string[]): void {
  const first = pdf.pages[0]!;
  const leaf = first.boxes.filter((box) => covers(box, first));
  if (!truth.cover) {
    if (leaf.length > 0) faults.push('there is a cover, the book asks for none');
    return;
  }
  const { coverImage } = truth;
  if (!coverImage) {
    const text = textOf(linesOf(first, first.items, isRightToLeft(truth)).flatMap((line) => line.chars));
    for (const words of [truth.title, truth.ownWords.cover ?? ''])
      if (!text.includes(letters(words))) faults.push(`the cover has «${text}», not «${words}»`);
    return;
  }
  const images = pdf.pages.flatMap(({ boxes, index }) =>
    boxes.filter(({ colour }) => colour === coverImage.colour).map((box) => ({ ...box, index })),
  );
  const [image] = images;
  if (!image || images.length > 1 || image.index !== 0)
    return void faults.push(
      `the cover’s image stands ${images.length} times, on pages ${images.map(({ index }) => index + 1)}`,
    );
  const [width, height] = [image.right - image.left, image.top - image.bottom];
  if (Math.abs(Math.log(width / height / coverImage.ratio)) > 0.03)
    faults.push('the cover’s image is out of shape');
  if (Math.abs(width - first.width) > 2 && Math.abs(height - first.height) > 2)
    faults.push('the cover’s image does not fill its page');
  if (first.items.length > 0) faults.push(`upon the cover’s image stands «${first.items[0]!.text}»`);
}

/** Does a box fill a page from edge to edge in one direction, and most of it in the other? */
function covers(box: Box, { width, height }: Page): boolean {
  const [across, down] = [(box.right - box.left) / width, (box.top - box.bottom) / height];
  return Math.max(across, down) > 0.98 && Math.min(across, down) > 0.3;
}

function checkOwnWords({ truth, frontChars }: Reading, faults: string[]): void {
  const text = textOf(frontChars);
  for (const words of truth.ownWords.front) {
    const times = text.split(letters(words)).length - 1;
    if (times !== 1) faults.push(`a template’s words «${words}» stand ${times} times before the text`);
  }
}
