import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { diskWorld } from '../../scripts/manuscript/disk-world.ts';
import { render } from '../../scripts/render/render.ts';
import { PdfFile } from '../../scripts/targets/pdf/document/pdf-file.ts';
import {
  type Element,
  isElement,
  leavesOf,
  Structure,
} from '../../scripts/targets/pdf/document/structure.ts';
import {
  type PdfDict,
  type PdfName,
  type PdfRef,
  type PdfStream,
  PdfString,
} from '../../scripts/targets/pdf/document/values.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/pages');
const browser = new BrowserSession();
afterAll(() => browser.close());

async function built(name: string): Promise<Uint8Array> {
  const { book } = await readBook(diskWorld(join(FIXTURES, name), undefined), 'book.md');
  return (await makePdf(render(book!, silent), browser)).artifact.bytes;
}

/** The pages that an element stands on, by their object numbers. */
const pagesOf = (element: Element) =>
  new Set([...leavesOf(element)].flatMap(({ page }) => (page ? [page.number] : [])));

const childrenOf = ({ kids }: Element) => kids.filter(isElement);

/** How many columns and rows a cell takes. */
function spansOf({ dict }: Element) {
  const [columns, rows] = ['ColSpan', 'RowSpan'].map((key) =>
    (dict.get('A') as PdfDict[]).map((one) => one.get(key)).find((span) => typeof span === 'number'),
  );
  return { columns: columns as number, rows: rows as number };
}

/** How many columns each row has, with those of cells that come down from rows above. */
function columnsOf(rows: readonly (readonly ReturnType<typeof spansOf>[])[]): readonly number[] {
  const counts = rows.map(() => 0);
  for (const [index, row] of rows.entries())
    for (const cell of row) for (let at = index; at < index + cell.rows; at += 1) counts[at]! += cell.columns;
  return counts;
}

describe('the structure of a book with a note that goes on overleaf', () => {
  let structure: Structure;
  let notes: readonly Element[];
  beforeAll(async () => {
    structure = new Structure(new PdfFile(await built('note-longer-than-a-page')));
    notes = [...structure.elements()].filter(({ role }) => role === 'Note');
  });

  it('has each note once, with its id', () => {
    const ids = notes.map(({ dict }) => Buffer.from((dict.get('ID') as PdfString).bytes).toString('latin1'));
    expect(ids.length).toBeGreaterThan(3);
    expect(ids).toEqual(ids.map((_, index) => `note-${index + 1}`));
  });

  it('has each note behind the paragraph of its mark', () => {
    for (const note of notes) {
      const before = childrenOf(note.parent!)[childrenOf(note.parent!).indexOf(note) - 1]!;
      expect(['P', 'Note']).toContain(before.role);
    }
  });

  it('has what goes on overleaf in its note, and no paragraph cut in two by it', () => {
    expect(notes.some((note) => pagesOf(note).size > 1)).toBe(true);
    for (const element of structure.elements())
      if (element.role === 'P') expect(childrenOf(element).map(({ role }) => role)).not.toContain('P');
  });

  it('says of no element that its language is one of ours', () => {
    for (const { dict } of structure.elements()) {
      const language = dict.get('Lang');
      if (language instanceof PdfString)
        expect(Buffer.from(language.bytes).toString('latin1')).not.toContain('x-note');
    }
  });
});

describe('what goes on over pages', () => {
  const longest = async (name: string, role: string) => {
    const structure = new Structure(new PdfFile(await built(name)));
    const all = [...structure.elements()].filter((element) => element.role === role);
    const pages = all.map((element) => pagesOf(element).size);
    return { all, most: Math.max(...pages), element: all[pages.indexOf(Math.max(...pages))]! };
  };

  it('is one paragraph', async () => {
    expect((await longest('one-paragraph-of-many-pages', 'P')).most).toBeGreaterThan(3);
  });

  it('is one table, whose header is read once, and so is a row of it', async () => {
    const { all, most, element } = await longest('long-cells-side-by-side', 'Table');
    expect(all).toHaveLength(1);
    expect(most).toBeGreaterThan(3);
    expect(childrenOf(element).every(({ role }) => role === 'TR')).toBe(true);
    expect(childrenOf(element).map((row) => childrenOf(row).length)).toEqual(Array(14).fill(3));
    const headers = childrenOf(element).filter((row) => childrenOf(row).some(({ role }) => role === 'TH'));
    expect(headers).toHaveLength(1);
  });

  it('is one list', async () => {
    const { most, element } = await longest('notes-in-lists', 'L');
    expect(most).toBeGreaterThan(1);
    expect(childrenOf(element).every(({ role }) => role === 'LI')).toBe(true);
  });

  it('stands in its division, and no page has an element of its own', async () => {
    const { element } = await longest('notes-on-many-pages', 'Document');
    expect(new Set(childrenOf(element).map(({ role }) => role))).toEqual(new Set(['Sect']));
  });
});

