const POINTS_PER_PX = 0.75;

/** Letters of a table are made no smaller than this, its words are divided instead: px, 5.5 points. */
const LEGIBLE = 5.5 / POINTS_PER_PX;

/** The least room beside the text of a cell: em. */
const NARROWEST = 0.3;

/** The size of the letters of an element: points. */
export function lettersIn(element: Element): number {
  return sizeOf(element) * POINTS_PER_PX;
}

const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);

/**
 * Make a table narrower by what readers see least: its columns stand nearer to each other, and addresses are divided. Where its letters
 * would become too small otherwise, all long words are. `overflow`: how much too wide it is, px.
 */
export function fitColumns(table: HTMLTableElement, overflow: () => number): void {
  tighten(table, overflow());
  divideAddresses(table);
  const share = 1 - overflow() / table.getBoundingClientRect().width;
  // The letters of the script are joined.
  const least = LEGIBLE / sizeOf(table);
  if (share >= least) return;
  table.style.fontSize = `${sizeOf(table) * Math.min(1, least)}px`;
  divideWords(table);
}

/** Bring the columns of a table nearer to each other. `by`: how much narrower it is to be, px. */
function tighten(table: HTMLTableElement, by: number): void {
  const row = [...table.rows].reduce((long, one) => (one.cells.length > long.cells.length ? one : long));
  const cell = row.cells[0];
  if (!cell) return;
  const size = sizeOf(cell);
  const own = Number.parseFloat(getComputedStyle(cell).paddingInlineStart) / size;
  if (own <= NARROWEST) return;
  const padding = own - (by + 1) / (2 * row.cells.length * size);
  table.classList.add('tight');
  table.style.setProperty('--cell-padding', `${Math.max(NARROWEST, padding)}em`);
}

/** What is long and of no joined script, as an address. */
const LONG = /[^\s\p{Script=Arabic}]{16,}/u;
const ADDRESS = /^\s*(?=\S*[./@_-])[^\s\p{Script=Arabic}]{16,}\s*$/u;

/** Let addresses be divided, each of which stands in an element of its own. */
function divideAddresses(table: HTMLTableElement): void {
  for (const element of table.querySelectorAll<HTMLElement>('*'))
    if (element.childNodes.length === 1 && element.firstChild instanceof Text)
      if (ADDRESS.test(element.firstChild.data)) element.style.overflowWrap = 'anywhere';
}

/** Let long words of a table be divided; numbers never are, nor words whose letters are joined. */
function divideWords(table: HTMLTableElement): void {
  for (const cell of table.querySelectorAll<HTMLElement>('th, td'))
    if (LONG.test(cell.textContent ?? '') || !/[\p{Nd}\p{Script=Arabic}]/u.test(cell.textContent ?? ''))
      cell.style.overflowWrap = 'anywhere';
}
