/** Pages that are one leaf, whatever they say: what is too much for it is set smaller. */

const LEAVES = '.page-half-title, .page-title-page, .page-imprint, .page-foreign-title, .page-part';

const TITLES = '.book-title, .half-title, .part-title';

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
  for (const title of section.querySelectorAll<HTMLElement>(TITLES)) fitTitle(title);
  const { style } = section;
  style.blockSize = 'auto';
  style.minBlockSize = '0';
  const isTall = () => section.getBoundingClientRect().height > height - ROUNDING;
  // Less room above the title comes first.
  for (let drop = 20; isTall() && drop >= 4; drop -= 4) style.setProperty('--title-drop', `${drop}%`);
  const full = Number.parseFloat(getComputedStyle(section).fontSize);
  for (let share = STEP; isTall() && share >= LEAST_SHARE; share *= STEP) {
    style.fontSize = `${full * share}px`;
    for (const title of section.querySelectorAll<HTMLElement>(TITLES)) fitTitle(title);
  }
  // What is too much even so goes on overleaf.
  if (isTall()) return;
  style.removeProperty('block-size');
  style.removeProperty('min-block-size');
}

/** Set a title so small that it has four lines at most. */
export function fitTitle(title: HTMLElement): void {
  const size = () => Number.parseFloat(getComputedStyle(title).fontSize);
  while (linesOf(title) > MOST_LINES && size() > LEAST_TITLE) title.style.fontSize = `${size() * STEP}px`;
}

/** How many lines an element's words stand in. */
export function linesOf(element: Element): number {
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
  const title = cover.querySelector<HTMLElement>('.title');
  const frame = cover.querySelector<HTMLElement>('.frame');
  if (title) fitTitle(title);
  if (!frame) return;
  const root = cover.documentElement;
  for (let share = STEP; frame.scrollHeight > frame.clientHeight && share > 0.3; share *= STEP)
    root.style.setProperty('--fit', String(share));
}
