import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modulePath } from '../../scripts/engine/module-path.ts';
import type { FontCodes } from '../../scripts/targets/pdf/text/font-codes.ts';
import { opcode, Scanner } from '../../scripts/targets/pdf/text/scanner.ts';
import { parseToUnicode, writeToUnicode } from '../../scripts/targets/pdf/text/to-unicode.ts';
import { TrueType } from '../../scripts/targets/pdf/text/true-type.ts';
import { ContentWriter } from '../../scripts/targets/pdf/text/write-content.ts';

describe('ToUnicode', () => {
  it('reads what it wrote', () => {
    const texts = fc.dictionary(
      fc.integer({ min: 0, max: 0xffff }).map(String),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
    );
    fc.assert(
      fc.property(texts, (entries) => {
        const map = new Map(Object.entries(entries).map(([code, text]) => [Number(code), text]));
        expect(parseToUnicode(writeToUnicode(map))).toEqual(map);
      }),
    );
  });

  it('reads ranges', () => {
    const cmap = '1 beginbfrange\n<0010> <0012> <0627>\nendbfrange';
    expect([...parseToUnicode(cmap).values()].join('')).toBe('\u0627\u0628\u0629');
  });
});

describe('content streams', () => {
  function* operations(source: string) {
    const scanner = new Scanner(Buffer.from(source, 'latin1'));
    while (scanner.next()) yield scanner;
  }

  it('are read operation by operation', () => {
    const seen: unknown[] = [];
    for (const one of operations('-.5 12 Td <00410042> Tj /F5 14.66 Tf [<0041>-12.5<0042>]TJ'))
      seen.push([one.operator, one.numbers.slice(0, one.count), one.codes.slice(0, one.shown), one.name]);
    expect(seen).toEqual([
      [opcode('Td'), [-0.5, 12], [], ''],
      [opcode('Tj'), [], [0x41, 0x42], ''],
      [opcode('Tf'), [14.66], [], 'F5'],
      [opcode('TJ'), [-12.5], [0x41, 0x42], ''],
    ]);
  });

  it.each([
    ['/Span<</ActualText <FEFF06440627>>>BDC', 'لا'],
    ['/Span<</ActualText <6669>>>BDC', 'fi'],
    ['/Span<</ActualText (\\()>>BDC', '('],
  ])('give the text of %s', (source, text) => {
    const [one] = operations(source);
    expect(one!.actualText).toBe(text);
  });

  it('give the identifier of marked content and its tag', () => {
    const [one] = operations('/NonStruct <</MCID 12 >>BDC');
    expect([one!.mcid, one!.name]).toEqual([12, 'NonStruct']);
  });
});

describe('an embedded font', () => {
  const bytes = readFileSync(modulePath('vazirmatn/fonts/ttf/Vazirmatn-Regular.ttf'));

  it('takes glyphs made of others, and keeps those that it has', () => {
    const font = new TrueType();
    font.add(bytes);
    const advances = [3, 30, 300].map((glyph) => font.advance(glyph));
    const empty = font.added({ components: [], advance: 246 });
    const both = font.added({
      components: [
        { glyph: 30, dx: 0, dy: 0 },
        { glyph: 300, dx: 12, dy: -34 },
      ],
      advance: 777,
    });
    const again = new TrueType();
    again.add(font.write());
    expect([3, 30, 300].map((glyph) => again.advance(glyph))).toEqual(advances);
    expect([empty, both].map((glyph) => again.advance(font.indexOf(glyph)))).toEqual([246, 777]);
    expect(font.indexOf(both)).toBe(font.indexOf(empty) + 1);
  });

  it('is a sound file: the sum of all words is the one that the format asks for', () => {
    const font = new TrueType();
    font.add(bytes);
    const file = font.write();
    let sum = 0;
    for (let at = 0; at + 4 <= file.length; at += 4) sum = (sum + file.readUInt32BE(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });
});

describe('a run that is written', () => {
  const SIZE = 11.5;
  /** Each glyph as wide as its index, in thousandths of an em, and shown by it. */
  const font = { code: (glyph: number) => glyph, width: (glyph: number) => glyph } as unknown as FontCodes;

  /** Where the glyphs stand that a content shows (ISO 32000-1, 9.4.4), for whom a shift moves what follows it. */
  function placesIn(content: string, start: number): number[] {
    const places: number[] = [];
    let x = start;
    for (const [, codes, shift] of content.matchAll(/<([0-9a-f]+)>|(-?[\d.]+)(?=[<\]])/g)) {
      if (shift) x -= (Number(shift) / 1000) * SIZE;
      for (const code of codes?.match(/.{4}/g) ?? []) {
        places.push(x);
        x += (Number.parseInt(code, 16) / 1000) * SIZE;
      }
    }
    return places;
  }

  it('has each glyph within a tenth of a thousandth of an em of its place', () => {
    const glyph = fc.record({
      glyph: fc.integer({ min: 1, max: 1200 }),
      gap: fc
        .oneof(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -90_000, max: 90_000 }))
        .map((hundredths) => hundredths / 100),
    });
    fc.assert(
      fc.property(fc.array(glyph, { minLength: 1, maxLength: 80 }), (glyphs) => {
        let x = 20;
        const cells = glyphs.map(({ glyph, gap }) => {
          const cell = { glyph, text: 'ا', x, y: 0 };
          x += ((glyph + gap) / 1000) * SIZE;
          return cell;
        });
        const writer = new ContentWriter();
        const run = { font, fontName: 'F1', size: SIZE, matrix: [1, 0, 0, -1, 0, 0], rtl: true, cells };
        writer.run({ run, paint: '' });
        const [, shown] = /\[(.*)\]TJ/s.exec(writer.take().toString('latin1'))!;
        const places = placesIn(`${shown}]`, cells[0]!.x);
        expect(places).toHaveLength(cells.length);
        for (const [index, place] of places.entries())
          expect(Math.abs(place - cells[index]!.x)).toBeLessThan(SIZE / 10_000);
      }),
    );
  });
});
