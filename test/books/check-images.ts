import type { Reading } from './document.ts';
import type { PlacedBlock } from './flow.ts';
import type { Box } from './pdf-read.ts';
import type { Atom } from './truth.ts';

type Image = Atom & { kind: 'image' };
type Placed = Box & { page: number };

/** Every image is there once, whole, in its shape, within the page area, under no text, and with its caption. */
export function checkImages(reading: Reading): string[] {
  const faults: string[] = [];
  const byColour = new Map<string, Placed[]>();
  for (const page of reading.pdf.pages) {
    for (const box of page.boxes) {
      const colour = box.colour.toLowerCase();
      byColour.set(colour, [...(byColour.get(colour) ?? []), { ...box, page: page.index }]);
    }
  }
  for (const block of reading.truth.chapters.flatMap((chapter) => chapter.blocks)) {
    for (const atom of block.atoms) {
      if (atom.kind !== 'image') continue;
      const placed = reading.blocks.find((candidate) => candidate.block === block);
      checkImage(
        reading,
        atom,
        byColour.get(atom.colour) ?? [],
        block.kind === 'figure' ? placed : undefined,
        faults,
      );
    }
  }
  return faults;
}

function checkImage(
  reading: Reading,
  image: Image,
  boxes: Placed[],
  figure: PlacedBlock | undefined,
  faults: string[],
): void {
  const name = `image ${image.colour}`;
  const [box] = boxes;
  if (!box) return void faults.push(`${name} is nowhere`);
  if (boxes.length > 1)
    return void faults.push(
      `${name} stands ${boxes.length} times, on pages ${boxes.map(({ page }) => page + 1).join(', ')}`,
    );
  const page = `page ${box.page + 1}`;
  const [width, height] = [box.right - box.left, box.top - box.bottom];
  if (Math.abs(Math.log(width / height / image.ratio)) > 0.1 && Math.min(width, height) > 3) {
    faults.push(
      `${page}: ${name} has the ratio ${(width / height).toFixed(2)}, not ${image.ratio.toFixed(2)}`,
    );
  }
  const { area } = reading.zones[box.page]!;
  const out = Math.max(
    area.left - box.left,
    box.right - area.right,
    area.bottom - box.bottom,
    box.top - area.top,
  );
  if (out > 2) faults.push(`${page}: ${name} stands ${Math.round(out)} pt outside the page area`);
  checkCovered(reading, box, name, faults);
  if (figure) checkCaption(box, figure, name, faults);
}

function checkCovered(reading: Reading, box: Placed, name: string, faults: string[]): void {
  const { zones } = reading;
  const covered = zones[box.page]!.inner.find((item) => {
    const [x, y] = [item.x + item.width / 2, item.y + item.size * 0.3];
    return x > box.left && x < box.right && y > box.bottom + 1 && y < box.top - 1;
  });
  if (covered) faults.push(`page ${box.page + 1}: «${covered.text.slice(0, 30)}» stands upon ${name}`);
}

/** The caption begins below its figure, on the same page. */
function checkCaption(box: Placed, { first }: PlacedBlock, name: string, faults: string[]): void {
  const { line } = first;
  if (line.page !== box.page)
    faults.push(`page ${box.page + 1}: the caption of ${name} stands on page ${line.page + 1}`);
  else if (line.y > box.bottom + 1)
    faults.push(`page ${box.page + 1}: the caption of ${name} does not stand below it`);
}
