import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import type { Page } from '../books/pdf-read.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { linesOf, MM, type Printed, type PrintedLine, printed } from './printed-lines.ts';

/** The themes that are house sheets: each rule of a sheet is measured in a printed file. */

const browser = new BrowserSession();
afterAll(() => browser.close());

const PROSE =
  'این کتاب دربارهٔ تاریخ نوشتن و چاپ در سرزمین‌های فارسی‌زبان است و می‌کوشد نشان دهد که نسخه‌ها چگونه از دستی به دستی رفته‌اند. ';

const chapter = (title: string) =>
  `# ${title}\n\n${PROSE.repeat(30)}[^fa]\n\n## بند\n\n${PROSE.repeat(8)}[^la] ${PROSE.repeat(6)}\n\n### خرده‌بند\n\n${PROSE.repeat(9)}[^fb]\n\n#### ریزبند\n\n${PROSE.repeat(8)}\n\n##### خردترین\n\n${PROSE.repeat(16)}\n\n[^fa]: یادداشتی به فارسی.\n[^la]: Gutenberg\n[^fb]: یادداشت دیگری به فارسی.\n`;

const page = (role: string, text: string) => `---\nrole: ${role}\n---\n${text}\n`;

const SETTINGS = `title: تاریخ کتاب
title-en: A History of Books
author: {name: سارا کریمی, name-en: Sara Karimi}
publisher: نشر نو
abstract: این نوشته دربارهٔ چاپ است.
abstract-en: This text is about printing.
numbering: chapters
`;

const TABLE = `\n\nجدول: شمار نسخه‌ها\n\n| شهر | شمار |\n|---|---|\n| رشت | ۱۲ |\n\n![نشان](f.svg "نقش چاپخانه")\n`;

async function printedWith(theme: string, files: Readonly<Record<string, string>>): Promise<Printed> {
  const { book } = await readBook(
    memoryWorld({
      'f.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><path d="M0 0h60v20z"/></svg>',
      'book.yaml': `${SETTINGS}theme: ${theme}\n`,
      ...files,
    }),
  );
  const { artifact, fallbacks } = await makePdf(render(book!, silent), browser);
  expect(fallbacks).toEqual([]);
  return printed(artifact.bytes);
}

const right = ({ items }: PrintedLine) => Math.max(...items.map(({ x, width }) => x + width));
const left = ({ items }: PrintedLine) => Math.min(...items.map(({ x }) => x));
const sizeOf = ({ items }: PrintedLine) => Math.max(...items.map(({ size }) => size));

/** The size that most of the letters of a file have. */
function textSize({ pages }: Printed): number {
  const sizes = new Map<number, number>();
  for (const { text, size } of pages.flatMap(({ items }) => items)) {
    const rounded = Math.round(size * 10) / 10;
    sizes.set(rounded, (sizes.get(rounded) ?? 0) + text.length);
  }
  return [...sizes].sort((a, b) => b[1] - a[1])[0]![0];
}

/** The lines of a page in the size of the text that are as long as lines of prose. */
function textLines(one: Page, size: number): readonly PrintedLine[] {
  return linesOf(one).filter((line) => Math.abs(sizeOf(line) - size) < 0.2 && line.text.length > 40);
}

const bare = (text: string) => text.normalize('NFKC').replace(/[\s\u200e\u200f\u200c]/g, '');

/** Whether a page says something, in the order in which it is read. */
const says = ({ items }: Page, words: string) =>
  bare(items.map(({ text }) => text).join('')).includes(bare(words));

/** The index of the first page that does. */
const pageSaying = ({ pages }: Printed, words: string) => pages.findIndex((one) => says(one, words));

