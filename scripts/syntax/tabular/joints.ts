/** What a cell says that is one with the cell above it, or with the one before it in its row. */
export const ABOVE = '^^';
export const BEFORE = '<<';

export function isJoint(text: string): boolean {
  return text === ABOVE || text === BEFORE;
}
