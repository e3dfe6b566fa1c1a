import { letters } from './lines.ts';
import type { Box, Item, Link, Page, Pdf } from './pdf-read.ts';
import type { Tampering } from './tamperings.ts';

/** The pages on which text stands, from the first chapter on. */
function bodyPages(pdf: Pdf): Page[] {
  const first = pdf.pages.findIndex((page) => letters(page.label) === '۱');
  return pdf.pages.slice(first).filter((page) => page.items.length > 20);
}

const folioOf = (page: Page): Item =>
  page.items.find((item) => item.y < 62 && letters(item.text) === letters(page.label))!;

/** The links of a page that lead from marks to notes on the same page. */
const markLinks = (page: Page): Link[] =>
  page.links.filter((link) => link.page === page.index && link.y < link.bottom);

const pageWithNote = (pdf: Pdf): Page => bodyPages(pdf).find((page) => markLinks(page).length > 0)!;

/** The lines of notes: what stands below the place to which the first mark leads. */
function noteItems(page: Page): Item[] {
  const top = Math.max(...markLinks(page).map((link) => link.y));
  return page.items.filter((item) => item.y < top && item.y > 62);
}

/** A page of plain text, from the middle of the book. */
function textPage(pdf: Pdf): Page {
  const plain = bodyPages(pdf).filter((page) => textHeights(page).length > 8);
  return plain[Math.floor(plain.length / 2)]!;
}

/** The baselines of full lines of text, from the top. */
function textHeights(page: Page): number[] {
  const heights = [...new Set(page.items.map((item) => item.y))].sort((a, b) => b - a);
  const sizes = page.items.map((item) => item.size).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)]!;
  return heights.filter((y) => {
    const line = page.items.filter((item) => item.y === y && Math.abs(item.size - usual) < 0.2);
    return y > 62 && line.reduce((sum, item) => sum + item.width, 0) > 200;
  });
}

/** Moves text, and the links that lie over it. */
function move(page: Page, items: Item[], dy: number): void {
  const heights = new Set(items.map((item) => item.y));
  for (const link of page.links) {
    if (![...heights].some((y) => link.bottom < y + 4 && y + 4 < link.top)) continue;
    link.bottom += dy;
    link.top += dy;
  }
  for (const item of items) item.y += dy;
}

function renumber(pdf: Pdf): void {
  const map = new Map(pdf.pages.map((page, index) => [page.index, index]));
  for (const page of pdf.pages) {
    for (const link of page.links) link.page = map.get(link.page) ?? link.page;
    page.index = map.get(page.index)!;
  }
  for (const entry of pdf.outline) entry.page = map.get(entry.page) ?? entry.page;
}

/** A figure somewhere. */
const coloured = (pdf: Pdf): Box =>
  pdf.pages.flatMap((page) => page.boxes).find(({ colour }) => colour.startsWith('#f340'))!;