describe('the sheet of Iran University Press: university-press', () => {
  let pdf: Printed;
  let size: number;
  /** A page in the middle of a chapter. */
  let full: Page;

  beforeAll(async () => {
    pdf = await printedWith('university-press', {
      '01.md': page('front', `# پیشگفتار\n\n${PROSE}`),
      '11.md': chapter('آغاز نوشتن'),
      '12.md': `${chapter('چاپ سنگی')}\n${PROSE.repeat(120)}\n`,
      '81.md': page('back', `# منابع\n\n${PROSE}`),
      '82.md': page('back', `# پیوست\n\n${PROSE}`),
      '83.md': page('back', `# واژه‌نامه\n\n${PROSE}`),
      '84.md': page('back', `# فهرست اعلام\n\n${PROSE}`),
    });
    size = textSize(pdf);
    full = pdf.pages[pageSaying(pdf, 'آغاز نوشتن') + 1]!;
    for (const one of pdf.pages) if (textLines(one, size).length > textLines(full, size).length) full = one;
  });

  it('is وزیری, 165 by 235 mm', () => {
    expect(full.width / MM).toBeCloseTo(165, 0);
    expect(full.height / MM).toBeCloseTo(235, 0);
  });

  it('has a text block of 120 by 200 mm with the running head', () => {
    const lines = textLines(full, size);
    const widest = Math.max(...lines.map((line) => right(line) - left(line)));
    expect(Math.abs(widest / MM - 120)).toBeLessThan(0.6);
    const head = linesOf(full)[0]!;
    // From the top of the head's letters to the foot of those of the last line.
    const height = head.y + sizeOf(head) * 0.75 - (lines.at(-1)!.y - size * 0.3);
    expect(Math.abs(height / MM - 200)).toBeLessThan(4);
  });

  it('has 10 mm between head and text', () => {
    const [head, first] = linesOf(full) as [PrintedLine, PrintedLine];
    const gap = head.y - sizeOf(head) * 0.3 - (first.y + size * 0.75);
    expect(Math.abs(gap / MM - 10)).toBeLessThan(1.5);
  });

  it('has its lines on a grid of 6 mm', () => {
    const { y: top } = textLines(full, size)[0]!;
    for (const { y } of textLines(full, size)) {
      const steps = (top - y) / MM / 6;
      const line = Math.round((top - y) / MM / 6.085);
      if (line > 0) expect(Math.abs((steps * 6) / line - 6)).toBeLessThan(0.1);
      expect(Math.abs(top - y - line * 6.085 * MM)).toBeLessThan(1);
    }
  });

  it('has chapter word and number of 42 points, the title of 18, headings from 18 down to 12, notes two points smaller than the text', () => {
    const sizes = pdf.pages.flatMap((one) =>
      linesOf(one).map((line) => [line.text.replace(/^[۰-۹.]+ /, ''), Math.round(sizeOf(line))] as const),
    );
    const of = (words: string) => sizes.filter(([text]) => text === words).map(([, own]) => own);
    expect(Math.max(...of('فصل اول'))).toBe(42);
    expect(Math.max(...of('آغاز نوشتن'))).toBe(18);
    expect(of('بند')).toContain(18);
    expect(of('خرده‌بند')).toContain(16);
    expect(of('ریزبند')).toContain(14);
    expect(of('خردترین')).toContain(12);
    const note = pdf.pages.flatMap(linesOf).find(({ text }) => text.includes('یادداشتی به فارسی'))!;
    expect(size - sizeOf(note)).toBeCloseTo(2, 0);
  });

  it('is black and grey', () => {
    expect(pdf.colours.size).toBeGreaterThan(0);
    for (const colour of pdf.colours) expect(colour).toMatch(/^#(..)\1\1$/);
  });

  it('opens the first chapter on a recto, and no other for that alone', () => {
    const first = pageSaying(pdf, 'فصل اول');
    const isOpening = (one: Page) => linesOf(one).some((line) => Math.round(sizeOf(line)) === 42);
    const openings = pdf.pages.filter(isOpening).map(({ index }) => index);
    expect(first).toBeGreaterThan(0);
    // The first page of a file is a recto.
    expect(openings[0]! % 2).toBe(0);
    const blank = pdf.pages.filter(({ items, index }) => items.length === 0 && index > openings[0]!);
    // One goes before the English title page at most, which stands on a verso.
    expect(blank.every(({ index }) => index > pageSaying(pdf, 'منابع'))).toBe(true);
  });

  it('numbers notes from 1 on each page; Persian ones begin at the right, Latin ones at the left', () => {
    let checked = 0;
    for (const one of pdf.pages) {
      const notes = linesOf(one).filter(
        (line) => sizeOf(line) < size - 1 && line.y < 60 * MM && line.items.length > 1,
      );
      const own = notes.filter(({ text }) => /یادداشت|Gutenberg/.test(text));
      for (const [at, line] of own.entries()) {
        checked += 1;
        const isLatin = line.text.includes('Gutenberg');
        const number = line.items.find(({ text }) => /^[\d۰-۹]+$/.test(text.trim().normalize('NFKC')))!;
        expect(number.text.trim()).toBe(isLatin ? String(at + 1) : '۱۲۳'[at]);
        const edge = Math.min(...textLines(one, size).map(left));
        const end = Math.max(...textLines(one, size).map(right));
        if (isLatin) expect(Math.abs(number.x - edge)).toBeLessThan(3);
        else expect(Math.abs(number.x + number.width - end)).toBeLessThan(3);
      }
    }
    expect(checked).toBeGreaterThan(4);
  });

  it('has a rule above the notes that is half as long as the line', () => {
    const rules = pdf.pages.flatMap(({ boxes }) =>
      boxes.filter((box) => box.top - box.bottom < 1 && box.right - box.left > 100),
    );
    expect(rules.length).toBeGreaterThan(1);
    for (const rule of rules) expect(Math.abs((rule.right - rule.left) / MM - 60)).toBeLessThan(0.5);
  });

  it('has the parts of a scholarly book in order, with abstract and title page in English at the other end', () => {
    const places = [
      'پیشگفتار',
      'فهرست مطالب',
      'فصل اول',
      'منابع',
      'پیوست',
      'واژه‌نامه',
      'فهرست اعلام',
      'This text is about printing',
      'Sara Karimi',
    ];
    const opening = (words: string) =>
      pdf.pages.findIndex((one) =>
        linesOf(one).some((line) => line.text === words && sizeOf(line) > size + 2),
      );
    const found = places.map((words) => (/[A-Z]/.test(words) ? pageSaying(pdf, words) : opening(words)));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found).not.toContain(-1);
    const last = pdf.pages.at(-1)!;
    expect(says(last, 'A History of Books')).toBe(true);
    expect(last.index % 2).toBe(1);
  });
});

