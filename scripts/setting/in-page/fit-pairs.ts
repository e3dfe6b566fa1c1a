/** Poems, and the hemistichs of their bayts. */
const POEM = '.verse';
const PART = '.hemistich';

/** Hemistichs stand side by side at no less than this share of the size of a poem (PERSIAN.md, E). */
const LEAST = 0.88;

/** The room between two hemistichs, em: at least, and where there is enough. */
const GAP = { least: 1.2, best: 2.4 };

/** How far the second hemistich stands within, below the first: em, where there is room. */
const SHIFT = 2.5;

/** What rounding may add to a width: px. */
const ROUNDING = 0.1;

/**
 * Give the hemistichs of each poem one width, that of the longest, so that none turns over: side by side, in smaller letters if need be, or
 * all stepped, the second below the first.
 */
export function fitPairs(section: HTMLElement): void {
  for (const poem of section.querySelectorAll<HTMLElement>(POEM)) {
    const parts = [...poem.querySelectorAll<HTMLElement>(PART)];
    if (parts.length === 0) continue;
    poem.classList.remove('stepped');
    poem.style.fontSize = '';
    for (const name of ['--part', '--part-gap', '--pair-width']) poem.style.removeProperty(name);
    fitPoem(poem, parts);
  }
}

function fitPoem(poem: HTMLElement, parts: readonly HTMLElement[]): void {
  const room = roomIn(poem);
  const most = Math.max(...parts.map(({ parentElement }) => parentElement!.querySelectorAll(PART).length));
  const needed = (gap: number) => most * widest(parts) + (most - 1) * gap * sizeOf(poem);
  const share = room / needed(GAP.least);
  if (share < LEAST) step(poem, parts, room);
  else {
    if (share < 1) shrink(poem, share);
    const width = widest(parts);
    const gap = most > 1 ? Math.min(GAP.best * sizeOf(poem), (room - most * width) / (most - 1)) : 0;
    setWidths(poem, { part: width, gap, line: most * width + (most - 1) * gap });
  }
}

/** Set the hemistichs of all bayts one below the other; one that is wider than the page has smaller letters. */
function step(poem: HTMLElement, parts: readonly HTMLElement[], room: number): void {
  const share = room / widest(parts);
  if (share < 1) shrink(poem, share);
  const width = widest(parts);
  poem.classList.add('stepped');
  setWidths(poem, { part: width, gap: 0, line: Math.min(room, width + SHIFT * sizeOf(poem)) });
}

/** The widths of a hemistich, of what parts two, and of a bayt: px. */
interface Widths {
  readonly part: number;
  readonly gap: number;
  readonly line: number;
}

function setWidths(poem: HTMLElement, { part, gap, line }: Widths): void {
  poem.style.setProperty('--part', `${part}px`);
  poem.style.setProperty('--part-gap', `${Math.max(0, gap - ROUNDING)}px`);
  poem.style.setProperty('--pair-width', `${line}px`);
}

/** Three digits, downwards: what is measured again is no wider than the room. */
function shrink(poem: HTMLElement, share: number): void {
  poem.style.fontSize = `${Math.floor(share * 1000) / 1000}em`;
}

const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);

/** The width of the widest hemistich as it is by itself: px. */
function widest(parts: readonly HTMLElement[]): number {
  return Math.max(...parts.map((part) => part.getBoundingClientRect().width)) + ROUNDING;
}

/** The room for a bayt: px. */
function roomIn(poem: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(poem);
  return (
    poem.getBoundingClientRect().width - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
  );
}
