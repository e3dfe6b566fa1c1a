import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContentSegment } from '../../scripts/targets/pdf/text/content.ts';
import type { FontCodes } from '../../scripts/targets/pdf/text/font-codes.ts';
import type { PrintedRun } from '../../scripts/targets/pdf/text/text-object.ts';
import { withOwnTexts } from '../../scripts/targets/pdf/text/turned-texts.ts';

/** A typeface in which each character has the glyph of its number. */
const font = { isBlank: (glyph: number) => glyph === 0x20 } as unknown as FontCodes;

/** A run of a text that is read from the right: its glyphs from left to right, each with what is said of it. */
function run(text: string, said = text, rtl = false): PrintedRun {
  const characters = [...said].reverse();
  const glyphs = [...text].reverse().map((own, at) => ({
    glyph: own.codePointAt(0)!,
    text: characters[at]!,
    x: at,
    y: 0,
    cluster: undefined,
  }));
  return { font, fontName: 'F', size: 10, matrix: [1, 0, 0, 1, 0, 0], rtl, glyphs };
}

function page(...runs: readonly PrintedRun[]): readonly ContentSegment[] {
  return [{ sequences: [{ open: '', mcid: 1, pieces: [{ paint: '', runs }] }], paint: '' }];
}

/** What the runs of a page say, in the order of reading. */
function texts(parts: readonly ContentSegment[]): readonly string[] {
  return parts.flatMap((part) =>
    'raw' in part
      ? []
      : part.sequences.flatMap(({ pieces }) =>
          pieces.flatMap((piece) =>
            'runs' in piece
              ? piece.runs.map(({ glyphs }) =>
                  glyphs
                    .map(({ text }) => text)
                    .reverse()
                    .join(''),
                )
              : [],
          ),
        ),
  );
}

const KNOWN = 'کرد. ناشران سیمین دربارهٔ برف تابستان';

describe('the texts of a run whose parts have changed places', () => {
  it.each([
    ['the first two letters at the end', 'کرد. ناشران', 'د. ناشرانکر'],
    ['the last two at the beginning', 'برف تابستان', 'انبرف تابست'],
    ['both', 'کرد. ناشران', 'اند. ناشرکر'],
    ['a word alone', 'برف', 'رفب'],
  ])('come back to their glyphs: %s', (_, text, said) => {
    const known = run(KNOWN, KNOWN, true);
    const [own] = texts(withOwnTexts(page(run(text, said), known)));
    expect(own).toBe(text);
  });

  it('come back wherever the parts end', () => {
    const letters = [...new Set(KNOWN)].filter((one) => /\p{L}/u.test(one));
    const text = fc.shuffledSubarray(letters, { minLength: 4 });
    fc.assert(
      fc.property(text, fc.nat(3), fc.nat(3), (own, first, last) => {
        fc.pre(first + last <= own.length);
        const middle = own.slice(first, own.length - last);
        const said = [...own.slice(own.length - last), ...middle, ...own.slice(0, first)];
        const parts = page(run(own.join(''), said.join('')), run(KNOWN, KNOWN, true));
        expect(texts(withOwnTexts(parts))[0]).toBe(own.join(''));
      }),
    );
  });

  it('are those of a run that is read from the right, though it is one ligature', () => {
    const lone = { ...run('لا'), glyphs: [{ glyph: 1, text: 'لا', x: 0, y: 0, cluster: { text: 'لا' } }] };
    const [part] = withOwnTexts(page(lone));
    const [piece] = (part as Extract<ContentSegment, { sequences: unknown }>).sequences[0]!.pieces;
    expect((piece as { runs: readonly PrintedRun[] }).runs[0]!.rtl).toBe(true);
  });

  it('are no matter of figures, of single letters and of marked runs', () => {
    const parts = page(run('۱۲۳'), run('ب'), run('Latin'), run(KNOWN, KNOWN, true));
    expect(withOwnTexts(parts)).toBe(parts);
  });
});
