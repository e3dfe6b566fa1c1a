/** Pages that are one leaf, whatever they say: what is too much for it is set smaller. */

const LEAVES = '.page-half-title, .page-title-page, .page-imprint, .page-foreign-title, .page-part';

const TITLES = '.title, .book-title, .half-title, .part-title';

/** Most lines of a title on its own page or a cover. */
const MOST_LINES = 4;

/** By how much a text is set smaller at once, and how far: a share of its size, and px. */
const STEP = 0.96;
const LEAST_SHARE = 0.72;
const LEAST_TITLE = 8;

/** What rounding may add: px. */
const ROUNDING = 3;

/** Make fit what a section says, if it is such a page. `height`: of the page area, px. */
export function fitLeaf(section: HTMLElement, height: number): void {
  if (!section.matches(LEAVES)) return;
  fitTitles(section);
  const { style } = section;
  style.blockSize = 'auto';
  style.minBlockSize = '0';
  const isTall = () => section.getBoundingClientRect().height > height - ROUNDING;
  // Less room above the title comes first.
  for (let drop = 20; isTall() && drop >= 4; drop -= 4) style.setProperty('--title-drop', `${drop}%`);
  const full = Number.parseFloat(getComputedStyle(section).fontSize);
  for (let share = STEP; isTall() && share >= LEAST_SHARE; share *= STEP) {
    style.fontSize = `${full * share}px`;
    fitTitles(section);
  }
  // What is too much even so goes on overleaf.
  if (isTall()) return;
  style.removeProperty('block-size');
  style.removeProperty('min-block-size');
}

/** Set the titles in a part of a document so small that each has four lines at most, and what stands below them not larger. */
function fitTitles(within: ParentNode): void {
  let size = Infinity;
  for (const title of within.querySelectorAll<HTMLElement>(TITLES)) size = fitTitle(title);
  for (const [name, share] of BELOW_TITLE)
    for (const text of within.querySelectorAll<HTMLElement>(name)) limit(text, size * share);
}

/** Set a title so small that it has four lines at most: gives its size, px. */
function fitTitle(title: HTMLElement): number {
  const size = () => Number.parseFloat(getComputedStyle(title).fontSize);
  while (linesOf(title) > MOST_LINES && size() > LEAST_TITLE) title.style.fontSize = `${size() * STEP}px`;
  return size();
}

/** How large what stands below a title may be: by its class, as a share of the title's size. */
const BELOW_TITLE = [
  ['.subtitle', 0.75],
  ['.book-subtitle', 0.8],
  ['.author', 0.9],
  ['.publisher', 0.75],
  ['.book-author', 0.9],
  ['.book-contributor, .book-publisher, .book-place', 0.9],
] as const;

function limit(text: HTMLElement, size: number): void {
  if (Number.parseFloat(getComputedStyle(text).fontSize) > size) text.style.fontSize = `${size}px`;
}

/** How many lines an element's words stand in. */
function linesOf(element: Element): number {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  const rects = [...range.getClientRects()].filter(({ width }) => width > 0).sort((a, b) => a.top - b.top);
  let lines = 0;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { top, height } of rects) {
    if (top + height / 2 <= bottom) continue;
    lines += 1;
    bottom = top + height;
  }
  return lines;
}

/** Make fit what a cover of the template says: its title in four lines at most, and all within its frame. */
export function fitCover(cover: Document): void {
  const frame = cover.querySelector<HTMLElement>('.frame');
  fitTitles(cover);
  if (!frame) return;
  const root = cover.documentElement;
  for (let share = STEP; frame.scrollHeight > frame.clientHeight && share > 0.3; share *= STEP)
    root.style.setProperty('--fit', String(share));
}
