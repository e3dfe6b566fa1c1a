import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { modulePath } from '../../scripts/engine/module-path.ts';
import { JoinedFile } from '../../scripts/targets/pdf/document/join.ts';
import { PdfFile } from '../../scripts/targets/pdf/document/pdf-file.ts';
import { dict, name, type PdfName, PdfRef } from '../../scripts/targets/pdf/document/values.ts';
import { type FontCodes, Fonts, flate, type MendedFont } from '../../scripts/targets/pdf/text/font-codes.ts';
import { sharePrograms } from '../../scripts/targets/pdf/text/shared-programs.ts';
import { TrueType } from '../../scripts/targets/pdf/text/true-type.ts';
import { Program, shownPages } from './fonts-in.ts';
import { pdfOf } from './pdf-of.ts';

const typeface = (weight: string) => readFileSync(modulePath(`vazirmatn/fonts/ttf/Vazirmatn-${weight}.ttf`));
const REGULAR = typeface('Regular');
const BOLD = typeface('Bold');

/** How many glyphs the subsets have. */
const LEAST = 700;
const MOST = 900;

/** The first glyphs of a typeface. */
function subsetOf(program: Buffer, count: number): Buffer {
  const font = new TrueType();
  font.add(program, count);
  return font.write();
}

const REF = (number: number) => new PdfRef(number);

/** A print of one page with one font. */
function printWith(program: Buffer): Buffer {
  return pdfOf([
    dict({ Type: name('Catalog'), Pages: REF(2) }),
    dict({ Type: name('Pages'), Kids: [REF(3)], Count: 1 }),
    dict({ Type: name('Page'), Contents: REF(4), Resources: dict({ Font: dict({ F1: REF(5) }) }) }),
    flate(Buffer.from('BT ET')),
    dict({ Type: name('Font'), BaseFont: name('AAAAAA+Face'), DescendantFonts: [REF(6)] }),
    dict({ BaseFont: name('AAAAAA+Face'), FontDescriptor: REF(7), CIDToGIDMap: name('Identity') }),
    dict({ FontName: name('AAAAAA+Face'), FontFile2: REF(8) }),
    flate(program),
  ]);
}

/** A glyph with its text, as a print shows it: one of the typeface, one made of several (and of that once more), or an empty one. */
type Use =
  | { readonly glyph: number; readonly text: string }
  | { readonly of: readonly number[]; readonly deep: boolean; readonly text: string }
  | { readonly empty: number; readonly text: string };

function use(codes: FontCodes, one: Use): void {
  if ('glyph' in one) codes.code(one.glyph, one.text);
  else if ('empty' in one) codes.code(codes.empty(one.empty), one.text);
  else {
    const components = one.of.map((glyph, index) => ({ glyph, dx: index * 40, dy: -index }));
    const made = codes.composite(components, 500);
    codes.code(one.deep ? codes.composite([{ glyph: made, dx: 7, dy: 9 }], 400) : made, one.text);
  }
}

/** A quire with a subset of a typeface that shows some glyphs. */
interface Quire {
  readonly count: number;
  readonly uses: readonly Use[];
}

function mended({ count, uses }: Quire, face = REGULAR): { bytes: Uint8Array; fonts: readonly MendedFont[] } {
  const pdf = new PdfFile(printWith(subsetOf(face, count)));
  const fonts = new Fonts(pdf);
  const codes = fonts.codesOf(REF(5))!;
  for (const one of uses) use(codes, one);
  const written = fonts.write();
  return { bytes: pdf.write(), fonts: written };
}

function joined(quires: readonly ReturnType<typeof mended>[]): Buffer {
  const file = new JoinedFile();
  const fonts = quires.flatMap((quire) => {
    const { base } = file.add(quire.bytes);
    return quire.fonts.map((font) => ({
      ...font,
      type0s: font.type0s.map((one) => one + base),
      descendant: font.descendant + base,
      descriptor: font.descriptor + base,
      file: font.file + base,
    }));
  });
  const pdf = file.finish();
  sharePrograms(pdf, fonts);
  return Buffer.from(pdf.write());
}

