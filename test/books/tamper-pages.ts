import { linkOver } from './lines.ts';
import {
  bodyPages,
  coloured,
  folioOf,
  isFigure,
  markLinks,
  move,
  noteItems,
  pageWithNote,
  renumber,
  repeatedHeader,
  textHeights,
  textPage,
} from './tampered-pages.ts';
import type { Tampering } from './tamperings.ts';

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
  'a link more leads to a note': {
    tamper: (pdf) => {
      const page = pageWithNote(pdf);
      const [link] = markLinks(page);
      const mark = page.items.find((item) => linkOver(page, item) === link)!;
      const dx = page.width - 2 * mark.x;
      page.items.push({ ...mark, x: mark.x + dx, text: '۱' });
      page.links.push({ ...link!, left: link!.left + dx, right: link!.right + dx });
    },
    says: /notes: \d+ links lead to notes, the book has \d+ marks/,
  },
  'a table goes on without its header': {
    of: 'covered',
    tamper: (pdf, truth) => {
      const { page, header } = repeatedHeader(pdf, truth);
      page.items = page.items.filter((item) => !header.includes(item));
    },
    says: /text: page \d+: table \d+ goes on without its header/,
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
      const page = bodyPages(pdf).find(({ boxes }) => boxes.some(isFigure))!;
      const box = page.boxes.find(isFigure)!;
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
