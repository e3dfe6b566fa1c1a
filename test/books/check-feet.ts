import type { Reading } from './document.ts';
import type { PlacedBlock } from './flow.ts';
import type { BlockKind } from './truth.ts';

/** Before these a page may end early. */
const movers = new Set<BlockKind>([
  'heading',
  'figure',
  'tableCaption',
  'cell',
  'code',
  'formula',
  'verse',
  'epigraph',
  'aside',
  'latin',
]);

/** The feet of the pages: notes stand at the foot; a text that ends early is counted as a hole. */
export function checkFeet(reading: Reading): string[] {
  const faults: string[] = [];
  const line = reading.truth.bodySize * reading.truth.lineHeight;
  // On a grid a page has whole lines only, and notes end where a line of text does.
  const least = reading.truth.theme === 'book' ? 1.3 * line : line;
  const { length } = reading.pdf.pages;
  const starts = startsOf(reading);
  for (let index = reading.firstPage; index < length; index++) {
    const zone = reading.notes[index];
    const { area } = reading.zones[index]!;
    if (zone) {
      const lowest = Math.min(...zone.lines.map(({ y, size }) => y - size * 0.4));
      if (lowest - area.bottom > least)
        faults.push(`page ${index + 1}: its notes end ${Math.round(lowest - area.bottom)} pt above the foot`);
    }
    const next = starts.get(index + 1);
    const hole = holeOf(reading, index, line);
    if (next && !movers.has(next.block.kind) && hole > 3) {
      faults.push(`hole: page ${index + 1} ends ${hole.toFixed(1)} lines early before a ${next.block.kind}`);
    }
  }
  return faults;
}

/** The block with which, or within which, each page begins. */
function startsOf(reading: Reading): Map<number, PlacedBlock> {
  const starts = new Map<number, PlacedBlock>();
  for (const block of reading.blocks.filter((one) => !one.block.float)) {
    for (const { first, last } of block.found) {
      for (const { page } of [first.line, last.line]) if (!starts.has(page)) starts.set(page, block);
    }
  }
  return starts;
}

/** Empty lines between the text and the notes or the foot. */
function holeOf(reading: Reading, index: number, line: number): number {
  const zone = reading.notes[index];
  const { area } = reading.zones[index]!;
  const text = reading.text[index]!.flatMap((own) => [...own.items, ...own.math]).map((item) => item.y);
  const images = reading.pdf.pages[index]!.boxes.map((box) => box.bottom).filter(
    (bottom) => bottom > (zone?.top ?? area.bottom),
  );
  const lowest = Math.min(...text, ...images);
  const floor = zone ? zone.top + line * 1.5 : area.bottom;
  return lowest === Infinity ? 0 : (lowest - floor) / line - 0.3;
}
