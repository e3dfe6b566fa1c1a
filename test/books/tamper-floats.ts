import type { Box, Item, Page, Pdf } from './pdf-read.ts';
import { bodyPages, folioOf, isFigure, move } from './tampered-pages.ts';
import type { Harmless, Tampering } from './tamperings.ts';
import type { Truth } from './truth.ts';

/** A figure below some text, with its caption. */
interface Figure {
  page: Page;
  box: Box;
  caption: Item[];
  /** The text above it, from the top of the page area. */
  above: Item[];
}

/** The first floating figure with a caption that has a page of text to itself, and its items. */
function floatingFigure(pdf: Pdf, truth: Truth): Figure {
  for (const page of bodyPages(pdf)) {
    const [box, ...more] = page.boxes.filter(isFigure);
    const block = truth.chapters
      .flatMap(({ blocks }) => blocks)
      .find(({ atoms: [image] }) => image?.kind === 'image' && image.colour === box?.colour);
    if (!box || more.length > 0 || !block?.float || !block.id) continue;
    const above = page.items.filter((item) => item.y > box.top && item.y < page.height - 64);
    const caption = captionOf(page, box);
    if (new Set(above.map((item) => item.y)).size > 2) return { page, box, caption, above };
  }
  throw new Error('no figure to be moved');
}

/** The items of the size of the first line below a figure, down to the first that is larger. */
function captionOf({ items }: Page, box: Box): Item[] {
  const below = items.filter((item) => item.y < box.bottom).sort((a, b) => b.y - a.y);
  const end = below.findIndex((item) => item.size > below[0]!.size + 0.3);
  return below.slice(0, end < 0 ? below.length : end);
}

function moveBox(box: Box, dy: number): void {
  box.bottom += dy;
  box.top += dy;
}

/** Changes a figure’s place with that of the text above it. */
function toTop({ page, box, caption, above }: Figure): void {
  const top = Math.max(...above.map((item) => item.y));
  const dy = page.height - 64 - box.top;
  moveBox(box, dy);
  move(page, caption, dy);
  const lowest = Math.min(...caption.map((item) => item.y));
  move(page, above, lowest - 24 - top);
}

/** Moves a figure to the top of the page area of a page behind its own, whatever stands there. */
function toPage(pdf: Pdf, { page, box, caption }: Figure, distance: number): void {
  const target = pdf.pages[page.index + distance]!;
  const dy = target.height - 64 - box.top;
  // Page areas of versos and rectos lie apart, each above its folio.
  const dx = middleOf(folioOf(target)) - middleOf(folioOf(page));
  page.boxes.splice(page.boxes.indexOf(box), 1);
  page.items = page.items.filter((item) => !caption.includes(item));
  const { left, right, bottom, top } = box;
  target.boxes.push({ ...box, left: left + dx, right: right + dx, bottom: bottom + dy, top: top + dy });
  target.items.unshift(...caption.map((item) => ({ ...item, x: item.x + dx, y: item.y + dy })));
}

const middleOf = ({ x, width }: Item): number => x + width / 2;

/** Makes all pages of a book higher, with their heads, so that a figure finds room above the text. */
function makeRoom(pdf: Pdf, truth: Truth, height: number): void {
  for (const page of pdf.pages) {
    for (const item of page.items) if (item.y > page.height - 64) item.y += height;
    page.height += height;
    page.sheet.top += height;
  }
  const [cover] = pdf.pages[0]!.boxes;
  cover!.top += height;
  truth.coverImage!.ratio = (cover!.right - cover!.left) / (cover!.top - cover!.bottom);
}

/** As high as a figure is with its caption. */
const heightOf = ({ box, caption }: Figure): number =>
  box.top - Math.min(...caption.map((item) => item.y)) + 30;

/** What the judge accepts of floating figures. */
export const floatsThatMay: Record<string, Harmless> = {
  'a floating figure stands at the top of its page': {
    of: 'covered',
    tamper: (pdf, truth) => toTop(floatingFigure(pdf, truth)),
  },
  'a floating figure stands at the top of the next page': {
    of: 'covered',
    tamper: (pdf, truth) => {
      const figure = floatingFigure(pdf, truth);
      makeRoom(pdf, truth, heightOf(figure));
      toPage(pdf, figure, 1);
    },
  },
};

/** Faults of floating figures. */
export const ofFloats: Record<string, Tampering> = {
  'a figure that does not float stands at the top of its page': {
    of: 'covered',
    tamper: (pdf, truth) => {
      toTop(floatingFigure(pdf, truth));
      for (const block of truth.chapters.flatMap(({ blocks }) => blocks)) block.float = false;
    },
    says: /geometry: page \d+: «.*» should stand below/,
  },
  'a floating figure stands two pages on': {
    of: 'covered',
    tamper: (pdf, truth) => {
      const figure = floatingFigure(pdf, truth);
      makeRoom(pdf, truth, heightOf(figure));
      toPage(pdf, figure, 2);
    },
    says: /floats: page \d+: image #f3.* floats to there from page/,
  },
  'a floating figure stands in the middle of its page': {
    of: 'covered',
    tamper: (pdf, truth) => {
      const figure = floatingFigure(pdf, truth);
      toTop(figure);
      const { page, above } = figure;
      const [first] = above.map((item) => item.y).sort((a, b) => b - a);
      for (const item of above) if (item.y === first) item.y = page.height - 64;
    },
    says: /floats: page \d+: image #f3.* floats, but not to the top/,
  },
};