describe('the sheets of IranDoc and Khatam University (1397): thesis', () => {
  let pdf: Printed;
  let size: number;

  beforeAll(async () => {
    pdf = await printedWith('thesis', {
      '01.md': page('basmala', 'بسم الله الرحمن الرحیم'),
      '02.md': page('acknowledgements', '## سپاسگزاری\n\nاز استادانم سپاسگزارم.'),
      '03.md': page('dedication', 'به مادرم'),
      '04.md': page('statement', '## اظهارنامه\n\nاین پایان‌نامه کار من است.'),
      '05.md': page('approval', '## تصویب‌نامه\n\nبه تصویب رسید.'),
      '11.md': chapter('آغاز نوشتن') + TABLE,
      '12.md': chapter('چاپ سنگی'),
    });
    size = textSize(pdf);
  });

  const full = () => pdf.pages.filter((one) => textLines(one, size).length > 12);

  it('is A4 with margins of 35 mm above and at the right, 30 below, 25 at the left, on each page', () => {
    expect(full().length).toBeGreaterThan(3);
    for (const one of full()) {
      expect([one.width / MM, one.height / MM].map(Math.round)).toEqual([210, 297]);
      const lines = textLines(one, size);
      expect(Math.abs(one.width - Math.max(...lines.map(right)) - 35 * MM) / MM).toBeLessThan(0.6);
      expect(Math.abs(Math.min(...lines.map(left)) - 25 * MM) / MM).toBeLessThan(0.6);
      const all = linesOf(one).filter(({ y }) => y > 28 * MM);
      expect(one.height - (all[0]!.y + size)).toBeGreaterThan(33 * MM);
      expect(all.at(-1)!.y).toBeGreaterThan(30 * MM);
    }
    const tops = full().map((one) => one.height - (linesOf(one)[0]!.y + size * 0.75));
    expect(Math.min(...tops) / MM).toBeLessThan(38);
  });

  it('has its front matter in order: بسم الله, title, approval, statement, dedication, thanks, abstract, contents', () => {
    const places = [
      'بسم الله',
      'نشر نو',
      'به تصویب رسید',
      'کار من است',
      'به مادرم',
      'سپاسگزارم',
      'این نوشته دربارهٔ چاپ',
      'فهرست مطالب',
    ];
    const found = places.map((words) => pageSaying(pdf, words));
    expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
    expect(found).not.toContain(-1);
  });

  it('numbers the pages of the front matter in abjad letters, and those of the text from 1', () => {
    const contents = pdf.pages[pageSaying(pdf, 'فهرست مطالب')]!;
    expect(contents.label).toMatch(/^\p{Script=Arabic}{1,2}$/u);
    const folio = linesOf(contents).at(-1)!;
    expect(folio.text).toBe(contents.label);
    const body = pdf.pages.filter(({ label }) => /^[۰-۹]+$/.test(label));
    expect(body.map(({ label }) => label).slice(0, 3)).toEqual(['۱', '۲', '۳']);
  });

  it('has titles of tables above, of figures below', () => {
    const one = pdf.pages[pageSaying(pdf, 'شمار نسخه‌ها')]!;
    const y = (words: string) => linesOf(one).find(({ text }) => text.includes(words))!.y;
    expect(y('شمار نسخه‌ها')).toBeGreaterThan(y('شهر'));
    const figure = pdf.pages[pageSaying(pdf, 'نقش چاپخانه')]!;
    const caption = linesOf(figure).find(({ text }) => text.includes('نقش چاپخانه'))!;
    const drawing = figure.boxes.filter((box) => box.top - box.bottom > 8);
    expect(drawing.length).toBeGreaterThan(0);
    expect(Math.min(...drawing.map(({ bottom }) => bottom))).toBeGreaterThan(caption.y);
  });

  it('numbers notes from 1 on each page', () => {
    const feet = pdf.pages.flatMap((one) => {
      const notes = linesOf(one).filter(({ text, y }) => y < 80 * MM && /یادداشت|Gutenberg/.test(text));
      return notes.length > 0 ? [notes[0]!.text] : [];
    });
    expect(feet.length).toBeGreaterThan(2);
    for (const text of feet) expect(text).toMatch(/^[1۱] |[1۱]$/);
  });
});
