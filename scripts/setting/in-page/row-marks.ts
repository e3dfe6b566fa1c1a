/** Rows that go on over pages, until their page of the browser is left. */
const marked = new WeakSet<Element>();

/** Whether a row is to be divided. */
export function isDivided(row: Element): boolean {
  return marked.has(row);
}

/** Whether a row can be divided: not where its cells aren't its own, and not in a header. */
export function mayBeDivided(row: HTMLTableRowElement): boolean {
  const { tHead, rows } = row.closest('table')!;
  if (marked.has(row) || row.cells.length === 0 || row.parentElement === tHead) return false;
  let spanned = 0;
  for (const one of rows) {
    // One of 0 goes down to the last row (HTML, 4.9.11).
    const spans = Math.max(1, ...[...one.cells].map((cell) => cell.rowSpan || Number.POSITIVE_INFINITY));
    if (one === row) return spanned <= 0 && spans === 1;
    spanned = Math.max(spanned, spans) - 1;
  }
  return false;
}

/** Have a row divided when the blocks of its table are found again. */
export function divideRow(row: HTMLTableRowElement): void {
  marked.add(row);
}
