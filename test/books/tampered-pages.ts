import { letters } from './lines.ts';
import type { Box, Item, Link, Page, Pdf } from './pdf-read.ts';
import type { Truth } from './truth.ts';

/** The pages on which text stands, from the first chapter on. */
export function bodyPages(pdf: Pdf): Page[] {
  const first = pdf.pages.findIndex((page) => letters(page.label) === '۱');
  return pdf.pages.slice(first).filter((page) => page.items.length > 20);
}

export const folioOf = (page: Page): Item =>
  page.items.find((item) => item.y < 62 && letters(item.text) === letters(page.label))!;

/** The links of a page that lead from marks to notes on the same page. */
export const markLinks = (page: Page): Link[] =>
  page.links.filter((link) => link.page === page.index && link.y < link.bottom);

export const pageWithNote = (pdf: Pdf): Page => bodyPages(pdf).find((page) => markLinks(page).length > 0)!;

/** The lines of notes: what stands below the place to which the first mark leads. */
export function noteItems(page: Page): Item[] {
  const top = Math.max(...markLinks(page).map((link) => link.y));
  return page.items.filter((item) => item.y < top && item.y > 62);
}

/** A page of plain text, from the middle of the book. */
export function textPage(pdf: Pdf): Page {
  const plain = bodyPages(pdf).filter((page) => textHeights(page).length > 8);
  return plain[Math.floor(plain.length / 2)]!;
}

/** The baselines of full lines of text, from the top. */
export function textHeights(page: Page): number[] {
  const heights = [...new Set(page.items.map((item) => item.y))].sort((a, b) => b - a);
  const sizes = page.items.map((item) => item.size).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)]!;
  return heights.filter((y) => {
    const line = page.items.filter((item) => item.y === y && Math.abs(item.size - usual) < 0.2);
    return y > 62 && line.reduce((sum, item) => sum + item.width, 0) > 200;
  });
}

/** Moves text, and the links that lie over it. */
export function move(page: Page, items: Item[], dy: number): void {
  const heights = new Set(items.map((item) => item.y));
  for (const link of page.links) {
    if (![...heights].some((y) => link.bottom < y + 4 && y + 4 < link.top)) continue;
    link.bottom += dy;
    link.top += dy;
  }
  for (const item of items) item.y += dy;
}

export function renumber(pdf: Pdf): void {
  const map = new Map(pdf.pages.map((page, index) => [page.index, index]));
  for (const page of pdf.pages) {
    for (const link of page.links) link.page = map.get(link.page) ?? link.page;
    page.index = map.get(page.index)!;
  }
  for (const entry of pdf.outline) entry.page = map.get(entry.page) ?? entry.page;
}

export const isFigure = ({ colour }: Box): boolean => colour.startsWith('#f340');

/** A figure somewhere. */
export const coloured = (pdf: Pdf): Box => pdf.pages.flatMap((page) => page.boxes).find(isFigure)!;

/** A page on which the header of a table stands for the second time, and its items. */
export function repeatedHeader(pdf: Pdf, truth: Truth): { page: Page; header: Item[] } {
  const cells = truth.chapters.flatMap(({ blocks }) => blocks).filter(({ row }) => row === 0);
  for (const table of new Set(cells.map((cell) => cell.table))) {
    const words = cells.filter((cell) => cell.table === table).flatMap(({ atoms }) => atoms);
    const wanted = words.map((atom) => (atom.kind === 'word' ? letters(atom.text) : '')).join('');
    const places = bodyPages(pdf).flatMap((page) => {
      const header = runOf(page.items, wanted);
      return header ? [{ page, header }] : [];
    });
    if (places[1]) return places[1];
  }
  throw new Error('no table goes on overleaf');
}

/** Items that follow each other and together have these letters. */
function runOf(items: Item[], wanted: string): Item[] | undefined {
  for (let start = 0; start < items.length; start++) {
    let text = '';
    for (let end = start; wanted.startsWith(text) && end < items.length; end++) {
      text += letters(items[end]!.text);
      if (text === wanted) return items.slice(start, end + 1);
    }
  }
  return undefined;
}
