import { punctuation } from './lines.ts';
import type { Box, Item, Pdf } from './pdf-read.ts';
import { bodyPages, noteItems, pageWithNote, textPage } from './tampered-pages.ts';
import type { Tampering } from './tamperings.ts';

/** A line of the text with a comma between two of its words. */
function withComma(pdf: Pdf): Item {
  return bodyPages(pdf)
    .flatMap((page) => page.items.filter((item) => item.y > 150))
    .find((item) => /\p{L}، \p{L}/u.test(item.text))!;
}

const coverOf = (pdf: Pdf): Box => pdf.pages[0]!.boxes.find(({ colour }) => colour === '#f32040')!;

/** Faults of punctuation, of type, and of the leaves. */
export const ofLooks: Record<string, Tampering> = {
  'a comma is lost': {
    tamper: (pdf) => {
      const item = withComma(pdf);
      item.text = item.text.replace('،', '');
    },
    says: /punctuation: page \d+: between «.*» and «.*» stands «», not «،»/,
  },
  'a comma moves by a word': {
    tamper: (pdf) => {
      const item = withComma(pdf);
      item.text = item.text.replace(/، (\p{L}\S*)/u, ' $1،');
    },
    says: /punctuation: page \d+: between «.*» and «.*» stands «.*،.*», not/,
  },
  'a comma is another sign': {
    tamper: (pdf) => {
      const item = withComma(pdf);
      item.text = item.text.replace('،', '؛');
    },
    says: /punctuation: page \d+: between «.*» and «.*» stands «؛», not «،»/,
  },
  'the last sign of a paragraph is lost': {
    tamper: (_, truth) => {
      const last = truth.chapters
        .flatMap(({ blocks }) => blocks)
        .filter(({ kind, atoms }) => kind === 'paragraph' && atoms.length > 40)
        .map(({ atoms }) => atoms.at(-1)!)
        .find((atom) => atom.kind === 'word' && /\p{L}\.$/u.test(atom.text)) as { text: string };
      last.text = last.text.replace('.', '؟');
    },
    says: /punctuation: page \d+: behind «.*» stands «\.», not «؟»/,
  },
  'the sign of a note is lost': {
    tamper: (pdf) => {
      const item = noteItems(pageWithNote(pdf)).findLast(({ text }) => punctuation(text).endsWith('.'))!;
      item.text = item.text.replace('.', '');
    },
    says: /punctuation: page \d+: /,
  },
  'the text is in another face': {
    tamper: (pdf) => {
      for (const item of pdf.pages.flatMap(({ items }) => items)) item.font = 'AAAAAA+Vazir-Code';
    },
    says: /type: the text is not in Vazirmatn but in AAAAAA\+Vazir-Code/,
  },
  'the text is smaller': {
    tamper: (pdf) => {
      for (const item of pdf.pages.flatMap(({ items }) => items)) item.size *= 0.95;
    },
    says: /type: the size of the text is not 11 but 10\./,
  },
  'the lines are too near': {
    tamper: (_, truth) => {
      truth.lineHeight = 2.1;
    },
    says: /type: lines are 2\d\.\d apart, not 23\.1/,
  },
  'a page is too large': {
    tamper: (pdf) => {
      textPage(pdf).width += 10;
    },
    says: /leaves: page \d+ measures/,
  },
  'a book without a cover has one': {
    tamper: (pdf) => {
      const { width, height, boxes } = pdf.pages[0]!;
      boxes.push({ colour: '#f4efe6', left: 0, bottom: 0, right: width, top: height });
    },
    says: /leaves: there is a cover/,
  },
  'a book without a bleed has one': {
    tamper: (pdf) => {
      textPage(pdf).sheet.left = -20;
    },
    says: /leaves: page \d+ has a bleed/,
  },
  'the cover’s image is nowhere': {
    of: 'covered',
    tamper: (pdf) => {
      pdf.pages[0]!.boxes = [];
    },
    says: /leaves: the cover’s image stands 0 times/,
  },
  'the cover’s image is out of shape': {
    of: 'covered',
    tamper: (pdf) => {
      coverOf(pdf).top *= 0.8;
    },
    says: /leaves: the cover’s image is out of shape/,
  },
  'the cover’s image is small': {
    of: 'covered',
    tamper: (pdf) => {
      const cover = coverOf(pdf);
      for (const side of ['left', 'right', 'top', 'bottom'] as const) cover[side] *= 0.5;
    },
    says: /leaves: the cover’s image does not fill its page/,
  },
  'a template’s words are lost': {
    of: 'covered',
    tamper: (_, truth) => {
      truth.ownWords.front[0] += ' ناپدیدشده';
    },
    says: /leaves: a template’s words «.*» stand 0 times/,
  },
  'the words below a part’s title are lost': {
    of: 'covered',
    tamper: (_, truth) => {
      truth.chapters.find(({ part }) => part)!.partWords += ' ناپدیدشده';
    },
    says: /text: page \d+: lost «ناپدیدشده/,
  },
  'a cover from a template lacks its words': {
    of: 'trimmed',
    tamper: (_, truth) => {
      truth.cover = true;
      truth.ownWords.cover = 'ناپدیدشده';
    },
    says: /leaves: the cover has «.*», not «ناپدیدشده»/,
  },
  'a crop mark is lost': {
    of: 'trimmed',
    tamper: (pdf) => {
      textPage(pdf).cropMarks.pop();
    },
    says: /leaves: page \d+ lacks crop marks/,
  },
  'a crop mark stands within the bleed': {
    of: 'trimmed',
    tamper: (pdf) => {
      const mark = textPage(pdf).cropMarks.find(({ top, bottom }) => top < 0 && top - bottom > 1)!;
      mark.top = -1;
    },
    says: /leaves: page \d+: a crop mark stands within the bleed/,
  },
  'a page has too little bleed': {
    of: 'trimmed',
    tamper: (_, truth) => {
      truth.bleed = 20;
    },
    says: /leaves: page \d+ has .* pt around it/,
  },
};
