import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import type { Item } from '../books/pdf-read.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { linesOf, type Printed, type PrintedLine, printed } from './printed-lines.ts';

/**
 * What a master looks for in a page (the manual of style, part E; its sources are those of `docs/themes.md` and alreq): each figure that is not of the
 * spaces of lines is measured in a finished file, here or where `ELSEWHERE` says.
 */
const ELSEWHERE: Readonly<Record<string, readonly [file: string, says: string]>> = {
  'folios of contents are not letter-spaced': ['contents.test.ts', 'have folios that are not letter-spaced'],
  'leaders begin .6 em after the last word, on one raster': [
    'contents.test.ts',
    '.6 em after the last word at most',
  ],
  'no line of a title ends in a small word': [
    'contents.test.ts',
    'have no heading with a line that ends in a small word',
  ],
  'a title has four lines at most; year or nothing as date': ['contents.test.ts', 'four lines at most'],
  'lines of facing pages meet': [
    '../conformance/pages/grid.test.ts',
    'has lines that meet those of the facing page',
  ],
  'last lines of notes meet': ['grid.test.ts', 'has notes whose lines meet'],
  'the foot is a line short at most': [
    '../conformance/pages/grid.test.ts',
    'leaves less than a line at the foot',
  ],
  'a note that goes on leaves two lines and takes two': [
    '../books/check-notes.ts',
    'leaves two lines and takes two',
  ],
  'hemistichs are of one width': ['../conformance/verse/verse.test.ts', 'have hemistichs of one width'],
  'a bayt is never parted': ['../conformance/verse/verse.test.ts', 'part no bayt over pages'],
  'a poem is stepped as a whole': ['../conformance/verse/verse.test.ts', 'stepped as wholes'],
  'a poem is stepped where two hemistichs have no room at 0.88 of the size': [
    '../conformance/verse/verse.test.ts',
    'stepped only where two hemistichs have no room at 0.88',
  ],
  'the last page of a chapter has five lines': [
    '../setting/last-page.test.ts',
    'gives the last page of a chapter five lines',
  ],
  'telephone numbers and the like read from left to right': [
    'publication.test.ts',
    'reads numbers from left to right',
  ],
  'figures align on their points': [
    '../conformance/tables/tables.test.ts',
    'have the points of each column in one line',
  ],
  'signs stand at the left': ['../conformance/tables/tables.test.ts', 'signs at the left of their numbers'],
  'no single row overleaf': ['../conformance/tables/tables.test.ts', 'leave no last row alone'],
  'a table stands whole on the next page': [
    '../conformance/tables/tables.test.ts',
    'stand whole on the next page',
  ],
  'what goes on says so': ['../conformance/tables/tables.test.ts', 'say above what goes on'],
};

it.each(Object.entries(ELSEWHERE))('is measured elsewhere that %s', (_, [file, says]) => {
  expect(readFileSync(join(import.meta.dirname, file), 'utf8')).toContain(says);
});

const PROSE = 'در روستاهای کوهستانی تا چند دهه پیش کتاب چیزی بود که از راه می‌رسید و کسی نمی‌دانست کی؛';
const BOUND = 'بنگرید به ص. ۱۲ و ج. ۳ و ش. ۷ و ر.ک. فصل دوم، با ۵۰ Hz و ۲۵ کیلومتر در سال‌های ۱۲۹۰–۱۲۹۵ و نیز';

const TEXT = `# آغاز

کوشش نخستین را همه پذیرفتند[^1]. ${PROSE} و *تأکیدی* و **درشتی** و :quran[الحمد لله رب العالمین] تا پایان.

## بند شماره‌دار

${`${BOUND} `.repeat(14)}

:::verse{form=free}
شب بود
    بی‌ستاره
از سفری دراز که پایانش را هیچ‌کس از مسافران خستهٔ این راه ناهموار و بی‌فانوس نمی‌دانست و کسی نپرسید

تاسحر
:::

– کجا می‌روی؟

– به کتابخانه.

جدول: شمار کتاب‌های چاپ‌شده در شهرها به تفکیک سال و شیوهٔ چاپ آن‌ها

| نام | رشد سالانهٔ جمعیت شهرهای بزرگ و کوچک کشور در ده سال گذشته به درصد | شمار |
|---|---|---|
| رشت | ۱۲ | ۵ |
| یزد | ۷ | ۱۱ |

[^1]: یادداشتی کوتاه.
`;