/** Glyphs that have their parts in all subsets. */
const small = new Program(subsetOf(REGULAR, LEAST));
const isWhole = (glyph: number) => {
  try {
    return small.outline(glyph).length >= 0;
  } catch {
    return false;
  }
};
const glyph = fc.constantFrom(...Array.from({ length: LEAST - 1 }, (_, at) => at + 1).filter(isWhole));
const text = fc.constantFrom('ا', 'ب', 'لا', ' ', 'مَ', '');
const uses = fc.array(
  fc.oneof(
    fc.record({ glyph, text }),
    fc.record({ of: fc.array(glyph, { minLength: 1, maxLength: 3 }), deep: fc.boolean(), text }),
    fc.record({ empty: fc.integer({ min: 0, max: 900 }), text }),
  ),
  { minLength: 1, maxLength: 40 },
);
const quire = fc.record({ count: fc.integer({ min: LEAST, max: MOST }), uses });

/** The embedded programs, each once. */
function programsIn(bytes: Uint8Array): ReadonlySet<number> {
  const pdf = new PdfFile(bytes);
  const files = pdf.pages().map((page) => {
    const font = pdf.dict(pdf.dict(pdf.dict(pdf.dict(page).get('Resources')).get('Font')).get('F1'));
    const [descendant] = font.get('DescendantFonts') as PdfRef[];
    return pdf.dict(pdf.dict(descendant).get('FontDescriptor')).get('FontFile2') as PdfRef;
  });
  return new Set(files.map(({ number }) => number));
}

it('lets each code draw and say in the document what it does in its quire', () => {
  fc.assert(
    fc.property(fc.array(quire, { minLength: 2, maxLength: 4 }), (quires) => {
      const alone = quires.map((one) => mended(one));
      const together = joined(alone);
      expect(shownPages(together)).toEqual(alone.flatMap(({ bytes }) => shownPages(bytes)));
      expect(programsIn(together).size).toBe(1);
    }),
    { numRuns: 20 },
  );
});

it('adds a glyph once that several quires need', () => {
  const uses: readonly Use[] = [
    { of: [30, 40], deep: true, text: 'لا' },
    { empty: 123, text: 'ل' },
  ];
  const size = (count: number) =>
    joined(Array.from({ length: count }, () => mended({ count: MOST, uses }))).length;
  // Another page, its font and its codes, but no program.
  expect(size(3) - size(2)).toBeLessThan(2000);
});

it('keeps apart what is drawn otherwise, under whatever name', () => {
  const uses: readonly Use[] = [{ glyph: 40, text: 'ا' }];
  const quires = [mended({ count: LEAST, uses }), mended({ count: MOST, uses }, BOLD)];
  const named = quires.map(({ bytes, fonts }) => ({
    bytes,
    fonts: fonts.map((font) => ({ ...font, face: 'Face' })),
  }));
  const together = joined(named);
  expect(programsIn(together).size).toBe(2);
  expect(shownPages(together)).toEqual(quires.flatMap(({ bytes }) => shownPages(bytes)));
});

it('gives each subset a name of its own', () => {
  const uses: readonly Use[] = [{ glyph: 40, text: 'ا' }];
  const quires = Array.from({ length: 3 }, () => mended({ count: LEAST, uses }));
  const pdf = new PdfFile(joined(quires));
  const names = pdf.pages().map((page) => {
    const font = pdf.dict(pdf.dict(pdf.dict(pdf.dict(page).get('Resources')).get('Font')).get('F1'));
    const [descendant] = font.get('DescendantFonts') as PdfRef[];
    const descriptor = pdf.dict(pdf.dict(descendant).get('FontDescriptor'));
    const said = [font.get('BaseFont'), pdf.dict(descendant).get('BaseFont'), descriptor.get('FontName')];
    return new Set(said.map((one) => (one as PdfName).name));
  });
  expect(names.map((one) => [...one])).toEqual([['AAAAAA+Face'], ['BAAAAA+Face'], ['CAAAAA+Face']]);
});
