import type { DividedCell, RowPart, SetItem } from './set-item.ts';

/** Lines of two cells that end so near to each other end together: px. */
const NEAR = 1;

/** The parts of a row. `cells`: with what stands in each. */
export function partsOfRow(
  row: HTMLElement,
  cells: readonly Pick<DividedCell, 'element' | 'items'>[],
): readonly RowPart[] {
  const end = ({ items }: Pick<DividedCell, 'items'>) => items.at(-1)?.bottom ?? Number.NEGATIVE_INFINITY;
  const lowest = cells.reduce((low, cell) => (end(cell) > end(low) ? cell : low));
  const ends = lowest.items.map(({ bottom }) => bottom);
  const divided = cells.map(({ element, items }) => ({ element, items, parts: items.map(partOf) }));
  const whole = { cells: divided, guide: divided[cells.indexOf(lowest)]! };
  const frame = row.getBoundingClientRect();
  const { paddingTop, paddingBottom } = getComputedStyle(lowest.element);
  return ends.map((bottom, at) => {
    const first = divided.flatMap((cell) => firstFrom(cell, at) ?? []);
    return {
      row: whole,
      at,
      top: at === 0 ? frame.top : Math.min(...first.map(({ top }) => top)) - Number.parseFloat(paddingTop),
      bottom: at === ends.length - 1 ? frame.bottom : bottom + Number.parseFloat(paddingBottom),
      cost: Math.max(...first.map(({ cost }) => cost)),
    };
  });

  function partOf({ bottom }: SetItem): number {
    const at = ends.findIndex((low) => bottom <= low + NEAR);
    return at < 0 ? ends.length - 1 : at;
  }
}

/** The first item of a cell that stands in a part of its row, or behind it. */
export function firstFrom({ items, parts }: DividedCell, at: number): SetItem | undefined {
  return items[parts.findIndex((part) => part >= at)];
}
