import { Document, type Font } from 'mupdf';

/**
 * The word spaces of justified lines, read from a PDF alone: whoever made it. A word space is the room between two glyphs (by their
 * advance widths) that no glyph fills; a line is full if it ends at an edge at which others of its page end.
 */

/** A justified line that is as wide as its measure. */
export interface FullLine {
  /** From 1. */
  readonly page: number;
  readonly size: number;
  /** Its word spaces: the middle one, and the narrowest, in em. */
  readonly space: number;
  readonly least: number;
  readonly text: string;
}

export interface Glyph {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** What is narrower is no space between words: em. */
const LEAST_GAP = 0.08;

/** Room for rounding where lines end, pt; how far punctuation may hang beyond, em. */
const EDGE = 0.5;
const HANG = 0.5;

/** How many lines of a page have to end at an edge. */
const MATES = 3;

/** Sizes with less than this share of the letters are not those of text or notes. */
const SHARE = 0.01;

/** Lines with fewer words say little of their spaces. */
const LEAST_WORDS = 4;

/** What is narrower than this share of a line's middle space stands between letters, or before a mark. */
const LETTERS = 0.6;

/** A line with one space so much wider than the others is no justified one: an entry of a list of contents, a row. */
const UNEVEN = 1.9;

/** The full lines of right-to-left text in a PDF. */
export function fullLines(bytes: Uint8Array): readonly FullLine[] {
  const pages = glyphsOf(bytes);
  const sizes = commonSizes(pages.flat());
  return pages.flatMap((glyphs, index) => {
    const lines = linesOf(glyphs, sizes);
    const edges = (size: number) => lines.filter((one) => one.size === size).map((one) => one.left);
    return lines
      .filter((line) => {
        const mates = edges(line.size).filter((left) => Math.abs(left - line.left) <= EDGE);
        const hangs = edges(line.size).filter(
          (left) => left > line.left && left - line.left <= HANG * line.size,
        );
        return mates.length >= MATES || hangs.length >= MATES;
      })
      .flatMap(({ size, glyphs: own }): FullLine[] => {
        const gaps = gapsOf(own, size).sort((a, b) => a - b);
        if (gaps.length < LEAST_WORDS - 1 || !isRightToLeft(own)) return [];
        const space = gaps[Math.floor(gaps.length / 2)]!;
        if (gaps.at(-1)! > UNEVEN * space || gaps[Math.floor(gaps.length / 4)]! < space / UNEVEN) return [];
        const text = own.map((one) => one.text).join('');
        const least = gaps.find((gap) => gap > LETTERS * space)!;
        return [{ page: index + 1, size, space, least, text }];
      });
  });
}

/** For each page what is drawn on it, but for white space. */
export function glyphsOf(bytes: Uint8Array): readonly (readonly Glyph[])[] {
  const document = Document.openDocument(bytes, 'application/pdf');
  return Array.from({ length: document.countPages() }, (_, page) => {
    const glyphs: Glyph[] = [];
    const onChar = (text: string, origin: readonly number[], _font: Font, size: number, quad: number[]) => {
      if (/^[\s\u200e\u200f]*$/.test(text)) return;
      const across = [quad[0]!, quad[2]!, quad[4]!, quad[6]!];
      glyphs.push({ text, left: Math.min(...across), right: Math.max(...across), y: origin[1]!, size });
    };
    document.loadPage(page).toStructuredText('preserve-whitespace').walk({ onChar });
    return glyphs;
  });
}

const rounded = (size: number) => Math.round(size * 10) / 10;

function commonSizes(glyphs: readonly Glyph[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const { size } of glyphs) counts.set(rounded(size), (counts.get(rounded(size)) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > SHARE * glyphs.length).map(([size]) => size));
}

/** The lines of a page in some sizes, each with what stands on it from left to right. */
function linesOf(
  glyphs: readonly Glyph[],
  sizes: ReadonlySet<number>,
): readonly { readonly size: number; readonly left: number; readonly glyphs: readonly Glyph[] }[] {
  const lines: Glyph[][] = [];
  for (const one of glyphs.toSorted((a, b) => a.y - b.y || b.size - a.size)) {
    const last = lines.at(-1);
    if (last && one.y - last[0]!.y < one.size * 0.6) last.push(one);
    else lines.push([one]);
  }
  return lines
    .map((line) => line.toSorted((a, b) => a.left - b.left))
    .map((line) => ({
      size: rounded(Math.max(...line.map(({ size }) => size))),
      left: line[0]!.left,
      glyphs: line,
    }))
    .filter(({ size }) => sizes.has(size));
}

/** The spaces between the words of a line, in em; that before a mark of a note is none. */
function gapsOf(glyphs: readonly Glyph[], size: number): number[] {
  const gaps: number[] = [];
  let end = glyphs[0]!.right;
  for (const [index, { left, right }] of glyphs.entries()) {
    const isMark = index > 0 && glyphs[index - 1]!.size < 0.8 * size;
    if (left - end > LEAST_GAP * size && !isMark) gaps.push((left - end) / size);
    end = Math.max(end, right);
  }
  return gaps;
}

/** Whether most letters of a line are of a right-to-left script. */
function isRightToLeft(glyphs: readonly Glyph[]): boolean {
  const of = glyphs.filter(({ text }) => /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text));
  return of.length > glyphs.length / 2;
}
