import { sameData } from '../book/same-data.ts';

/** Whether two trees of plain data say the same, wherever in the manuscript they stand. */
export function sameTree(one: unknown, other: unknown): boolean {
  return sameData(one, other, isOfTree);
}

function isOfTree(name: string): boolean {
  return name !== 'position';
}
