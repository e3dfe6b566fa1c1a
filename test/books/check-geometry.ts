import type { Reading } from './document.ts';
import type { Line } from './lines.ts';
import type { Item } from './pdf-read.ts';

/** Nothing stands outside the page area, over something else, or out of order on its page. */
export function checkGeometry(reading: Reading): string[] {
  const faults: string[] = [];
  reading.pdf.pages.forEach((_, index) => {
    if (index < reading.firstPage) return;
    checkArea(reading, index, faults);
    checkOverlaps(reading, index, faults);
  });
  checkOrder(reading, faults);
  return faults;
}

function checkArea(reading: Reading, index: number, faults: string[]): void {
  const { area, inner } = reading.zones[index]!;
  for (const item of inner) {
    // Braces and roots are drawn wider than they are.
    if (item.math && !/[\p{L}\p{N}]/u.test(item.text)) continue;
    const tolerance = 0.25 * item.size;
    if (item.x >= area.left - tolerance && item.x + item.width <= area.right + tolerance) continue;
    const out = Math.round(Math.max(area.left - item.x, item.x + item.width - area.right));
    faults.push(`page ${index + 1}: «${item.text.slice(0, 40)}» stands ${out} pt outside the page area`);
  }
}

/** Two pieces of text whose bodies cross. */
function checkOverlaps(reading: Reading, index: number, faults: string[]): void {
  const lines = [...reading.text[index]!, ...(reading.notes[index]?.lines ?? [])].filter(
    (line) => line.items.length > 0,
  );
  for (let a = 0; a < lines.length; a++) {
    for (let b = a + 1; b < lines.length; b++) {
      const pair = crossing(lines[a]!, lines[b]!);
      if (pair)
        faults.push(
          `page ${index + 1}: «${pair[0].text.slice(0, 30)}» and «${pair[1].text.slice(0, 30)}» overlap`,
        );
    }
  }
}

function crossing(a: Line, b: Line): [Item, Item] | undefined {
  if (Math.abs(a.y - b.y) > 1.2 * Math.max(a.size, b.size)) return undefined;
  for (const one of a.items) {
    for (const other of b.items) if (crosses(one, other)) return [one, other];
  }
  return undefined;
}

function crosses(a: Item, b: Item): boolean {
  const aside = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  if (aside < 1) return false;
  const [upper, lower] = a.y >= b.y ? [a, b] : [b, a];
  // A body reaches from a fifth below its baseline to seven tenths above.
  return upper.y - 0.2 * upper.size < lower.y + 0.6 * lower.size;
}

/** Blocks, and lines in them, go down the page; only the cells of tables stand beside each other, and floating figures where there is room. */
function checkOrder(reading: Reading, faults: string[]): void {
  const places = reading.blocks.filter(
    ({ block }) => block.kind !== 'cell' && block.kind !== 'verse' && !block.float,
  );
  for (let index = 1; index < places.length; index++) {
    const [before, after] = [places[index - 1]!.last.line, places[index]!.first.line];
    const wrong = before.page > after.page || (before.page === after.page && after.y > before.y + 1);
    if (wrong)
      faults.push(`page ${after.page + 1}: «${textAt(after)}» should stand below «${textAt(before)}»`);
  }
  for (const { found, block } of places) {
    for (let index = 1; index < found.length; index++) {
      const [before, after] = [found[index - 1]!.last.line, found[index]!.first.line];
      if (before !== after && before.page === after.page && after.y > before.y + 1 && block.kind !== 'item') {
        faults.push(`page ${after.page + 1}: «${textAt(after)}» should stand below «${textAt(before)}»`);
      }
    }
  }
}

const textAt = (line: Line): string =>
  line.items
    .map((item) => item.text)
    .join('')
    .slice(0, 40);
