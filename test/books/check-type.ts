import type { Reading } from './document.ts';
import type { Item } from './pdf-read.ts';
import { scripts } from './scripts.ts';

/** Paragraphs are in the face and the size that the book asks for, and their lines as far apart. */
export function checkType(reading: Reading): string[] {
  const faults: string[] = [];
  const { truth } = reading;
  const items = paragraphItems(reading);
  const total = items.reduce((sum, item) => sum + item.text.length, 0);
  const share = (fits: (item: Item) => boolean): number =>
    items.filter(fits).reduce((sum, item) => sum + item.text.length, 0) / total;
  if (total < 200) return faults;
  if (share((item) => isOf(item.font, truth.face)) < 0.7)
    faults.push(`the text is not in ${truth.face} but in ${commonest(items.map(({ font }) => font))}`);
  const size = truth.bodySize * (truth.adjust ?? 1);
  const near = 0.1 + truth.letters * size;
  if (truth.adjust && share((item) => Math.abs(item.size - size) < near) < 0.7)
    faults.push(
      `the size of the text is not ${size} but ${commonest(items.map(({ size }) => size.toFixed(1)))}`,
    );
  const distances = lineDistances(reading);
  const wanted = truth.bodySize * truth.lineHeight;
  const middle = distances[Math.floor(distances.length / 2)]!;
  // Baselines stand on whole pixels, three quarters of a point each.
  if (distances.length >= 12 && Math.abs(middle - wanted) > 1)
    faults.push(`lines are ${middle.toFixed(1)} apart, not ${wanted.toFixed(1)}`);
  return faults;
}

/** Is this, as `ABCDEF+NotoSerifHebrew-Regular`, the name of a face of the family? */
function isOf(font: string, family: string): boolean {
  const plain = (name: string) =>
    name
      .replace(/^[A-Z]{6}\+/, '')
      .replace(/[\s-]/g, '')
      .toLowerCase();
  return plain(font).startsWith(plain(family));
}

function paragraphItems({ blocks, truth }: Reading): Item[] {
  // Addresses and foreign words have other faces.
  const own = scripts[truth.language];
  const items = blocks
    .filter(({ block }) => block.kind === 'paragraph')
    .flatMap(({ found }) => found.filter(({ first }) => own.test(first.c)).map(({ first }) => first.item));
  return [...new Set(items)];
}

/** From line to line of each paragraph, sorted. */
function lineDistances({ blocks }: Reading): number[] {
  const distances: number[] = [];
  for (const { block, found } of blocks) {
    if (block.kind !== 'paragraph') continue;
    const lines = [...new Set(found.map(({ first }) => first.line))];
    for (let index = 1; index < lines.length; index++) {
      const [before, after] = [lines[index - 1]!, lines[index]!];
      if (before.page === after.page && before.y > after.y + 1) distances.push(before.y - after.y);
    }
  }
  return distances.sort((a, b) => a - b);
}

function commonest(values: string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0];
}