const browser = new BrowserSession();
afterAll(() => browser.close());

describe('a page as a master looks at it', () => {
  let pdf: Printed;
  let lines: readonly PrintedLine[];
  let size: number;
  let pitch: number;
  beforeAll(async () => {
    const { book } = await readBook(
      memoryWorld({
        'book.yaml':
          'title: نمونه\npublisher: نشر نو\nidentifier: {isbn: ۹۷۸-۶۰۰-۱۱۹-۱۲۵-۱}\ntheme: book\ncontents: false\nnumbering: sections\npage: {size: پالتویی}\n',
        '1.md': TEXT,
      }),
    );
    pdf = await printed((await makePdf(render(book!, silent), browser)).artifact.bytes);
    lines = pdf.pages.flatMap(linesOf);
    const bound = lines.filter(({ text }) => text.includes('کیلومتر'));
    size = Math.max(...bound[0]!.items.map((item) => item.size));
    pitch = bound[0]!.y - lines[lines.indexOf(bound[0]!) + 1]!.y;
  });

  const rightEnd = ({ x, width }: Item) => x + width;
  const rightOf = ({ items }: PrintedLine) => Math.max(...items.map(rightEnd));
  const lineWith = (word: string) => lines.find(({ text }) => text.includes(word))!;
  const fontsOf = (word: string) =>
    pdf.pages.flatMap(({ items }) =>
      items.filter(({ text }) => text.normalize('NFKC').includes(word)).map(({ font }) => font),
    );

  /** `ABCDEF+Name` -> `Name`. */
  const nameOf = (font: string) => font.replace(/^[A-Z]{6}\+/, '');

  it('has headings that begin at the measure, with their numbers .3 em before their titles', () => {
    const page = pdf.pages.find((one) => linesOf(one).some(({ text }) => text.includes('بند شماره')))!;
    const edge = Math.max(
      ...linesOf(page)
        .filter(({ text }) => text.includes('کیلومتر'))
        .map(rightOf),
    );
    const { items } = lineWith('بند شماره');
    const [number, title] = items as [Item, Item];
    expect(number.text.replace(/[\u200e\u200f]/g, '').trim()).toBe('۱.۱');
    expect(Math.abs(rightEnd(number) - edge)).toBeLessThanOrEqual(0.5);
    const gap = (number.x - rightEnd(title)) / number.size;
    expect(gap).toBeGreaterThan(0.2);
    expect(gap).toBeLessThan(0.4);
  });

  it('has marks of notes that stand tight: .08 em at most before the stop', () => {
    const { items } = lineWith('پذیرفتند');
    const mark = items.find(({ text }) => text.replace(/\P{Nd}/gu, '') === '۱')!;
    const stop = items
      .filter((item) => rightEnd(item) < mark.x + 0.5)
      .sort((a, b) => rightEnd(b) - rightEnd(a))[0]!;
    expect(stop.text).toMatch(/^[\u200e\u200f\s]*\./);
    expect(mark.x - rightEnd(stop)).toBeLessThanOrEqual(0.08 * size);
    // No cell of a digit of one width, in which «۱» stands apart.
    expect(mark.width).toBeLessThan(0.4 * mark.size);
  });

  it('parts no abbreviation from its number, no number from its unit, no range at its dash', () => {
    const own = lines.filter((line) => line.items.some((item) => Math.abs(item.size - size) < 0.2));
    expect(own.length).toBeGreaterThan(12);
    for (const { text } of own) {
      expect(text).not.toMatch(/(?:^| )(?:ص|ج|ش|ر ?\. ?ک) ?\.$/);
      expect(text).not.toMatch(/[۰-۹]–$|(?:با ۵۰|و ۲۵)$/);
      expect(text).not.toMatch(/^(?:Hz|کیلومتر|–(?! ))/);
    }
  });

  it('has an empty line at least between the text and the rule above its notes', () => {
    const page = pdf.pages.find((one) => linesOf(one).some(({ text }) => text.includes('پذیرفتند')))!;
    const rule = page.boxes.find((box) => box.top - box.bottom < 1 && box.right - box.left > 60)!;
    const above = linesOf(page).filter(({ y }) => y > rule.top);
    expect(above.at(-1)!.y - rule.top).toBeGreaterThanOrEqual(pitch - 1);
  });

  it('keeps indents of free verse, hangs what is turned over, and leaves a line empty between stanzas', () => {
    const [first, second, turned] = [lineWith('شب بود'), lineWith('ستاره'), lineWith('از سفری')];
    const rest = lines[lines.indexOf(turned) + 1]!;
    const last = lineWith('تاسحر');
    expect(Math.abs(rightOf(first) - rightOf(second) - 2 * size)).toBeLessThan(1);
    expect(Math.abs(rightOf(first) - rightOf(rest) - 2 * size)).toBeLessThan(1);
    expect(lines[lines.indexOf(last) - 1]!.y - last.y).toBeGreaterThan(1.4 * pitch);
  });

  it('indents all that is said in a dialogue alike, the first too, whatever it stands behind', () => {
    const [asked, answered, prose] = ['کجا', 'کتابخانه', 'کیلومتر'].map(lineWith) as PrintedLine[];
    expect(Math.abs(rightOf(asked!) - rightOf(answered!))).toBeLessThan(0.5);
    expect(rightOf(prose!) - rightOf(asked!)).toBeGreaterThan(size);
  });

  it('leaves no word of a caption alone on its last line', () => {
    const first = lineWith('شمار کتاب');
    const last = lines[lines.indexOf(first) + 1]!;
    const widthOf = (line: PrintedLine) => rightOf(line) - Math.min(...line.items.map(({ x }) => x));
    expect(last.text).toMatch(/آن/);
    expect(widthOf(last)).toBeGreaterThan(widthOf(first) / 2);
  });

  it('has head cells at the foot of the head of a table', () => {
    const page = pdf.pages.find((one) => linesOf(one).some(({ text }) => text.includes('رشد سالانه')))!;
    const { y } = linesOf(page).find(({ text }) => text.startsWith('رشت '))!;
    const head = linesOf(page).filter((line) => line.y > y && /رشد|به درصد|گذشته/.test(line.text));
    expect(head.length).toBeGreaterThan(1);
    const foot = Math.min(...head.map((line) => line.y));
    expect(
      Math.abs(
        page.items.find(({ text }) => /^[\u200e\u200f\s]*شمار[\u200e\u200f\s]*$/.test(text))!.y - foot,
      ),
    ).toBeLessThan(1);
  });

  it('has rules above and below the head of a table and at its end, and no others', () => {
    const page = pdf.pages.find((one) => linesOf(one).some(({ text }) => text.includes('رشد سالانه')))!;
    const rules = page.boxes.filter((box) => box.top - box.bottom < 1.5 && box.right - box.left > 20);
    const heights = [...new Set(rules.map(({ top }) => Math.round(top)))].sort((a, b) => b - a);
    const yOf = (start: string) => linesOf(page).find(({ text }) => text.startsWith(start))!.y;
    const [above, below, end] = heights;
    expect(heights).toHaveLength(3);
    expect(above).toBeGreaterThan(yOf('رشد سالانه'));
    expect(below).toBeLessThan(yOf('نام'));
    expect(below).toBeGreaterThan(yOf('رشت '));
    expect(end).toBeLessThan(yOf('یزد'));
  });

  it('tells emphasis from strong emphasis and both from the text, and sets a passage of the Qur’an in one pair of brackets', () => {
    const all = ['پذیرفتند', 'تأکیدی', 'درشتی'].map((word) => [...new Set(fontsOf(word))]);
    expect(all.map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(new Set(all.flat()).size).toBe(3);
    const said = pdf.pages.flatMap(({ items }) => items.map((item) => item.text)).join('');
    expect(said.match(/[﴿﴾]/g)).toHaveLength(2);
    // In naskh: of it the book has these words alone.
    expect(new Set(fontsOf('العالمین').map(nameOf))).toEqual(new Set(['NotoNaskhArabic-Regular']));
    expect(new Set(fontsOf('پذیرفتند').map(nameOf))).toEqual(new Set(['Vazirmatn-Regular']));
  });

  it('reads an ISBN from left to right', () => {
    const items = pdf.pages.flatMap(({ items: own }) => own);
    expect(items.some(({ text }) => text.includes('978-600-119-125-1'))).toBe(true);
  });
});
