/**
 * What stands above the rest of a table on the next page: «ادامهٔ جدول ۲». It is seen, and not read twice. Undefined where the table has no
 * number.
 */
export function goOnLabel(table: HTMLTableElement): HTMLTableCaptionElement | undefined {
  const text = table.dataset['continued'];
  if (text === undefined) return undefined;
  const label = document.createElement('caption');
  label.className = 'table-continued';
  label.ariaHidden = 'true';
  label.textContent = text;
  return label;
}

/** The height of that label: px. */
export function labelHeight(table: HTMLTableElement): number {
  const label = goOnLabel(table);
  if (!label) return 0;
  table.prepend(label);
  const { height } = label.getBoundingClientRect();
  label.remove();
  return height;
}
