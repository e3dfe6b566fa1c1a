import { letters } from './lines.ts';
import type { Item, Page, Pdf } from './pdf-read.ts';
import type { Truth } from './truth.ts';

export interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A page's items by their place: head and foot margin, and what lies between. */
export interface Zones {
  area: Area;
  head: Item[];
  foot: Item[];
  inner: Item[];
}

const mm = 72 / 25.4;

export const isRightToLeft = (truth: Truth): boolean => truth.language !== 'en';

/** Is this page a left-hand one? Rectos are, where books are read from the right. */
function bindingRight(page: Page, truth: Truth): boolean {
  const recto = page.index % 2 === 0;
  return recto === isRightToLeft(truth);
}

/** The page area of every page: from the margins of the book's file, or as it was found on the pages. */
export function zonesOf(pdf: Pdf, truth: Truth): Zones[] {
  const found = truth.margins ? undefined : measure(pdf);
  return pdf.pages.map((page) => {
    const area = found ?? givenArea(page, truth);
    const head = page.items.filter((item) => item.y >= area.top);
    const foot = page.items.filter((item) => item.y < area.bottom);
    return {
      area,
      head,
      foot,
      inner: page.items.filter((item) => !head.includes(item) && !foot.includes(item)),
    };
  });
}

function givenArea(page: Page, truth: Truth): Area {
  const { top, bottom, inner, outer } = truth.margins!;
  const right = bindingRight(page, truth) ? inner : outer;
  const left = bindingRight(page, truth) ? outer : inner;
  return {
    left: left * mm,
    right: page.width - right * mm,
    top: page.height - top * mm,
    bottom: bottom * mm,
  };
}

/** Without margins: between the running heads and the folios; the sides are left to the page's edge. */
function measure(pdf: Pdf): Area {
  const folioY = commonFolio(pdf);
  const top = headLine(pdf);
  const lowest = pdf.pages.flatMap((page) =>
    page.items.filter((item) => item.y > folioY + 2).map((item) => item.y - item.size * 0.4),
  );
  const bottom = folioY < 0 ? 0 : Math.max(folioY + 2, Math.min(...lowest));
  const { width } = pdf.pages[0]!;
  return { left: 12, right: width - 12, top, bottom };
}

/** The height at which most pages have their label. */
function commonFolio(pdf: Pdf): number {
  const heights = new Map<number, number>();
  for (const page of pdf.pages) {
    const label = letters(page.label);
    const items = page.items.filter((item) => letters(item.text) === label && item.y < page.height * 0.2);
    const lowest = Math.min(...items.map((item) => item.y));
    if (items.length > 0) heights.set(Math.round(lowest), (heights.get(Math.round(lowest)) ?? 0) + 1);
  }
  const most = [...heights].sort((a, b) => b[1] - a[1])[0];
  return most ? most[0] + 0.5 : -1;
}

/** The top of the page area: chapters begin there. */
function headLine(pdf: Pdf): number {
  const links = pdf.pages.flatMap((page) => page.links.map((link) => link.y));
  const first = Math.max(...links, ...pdf.outline.map(({ y }) => y), 0);
  return first > 0 ? first + 0.5 : pdf.pages[0]!.height;
}