describe('what the browser tags otherwise', () => {
  const structureOf = async (text: string, size = 'A5') => {
    const world = memoryWorld({
      'book.yaml': `title: ک\ntheme: report\npage: { size: ${size} }\n`,
      '1.md': `# یک\n\n${text}\n`,
    });
    const { book } = await readBook(world);
    const { artifact } = await makePdf(render(book!, silent), browser);
    return [...new Structure(new PdfFile(artifact.bytes)).elements()];
  };
  const rolesOf = (element: Element) => childrenOf(element).map(({ role }) => role);

  it('is a list of terms: terms are labels, their meanings one body', async () => {
    const elements = await structureOf('خمیر\n: آرد و آب\n: دوم\n\nچونه\n: گلوله');
    // The first is the contents.
    const list = elements.findLast(({ role }) => role === 'L')!;
    expect(rolesOf(list)).toEqual(['LI', 'LI']);
    for (const entry of childrenOf(list)) expect(rolesOf(entry)).toEqual(['Lbl', 'LBody']);
    expect(childrenOf(list).map((entry) => childrenOf(childrenOf(entry)[1]!).length)).toEqual([2, 1]);
  });

  it('is a table on its side that goes on over pages: it is one, and its head is read once', async () => {
    const rows = Array.from({ length: 24 }, (_, at) => `| سطر ${at} | ۱۲ |`).join('\n');
    const elements = await structureOf(`:::table{landscape}\n| نام | شمار |\n|---|---|\n${rows}\n:::`);
    const tables = elements.filter(({ role }) => role === 'Table');
    expect(tables).toHaveLength(1);
    expect(pagesOf(tables[0]!).size).toBeGreaterThan(1);
    expect(elements.filter(({ role }) => role === 'TR')).toHaveLength(25);
    expect(elements.filter(({ role }) => role === 'TH')).toHaveLength(2);
  });

  const EMPTY = {
    'in its corner, its rows and its joined cells':
      '| | یک | دو |\n|---|---|---|\n| الف | | ۲ |\n| ^^ | | |\n| | | |\n| پ | | << |\n| | | ۳ |',
    'beside one that goes on over pages': `| نام | شرح | سال |\n|---|---|---|\n| الف | ${'شرحی دراز از آن '.repeat(300)} | |\n| | | ۲ |`,
    'of a table on its side that goes on': `:::table{landscape}\n| نام | شمار |\n|---|---|\n${'| سطر | ۱۲ |\n'.repeat(24)}| | ۲۸۸ |\n:::`,
  };
  it.each(Object.entries(EMPTY))('is an empty cell %s: all rows have as many columns', async (_, text) => {
    const table = (await structureOf(text, 'جیبی')).find(({ role }) => role === 'Table')!;
    const rows = childrenOf(table).map((row) => childrenOf(row).map(spansOf));
    expect(rows).toHaveLength(text.match(/\n\|(?!---)/g)!.length + (text.startsWith('|') ? 1 : 0));
    expect(new Set(columnsOf(rows))).toEqual(new Set([text.includes('landscape') ? 2 : 3]));
  });
});

describe('the document', () => {
  afterEach(() => vi.useRealTimers());

  it('turns its pages to the right, opens facing pages and shows its title', async () => {
    const pdf = new PdfFile(await built('long-note-continues'));
    const preferences = pdf.dict(pdf.catalog.get('ViewerPreferences'));
    expect((preferences.get('Direction') as PdfName).name).toBe('R2L');
    expect(preferences.get('DisplayDocTitle')).toBe(true);
    expect((pdf.catalog.get('PageLayout') as PdfName).name).toBe('TwoPageRight');
  });

  it('has boxes and crop marks for the print shop', async () => {
    const settings = 'title: کتاب\npage: {size: A5, bleed: 3mm}';
    const { book } = await readBook(memoryWorld({ 'book.yaml': settings, '1.md': '# فصل\n\nمتن\n' }));
    const pdf = new PdfFile((await makePdf(render(book!, silent), browser)).artifact.bytes);
    const bleed = (3 / 25.4) * 72;
    for (const ref of pdf.pages()) {
      const page = pdf.dict(ref);
      const [trim, bled, media] = ['TrimBox', 'BleedBox', 'MediaBox'].map((box) => page.get(box) as number[]);
      expect(trim!.map(Math.round)).toEqual([0, 0, 420, 595]);
      expect(bled![0]).toBeCloseTo(trim![0]! - bleed, 2);
      expect(bled![3]).toBeCloseTo(trim![3]! + bleed, 2);
      expect(media![0]).toBeLessThan(bled![0]!);
      const [marks] = page.get('Contents') as PdfRef[];
      const drawn = Buffer.from((pdf.get(marks) as PdfStream).data).toString('latin1');
      expect(drawn.match(/ S$/gm)).toHaveLength(8);
    }
  });

  it('knows the resolution of images of pixels', async () => {
    const dot =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==';
    const world = memoryWorld({
      '1.md': '# فصل\n\n![نقطه](dot.png "نقطه")\n',
      'dot.png': Buffer.from(dot, 'base64'),
    });
    const { book } = await readBook(world);
    const { images } = await makePdf(render(book!, silent), browser);
    expect([...images.keys()]).toEqual(['dot.png']);
    expect(images.get('dot.png')).toBeLessThan(300);
  });

  it('has the same bytes on another day', async () => {
    const digests: string[] = [];
    for (const day of ['2026-01-01', '2031-07-09']) {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(day) });
      digests.push(
        createHash('sha256')
          .update(await built('long-note-continues'))
          .digest('hex'),
      );
    }
    expect(digests[1]).toBe(digests[0]);
  });
});

it('mends a line of two words that is stretched beyond the width that a glyph can have', async () => {
  const text = `# عنوان\n\nشیشهٔ متن ${'ا'.repeat(400)} نامهٔ ما.\n`;
  const settings = 'title: a\ncover: false\npage: {size: 400mm 200mm}\n';
  const { book } = await readBook(memoryWorld({ 'book.yaml': settings, '1.md': text }));
  const { textFault, profile } = await makePdf(render(book!, silent), browser);
  expect([textFault, profile]).toEqual([undefined, 'a-2a']);
});