/** Faults of place, links and folios, by changes to the pages. */
export const ofPages: Record<string, Tampering> = {
  'a folio is another number': {
    tamper: (pdf) => {
      folioOf(textPage(pdf)).text = '۹۹';
    },
    says: /pages: page \d+: no folio/,
  },
  'a label is another number': {
    tamper: (pdf) => {
      textPage(pdf).label = '۹۹';
    },
    says: /has the label «۹۹»/,
  },
  'a folio in the contents is another number': {
    tamper: (pdf) => {
      const contents = pdf.pages.find((page) => page.links.length > 3 && !/\p{Nd}/u.test(page.label))!;
      const folios = contents.items.filter((item) => /^\p{Nd}+$/u.test(item.text.trim()));
      folios.at(-1)!.text = '۹۹';
    },
    says: /references: (contents|list of figures|list of tables): «.*» has the folio «۹۹»/,
  },
  'two pages change places': {
    tamper: (pdf) => {
      const first = textPage(pdf);
      const second = bodyPages(pdf)[bodyPages(pdf).indexOf(first) + 1] ?? bodyPages(pdf)[0];
      const [a, b] = [pdf.pages.indexOf(first), pdf.pages.indexOf(second!)];
      [pdf.pages[a], pdf.pages[b]] = [second!, first];
      renumber(pdf);
    },
    says: /text: page \d+: (lost|not of the book)/,
  },
  'a page is lost': {
    tamper: (pdf) => {
      pdf.pages.splice(pdf.pages.indexOf(textPage(pdf)), 1);
      renumber(pdf);
    },
    says: /text: page \d+: lost/,
  },
  'a page comes twice': {
    tamper: (pdf) => {
      const page = textPage(pdf);
      pdf.pages.splice(pdf.pages.indexOf(page), 0, structuredClone(page));
      renumber(pdf);
    },
    says: /text: page \d+: not of the book/,
  },
  'a page is blank': {
    tamper: (pdf) => {
      const page = textPage(pdf);
      const blank = { ...structuredClone(page), items: [], links: [], boxes: [] };
      pdf.pages.splice(pdf.pages.indexOf(page) + 1, 0, blank);
      renumber(pdf);
    },
    says: /pages: page \d+ is blank|opens on a verso/,
  },
  'a note stands above the text': {
    tamper: (pdf) => {
      const page = pageWithNote(pdf);
      const top = Math.max(...page.items.filter((item) => item.y < page.height - 64).map((item) => item.y));
      const notes = noteItems(page);
      const highest = Math.max(...notes.map((item) => item.y));
      for (const item of page.items) if (item.y > 62 && item.y <= top && !notes.includes(item)) item.y -= 70;
      move(page, notes, top - highest);
    },
    says: /text: page \d+: (lost|table)|not of the note/,
  },
  'notes end above the foot': {
    tamper: (pdf) => {
      const page = pageWithNote(pdf);
      const notes = noteItems(page);
      const above = page.items.filter((item) => item.y > 62 && !notes.includes(item));
      move(page, above, 60);
      move(page, notes, 60);
      for (const link of page.links) if (link.page === page.index) link.y += 60;
    },
    says: /feet: page \d+: its notes end/,
  },
  'the link of a mark leads astray': {
    tamper: (pdf) => {
      markLinks(pageWithNote(pdf))[0]!.page += 1;
    },
    says: /notes: page \d+: mark .*: links to page/,
  },
  'the mark of a note has no link': {
    tamper: (pdf) => {
      const page = pageWithNote(pdf);
      page.links = page.links.filter((link) => !markLinks(page).includes(link));
    },
    says: /notes: page \d+: mark .*: no link|lost «\[mark/,
  },
  'a note has another number': {
    tamper: (pdf) => {
      const page = pageWithNote(pdf);
      const number = noteItems(page).find((item) => item.text.trim() === '۱')!;
      number.text = '۵';
    },
    says: /notes: page \d+: (note n\d+ has the number ۵|mark)/,
  },
  'a line stands upon another': {
    tamper: (pdf) => {
      const page = textPage(pdf);
      const [, , upper, lower] = textHeights(page);
      for (const item of page.items) if (item.y === lower) item.y = upper! - 4;
    },
    says: /geometry: page \d+: «.*» and «.*» overlap/,
  },
  'a line stands outside the page area': {
    tamper: (pdf) => {
      const page = textPage(pdf);
      const y = textHeights(page)[3];
      for (const item of page.items) if (item.y === y) item.x -= 30;
    },
    says: /geometry: page \d+: .* outside the page area/,
  },
  'a line stands below the page area': {
    tamper: (pdf) => {
      const page = textPage(pdf);
      const y = textHeights(page).at(-1);
      for (const item of page.items) if (item.y === y) item.y = 45;
    },
    says: /pages: page \d+: .*in the margin stands/,
  },
  'lines change places': {
    tamper: (pdf) => {
      const page = textPage(pdf);
      const [, , upper, lower] = textHeights(page);
      for (const item of page.items) item.y = item.y === upper ? lower! : item.y === lower ? upper! : item.y;
    },
    says: /geometry: page \d+: «.*» should stand below/,
  },
  'a figure is out of shape': {
    tamper: (pdf) => {
      const box = coloured(pdf);
      box.right = box.left + (box.right - box.left) * 0.7;
    },
    says: /images: page \d+: image .* has the ratio/,
  },
  'a figure stands outside the page area': {
    tamper: (pdf) => {
      const box = coloured(pdf);
      box.bottom -= 700;
      box.top -= 700;
    },
    says: /images: page \d+: image .* outside the page area/,
  },
  'a figure covers text': {
    tamper: (pdf) => {
      const page = bodyPages(pdf).find(({ boxes }) =>
        boxes.some(({ colour }) => colour.startsWith('#f340')),
      )!;
      const box = page.boxes.find(({ colour }) => colour.startsWith('#f340'))!;
      const item = page.items.find(
        (candidate) => candidate.y > 80 && candidate.y < 500 && candidate.width > 20,
      )!;
      const { y, x } = item;
      const [width, height] = [box.right - box.left, box.top - box.bottom];
      Object.assign(box, { left: x - 5, right: x - 5 + width, bottom: y - height / 2, top: y + height / 2 });
    },
    says: /images: page \d+: «.*» stands upon image/,
  },
  'a bookmark leads astray': {
    tamper: (pdf) => {
      pdf.outline.at(-1)!.page -= 1;
    },
    says: /references: bookmark/,
  },
  'a chapter has no bookmark': {
    tamper: (pdf) => {
      pdf.outline = [];
    },
    says: /has no bookmark/,
  },
};
