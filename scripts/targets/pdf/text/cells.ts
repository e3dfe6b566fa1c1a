import type { FontCodes } from './font-codes.ts';
import type { Glyph, PrintedRun } from './text-object.ts';
import { WIDEST } from './true-type.ts';

/** One code to be shown: a glyph with its text. */
export interface GlyphCell {
  /** Index in the font. */
  readonly glyph: number;
  /** In the order of the glyphs, from left to right: what a reader of right-to-left runs turns round. */
  readonly text: string;
  /** Its origin, in text space. */
  readonly x: number;
  readonly y: number;
}

/** A run as it is to be written, from left to right. */
export interface Run extends Omit<PrintedRun, 'glyphs'> {
  readonly cells: GlyphCell[];
}

const MARK = /^\p{M}$/u;

/** Readers take less for an overprint, and more for a space: em. */
const MARK_WIDTH = 0.12;

/** A font has 65,535 glyphs at the most: letters with the spaces at their right are made in so many widths. Readers see no gap so small. */
const WIDTHS_TO_THE_EM = 64;

/** Right-to-left mark: with it, readers do not drop a space, and none shows it. */
export const RLM = '\u200f';

/** Zero-width joiner or non-joiner. */
function isJoiner(text: string): boolean {
  return text === '\u200c' || text === '\u200d';
}

/** The cells of a run: one for each letter, with its marks. */
export function cellsOf({ glyphs, ...run }: PrintedRun): Run {
  const cells: GlyphCell[] = [];
  const line = lineOf(glyphs, run);
  const groups = run.rtl ? withoutSlivers(groupsOf(glyphs), run) : groupsOf(glyphs);
  // A zero-width (non-)joiner belongs to the letter before it: in a right-to-left run that is the next one.
  let joiner = '';
  for (const { text, glyphs: group } of groups) {
    const first = group[0]!;
    if (group.length === 1 && text.length === 1 && !joiner && !isJoiner(text) && isOnLine(first, line, run)) {
      cells.push(text === first.text ? first : { ...first, text });
      continue;
    }
    if (!isJoiner(text)) {
      const made =
        run.rtl || isOfDots(group, text)
          ? cellsOfCluster(group, text, run, line)
          : plainCells(group, text, run, line);
      if (joiner) made[0] = { ...made[0]!, text: joiner + made[0]!.text };
      joiner = '';
      for (const cell of made) cells.push(cell);
    } else if (run.rtl) joiner = text;
  }
  return { ...run, cells: run.rtl ? fitMarks(fitLetters(cells, run), run) : cells };
}

/** Readers take letters of a word for apart from this gap on, and for turned back from this overlap on: em. */
const APART = 0.1;
const OVERLAP = 0.12;

/**
 * Letters of a word that stand far from each other, or one within the other, or with a kerned space within them, with the room that they
 * have: as if each ended where the next begins.
 */
function fitLetters(
  cells: readonly GlyphCell[],
  { font, size }: Omit<PrintedRun, 'glyphs'>,
): readonly GlyphCell[] {
  return cells.map((cell, at) => {
    const next = cells[at + 1];
    if (!next || !isOfWord(cell.text) || !isOfWord(next.text)) return cell;
    const room = (next.x - cell.x) / size;
    const gap = room - font.advance(cell.glyph) / font.unitsPerEm;
    if (room <= 0 || (gap < APART && gap > -OVERLAP)) return cell;
    if (gap > 0 && (cell.text === ' ' || next.text === ' ')) return cell;
    const advance = Math.round(room * font.unitsPerEm);
    return { ...cell, glyph: font.composite([{ glyph: cell.glyph, dx: 0, dy: 0 }], advance) };
  });
}

/** Glyphs that are one text. */
interface Group {
  readonly text: string;
  readonly glyphs: readonly Glyph[];
}

function groupsOf(glyphs: readonly Glyph[]): readonly Group[] {
  const groups: Group[] = [];
  for (let at = 0; at < glyphs.length; ) {
    let end = at + 1;
    const { cluster, text } = glyphs[at]!;
    while (cluster && end < glyphs.length && glyphs[end]!.cluster === cluster) end += 1;
    groups.push({ text: withoutForms(text), glyphs: glyphs.slice(at, end) });
    at = end;
  }
  return groups;
}

/** Whether a glyph stands on the line of its run; marks need not. */
function isOnLine(
  { y, text }: Glyph,
  line: number,
  { rtl, size }: Pick<PrintedRun, 'rtl' | 'size'>,
): boolean {
  return !rtl || Math.abs(y - line) < size / 1000 || isMarks(text);
}

/** The line that most letters of a run stand on. In Nastaliq only some do: those that end a word, and spaces. */
function lineOf(glyphs: readonly Glyph[], { font }: Omit<PrintedRun, 'glyphs'>): number {
  const first = glyphs[0]?.y ?? 0;
  if (glyphs.every(({ y }) => y === first)) return first;
  const counts = new Map<number, number>();
  for (const { y, glyph } of glyphs) if (font.advance(glyph) > 0) counts.set(y, (counts.get(y) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? first;
}

/** Readers take a letter that is narrower than this for an overprint: em. */
const NARROW = 0.1;

const LETTERS = /^[\p{L}\u0640]+$/u;

/** Letters with what goes with them: marks, (non-)joiners. */
const JOINED = /^[\p{L}\p{M}\u0640\u200c\u200d]+$/u;

/** What words of a line are made of. */
function isOfWord(text: string): boolean {
  return text === ' ' || JOINED.test(text);
}

/** Letters of which one is hardly wide, since those beside it draw its most part, as one group: their room is shared out among them. */
function withoutSlivers(groups: readonly Group[], { font }: Omit<PrintedRun, 'glyphs'>): readonly Group[] {
  const isSliver = ({ text, glyphs }: Group) =>
    LETTERS.test(text) &&
    glyphs.reduce((sum, { glyph }) => sum + font.advance(glyph), 0) < NARROW * font.unitsPerEm;
  if (!groups.some(isSliver)) return groups;
  const whole: Group[] = [];
  for (const group of groups) {
    const left = whole.at(-1);
    if (left && (isSliver(left) || isSliver(group)) && LETTERS.test(left.text) && LETTERS.test(group.text))
      whole.splice(-1, 1, { text: group.text + left.text, glyphs: [...left.glyphs, ...group.glyphs] });
    else whole.push(group);
  }
  return whole;
}

/**
 * Readers lay a mark out at the end of what stands at its left. Where that is a space, they take what is left over for one
 * space more: so the letter before it is as wide as both, and says the space too. Where it is punctuation, the mark says
 * that it does not go with it.
 */
function fitMarks(cells: readonly GlyphCell[], run: Omit<PrintedRun, 'glyphs'>): GlyphCell[] {
  const fitted: GlyphCell[] = [];
  for (const cell of cells) {
    const before = fitted.at(-1);
    if (before && isMarked(cell)) {
      if (before.text === ' ') fitted.splice(-2, 2, ...widened(fitted.at(-2), before, cell, run));
      else if (/^\p{P}/u.test(before.text)) {
        fitted.push({ ...cell, text: RLM + cell.text });
        continue;
      }
    }
    fitted.push(cell);
  }
  return fitted;
}

/** A letter and the space at its right as one cell that reaches up to a mark; a space alone, if there is no letter. */
function widened(
  letter: GlyphCell | undefined,
  space: GlyphCell,
  mark: GlyphCell,
  { font, size }: Omit<PrintedRun, 'glyphs'>,
): GlyphCell[] {
  const step = font.unitsPerEm / WIDTHS_TO_THE_EM;
  const advance = Math.round(Math.round(((mark.x - (letter ?? space).x) / size) * WIDTHS_TO_THE_EM) * step);
  // A line of two words may have been stretched beyond any width that a glyph can have.
  if (advance <= 0 || advance > WIDEST) return letter ? [letter, space] : [space];
  if (!letter) return [{ ...space, glyph: font.empty(advance), text: `${RLM} ` }];
  const glyph = font.composite([{ glyph: letter.glyph, dx: 0, dy: 0 }], advance);
  return [{ ...letter, glyph, text: `${letter.text} ` }];
}

function isMarked({ text }: GlyphCell): boolean {
  const first = text.charCodeAt(0);
  // Most letters lie before and behind the marks of Arabic.
  return first >= 0x0300 && !(first >= 0x0620 && first < 0x064b) && first !== 0x200c && MARK.test(text[0]!);
}

/** Whether text is nothing but marks; forms of them may come with a space to stand on. */
function isMarks(text: string): boolean {
  return /^ ?\p{M}+$/u.test(withoutForms(text));
}

/** Letters for the forms that fonts have of them: `ﬁ` -> `fi` (Unicode 16, 22.1 and 9.2). */
function withoutForms(text: string): string {
  const first = text.charCodeAt(0);
  return first >= 0xfb00 && first <= 0xfefc ? text.normalize('NFKC') : text;
}

/** Whether a letter of the Arabic script is drawn of several glyphs: its form and its dots. One alone on a line is in no right-to-left run. */
function isOfDots(glyphs: readonly Glyph[], text: string): boolean {
  return glyphs.length > 1 && /^\p{Script=Arabic}\p{M}*$/u.test(text);
}

/** Left to right, a text may have several letters: readers keep their order. A letter that marks of its own are drawn on is one with them. */
function plainCells(
  glyphs: readonly Glyph[],
  text: string,
  run: Omit<PrintedRun, 'glyphs'>,
  line: number,
): GlyphCell[] {
  const letters = lettersOf(text);
  if (letters.length > 0 && letters.length < glyphs.length) return [{ ...joined(glyphs, run, line), text }];
  return glyphs.map(({ glyph, x, y }, index) => ({
    glyph,
    text: index < glyphs.length - 1 ? (letters[index] ?? '') : letters.slice(index).join(''),
    x,
    y,
  }));
}

function cellsOfCluster(
  glyphs: readonly Glyph[],
  text: string,
  run: Omit<PrintedRun, 'glyphs'>,
  line: number,
): GlyphCell[] {
  const isPlain = glyphs.length === 1 && isOnLine(glyphs[0]!, line, run);
  const { glyph, x, y } = isPlain ? glyphs[0]! : joined(glyphs, run, line);
  const texts = lettersOf(text).reverse().flatMap(marksFirst);
  if (texts.length <= 1) return [{ glyph, text: texts[0] ?? '', x, y }];
  let at = x;
  return run.font.split(glyph, widthsOf(texts, glyph, run.font)).map((part, index) => {
    const cell = { glyph: part, text: texts[index]!, x: at, y };
    at += (run.font.advance(part) * run.size) / run.font.unitsPerEm;
    return cell;
  });
}

/** A letter and its marks, from left to right: readers lay out marks by themselves. */
function marksFirst(letter: string): string[] {
  const marks = [...letter].filter((one) => MARK.test(one)).reverse();
  const rest = reversed(letter.replace(/\p{M}/gu, ''));
  return marks.length > 0 ? [marks.join(''), rest] : [rest];
}

/** How a glyph's advance is shared out: a sliver for marks, the rest for the letters alike. */
function widthsOf(texts: readonly string[], glyph: number, font: FontCodes): readonly number[] {
  const advance = font.advance(glyph);
  const isMark = texts.map((text) => MARK.test(text[0]!));
  const marks = isMark.filter(Boolean).length;
  const sliver = Math.round(Math.min(MARK_WIDTH * font.unitsPerEm, advance / (texts.length + 1)));
  const letter = Math.floor((advance - marks * sliver) / (texts.length - marks));
  const widths = isMark.map((mark) => (mark ? sliver : letter));
  const before = widths.slice(0, -1);
  return [...before, advance - before.reduce((sum, one) => sum + one, 0)];
}

/** Several glyphs that are one letter, or a letter with its marks, as one glyph that stands on the line. */
function joined(
  glyphs: readonly Glyph[],
  run: Pick<PrintedRun, 'font' | 'size' | 'rtl'>,
  line: number,
): { glyph: number; x: number; y: number } {
  const { font, size } = run;
  const scale = font.unitsPerEm / size;
  // Fonts may give marks a width that is not used, and have marks that they do not name, as the dots of letters are: those have no width, or stand off the line.
  const letters = glyphs.filter(({ glyph }) => !isMarks(font.textOf(glyph)));
  const wide = letters.filter(({ glyph }) => font.advance(glyph) > 0);
  const onLine = wide.filter((one) => isOnLine(one, line, run));
  const bases = [onLine, wide, letters].find(({ length }) => length > 0) ?? [];
  const base = bases[0] ?? glyphs[0]!;
  const y = isOnLine(base, line, run) ? base.y : line;
  const components = glyphs.map(({ glyph, x, y: own }) => ({
    glyph,
    dx: Math.round((x - base.x) * scale),
    dy: Math.round((own - y) * scale),
  }));
  const ends = bases.map(({ glyph, x }) => (x - base.x) * scale + font.advance(glyph));
  const whole = font.composite(components, Math.round(Math.max(0, ...ends)));
  return { glyph: whole, x: base.x, y };
}

/** A text letter by letter, each with the marks and joiners that follow it. */
function lettersOf(text: string): string[] {
  const letters: string[] = [];
  for (const one of text)
    if (letters.length > 0 && (MARK.test(one) || isJoiner(one))) letters.push(letters.pop() + one);
    else letters.push(one);
  return letters;
}

function reversed(text: string): string {
  return text.length === 1 ? text : [...text].reverse().join('');
}
